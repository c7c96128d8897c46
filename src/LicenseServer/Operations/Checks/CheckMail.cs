using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether letters go out.</summary>
internal static class CheckMail
{
    private static readonly TimeSpan TooLong = TimeSpan.FromHours(1);

    internal static IEnumerable<Finding> Run(Session session, IMailTransport transport, DateTimeOffset now)
    {
        var state = OutboxState.Read(session);
        if (state.Stuck > 0)
        {
            yield return Finding.Advice(
                "mail", $"{Letters(state.Stuck)} refused again and again and {(state.Stuck == 1 ? "is" : "are")} tried once a day",
                "'jklab mail list' says why; correct the customer's address, or ask him for another");
        }

        if (state.Oldest is { } oldest && now - oldest > TooLong)
        {
            yield return Finding.Advice(
                "mail", $"a letter has been waiting for {(now - oldest).TotalHours:0.#} hours",
                "is the server running? 'jklab mail list' says what kept it, 'jklab mail test --to ADDRESS' whether it still does");
        }
        else if (state.Stuck == 0)
        {
            yield return Finding.Ok("mail", $"letters go to {transport.Place}, {(state.Waiting == 0 ? "none waits" : state.Waiting == 1 ? "1 waits" : $"{state.Waiting} wait")}");
        }
    }

    private static string Letters(long count) => count == 1 ? "1 letter was" : $"{count} letters were";
}
