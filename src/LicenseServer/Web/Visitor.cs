namespace JkLab.LicenseServer.Web;

/// <summary>What is kept of whoever asked: enough for a customer to know himself again, too little to find anybody.</summary>
/// <param name="Network">The address, cut to /24 or /48.</param>
/// <param name="Browser">Browser and system, without versions; empty where it is neither known.</param>
public sealed record Visitor(string Network, string Browser)
{
    // The first that is named counts: Edge and Opera also call themselves Chrome, Chrome also Safari, Android also Linux.
    private static readonly (string Word, string Name)[] Browsers =
        [("Firefox/", "Firefox"), ("Edg", "Edge"), ("OPR/", "Opera"), ("YaBrowser/", "Yandex"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Word, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>Whoever sent a request.</summary>
    public static Visitor Of(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        string?[] words = [Find(Browsers, agent), Find(Systems, agent)];
        return new Visitor(ClientAddress.ForLog(context.Connection.RemoteIpAddress), string.Join(", ", words.Where(word => word is not null)));
    }

    private static string? Find((string Word, string Name)[] known, string agent) => known.FirstOrDefault(one => agent.Contains(one.Word, StringComparison.Ordinal)).Name;
}
