using System.Text.Json;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>What a command left behind.</summary>
/// <param name="Status">The exit status.</param>
/// <param name="Out">stdout.</param>
/// <param name="Error">stderr.</param>
public sealed record CommandResult(int Status, string Out, string Error)
{
    /// <summary>stdout as the one JSON document that it is.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Itself, after making sure that it succeeded.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(Status == 0, $"exit status {Status}: {Error}");
        return this;
    }

    /// <summary>Itself, after making sure that it was refused in the prescribed form, with these words and a hint.</summary>
    public CommandResult Failed(string message, int status = 1)
    {
        Assert.True(Status == status, $"exit status {Status} instead of {status}: {Error}{Out}");
        Assert.Empty(Out);
        var line = Assert.Single(Error.Split('\n'), line => line.StartsWith("jklab: error: "));
        Assert.Contains(message, line);
        Assert.Contains("\njklab: hint: ", "\n" + Error);
        return this;
    }
}
