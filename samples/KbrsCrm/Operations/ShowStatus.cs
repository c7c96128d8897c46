using JkLab.ActivationClient;

namespace JkLab.KbrsCrm.Operations;

/// <summary>How this computer stands, as a CRM looks at every start: no network, no waiting.</summary>
internal static class ShowStatus
{
    internal static int Run(Crm crm)
    {
        var status = crm.Client.Check();
        var exit = Report.Print(crm, status);
        foreach (var line in Details(crm, status)) Console.WriteLine("  " + line);
        return exit;
    }

    /// <summary>The licence, line by line; nothing where there is no genuine code.</summary>
    internal static IEnumerable<string> Details(Crm crm, LicenseStatus status)
    {
        if (status.Edition is null) yield break;
        var words = crm.Words;
        var features = Enumerable.Range(0, 16).Where(status.HasFeature).ToList();
        yield return Row(words.Edition, status.Edition);
        yield return Row(words.Licensee, status.Licensee ?? "—");
        yield return Row(words.LicenseNumber, status.License?.ToString() ?? "—");
        yield return Row(words.Features, features.Count == 0 ? "—" : string.Join(", ", features));
        yield return Row(words.ValidUntil, status.ExpiresOn is { } last ? crm.Language.Date(last) : words.Unlimited);
        yield return Row(words.UpdatesUntil, status.UpdatesUntil is { } build ? crm.Language.Date(build) : words.Unlimited);
    }

    private static string Row(string name, string value) => (name + ":").PadRight(18) + value;
}
