using System.Globalization;
using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient.Tests;

/// <summary>The code of docs/embedding.md. Each region stands there literally; EmbeddingGuideTests compares them and runs them.</summary>
internal sealed class EmbeddingGuide(LicenseClient client)
{
    // snippet: options
    public static LicenseClientOptions Options() => new()
    {
        Product = "KBRS",
        ProductNumber = 1,
        Editions = new Dictionary<int, string> { [1] = "Standard", [2] = "Professional" },
        Keys = new KeyRing(PublicKey.FromPem(CurrentKey), PublicKey.FromPem(StandbyKey)),
        BuildDay = Day.Of(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero)),
        Server = new Uri("https://licence.example.com/"),
    };

    private const string CurrentKey = """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEAA06FEc1EwlTZsqeVzx6IwWU4vRhs6REM+CyjoDz/Vhw=
        -----END PUBLIC KEY-----
        """;

    private const string StandbyKey = """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEAZut41vtjG7rUflXGtdx/qcHmgX9x/Zu64JePDchz78A=
        -----END PUBLIC KEY-----
        """;
    // end

    // snippet: start
    public string Start()
    {
        var status = client.Check();
        if (!status.IsLicensed) return ShowActivationWindow(status.Message, status.NextStep);
        if (status.State == LicenseState.Trial) return $"KBRS CRM {status.Edition} – {status.Message}";
        return $"KBRS CRM {status.Edition}, licensed to {status.Licensee ?? "you"}";
    }
    // end

    // snippet: editions
    public bool MayExport()
    {
        var status = client.Check();
        return status.IsLicensed && (status.EditionNumber >= 2 || status.HasFeature(0));
    }
    // end

    // snippet: activate
    public async Task<string> ActivateClicked(string typedKey, CancellationToken windowClosed)
    {
        var status = await client.ActivateAsync(typedKey, label: "Reception", windowClosed);
        if (status.Outcome == LicenseOutcome.Done && status.IsLicensed) return status.Message;
        if (status.Suggestion is { } likely) return Ask($"Did you mean {likely}?", likely);
        return status.Message + "\n" + status.NextStep;
    }
    // end

    // snippet: outcomes
    public static bool IsWorthTryingLater(LicenseStatus status) => status.Outcome switch
    {
        LicenseOutcome.NotReachable => true,  // no network; the licence on this computer is what it was before
        LicenseOutcome.ServerBusy => true,    // status.RetryAfter says how long the server asks to wait, if it does
        LicenseOutcome.ProxyInTheWay => true, // once somebody has signed in to the network
        LicenseOutcome.ClockWrong => false,   // set the clock first
        LicenseOutcome.Refused => false,      // the server said no; status.Problem is its stable code
        LicenseOutcome.Rejected => false,     // what was typed is not it; status.Problem says why
        LicenseOutcome.NotSaved => false,     // valid until the program ends; the disk needs attention
        _ => false,
    };
    // end

    // snippet: rows
    public static string HintFor(string typed, int line)
    {
        var row = ActivationCodeReader.ReadRow(typed, line);
        return row.State switch
        {
            RowState.Empty => "",
            RowState.Incomplete => row.Group is { } odd ? $"… group {odd} should have five characters" : "…",
            RowState.Good => row.IsLast ? "✓ last line" : "✓",
            RowState.OtherLine => $"✗ this is line {row.Line}, not line {line}",
            _ when row.Suggestion is { } meant => $"✗ did you mean {meant}?",
            _ => "✗ compare this line with the original",
        };
    }
    // end

    // snippet: row-count
    public static int RowsToShow(IReadOnlyList<string> rows)
    {
        for (var line = 1; line <= rows.Count; line++)
        {
            var row = ActivationCodeReader.ReadRow(rows[line - 1], line);
            if (row is { State: RowState.Good, IsLast: true }) return line;
            if (row.State != RowState.Good) return Math.Max(5, line);
        }

        return Math.Min(11, Math.Max(5, rows.Count + 1));
    }
    // end

    // snippet: enter
    public string EnterClicked(IEnumerable<string> rows)
    {
        var status = client.EnterCode(string.Join("\n", rows));
        if (status.Outcome != LicenseOutcome.Done) return status.Message + "\n" + status.NextStep;

        var mended = status.Reading!.Repairs.Where(repair => repair.Line is not null).Select(repair => $"line {repair.Line} is {repair.Meant}");
        return mended.Any() ? status.Message + "\nCorrected: " + string.Join("; ", mended.Distinct()) : status.Message;
    }
    // end

    // snippet: file
    public string EnterFile(string path)
    {
        using var reader = new StreamReader(path);
        var text = new char[16 * 1024];
        var length = reader.ReadBlock(text, 0, text.Length);
        return EnterClicked([new string(text, 0, length)]);
    }
    // end

    // snippet: trial
    public async Task<string> TrialClicked(CancellationToken windowClosed)
    {
        var status = await client.StartTrialAsync(windowClosed);
        return status.IsLicensed ? status.Message : status.Message + "\n" + status.NextStep;
    }
    // end

    // snippet: deactivate
    public async Task<string> DeactivateClicked(string? typedKey, CancellationToken windowClosed)
    {
        var status = await client.DeactivateAsync(typedKey, windowClosed);
        if (status.Problem == "license-key-needed") return AskForLicenseKey(status.Message);
        return status.Message + "\n" + status.NextStep;
    }
    // end

    // snippet: validate
    public async Task ValidateInTheBackground(CancellationToken programEnds)
    {
        var status = await client.ValidateAsync(stop: programEnds);
        if (status.Outcome == LicenseOutcome.Refused) ShowInStatusBar(status.Message);
    }
    // end

    // snippet: deactivate-offline
    public string DeactivateWithoutInternetClicked()
    {
        var status = client.DeactivateOffline();
        return status.Receipt is { } receipt ? $"Receipt: {receipt}\n{status.NextStep}" : status.Message;
    }
    // end

    // snippet: phone
    public string ScreenWithoutInternet() =>
        $"System-ID: {client.SystemId}\nor scan this code with a phone:\n{QrCode(client.ActivationAddress)}";
    // end

    // snippet: revocations
    public static LicenseClientOptions OptionsWithRevocations()
    {
        var options = Options();
        options.Revocations = ReadResource("revocations.jklab");
        return options;
    }
    // end

    // snippet: fetch-revocations
    public async Task<LicenseStatus> FetchRevocations(HttpClient http, CancellationToken programEnds)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://licence.example.com/api/v1/revocations");
        if (listTag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", listTag);
        using var response = await http.SendAsync(request, programEnds);
        if (response.StatusCode != HttpStatusCode.OK) return client.Check();

        listTag = response.Headers.ETag?.ToString();
        return client.UpdateRevocations(await response.Content.ReadAsStringAsync(programEnds));
    }

    private string? listTag;
    // end

    // snippet: words
    public static LicenseText? OurWords(LicenseStatus status) => status.Problem switch
    {
        "seats-exhausted" => new LicenseText("All workstations of your licence are in use.", "Call us, we set up another one: 030 1234567."),
        _ => null, // the built-in text
    };
    // end

    // snippet: old-keys
    public static LicenseClientOptions OptionsWithOldKeys()
    {
        var options = Options();
        options.IsOldKey = text => text.StartsWith("KBRS-", StringComparison.OrdinalIgnoreCase);
        return options;
    }
    // end

    // snippet: settings
    public static LicenseClientOptions OptionsInRussian()
    {
        var options = Options();
        options.Culture = CultureInfo.GetCultureInfo("ru");
        options.Texts = OurWords;
        return options;
    }
    // end

    // snippet: testing
    public static LicenseClient ForTests(string folder, KeyRing testKeys, TimeProvider clock)
    {
        var options = Options();
        options.Keys = testKeys;
        options.StateFolder = folder;
        options.TimeProvider = clock;
        options.Components = [new ComponentReader(SystemComponent.SmbiosUuid, () => "4C4C4544-0051-3510-8052-B4C04F4B4D32")];
        options.Server = null;
        return new LicenseClient(options);
    }
    // end

    // What a real program has windows for.
    private static string ShowActivationWindow(string message, string nextStep) => message + "\n" + nextStep;

    private static string Ask(string question, string value) => question + "\n" + value;

    /// <summary>What was shown last.</summary>
    public string StatusBar { get; private set; } = "";

    private void ShowInStatusBar(string message) => StatusBar = message;

    private static string ReadResource(string name) => "the text of " + name;

    private static string AskForLicenseKey(string message) => message;

    private static string QrCode(Uri? address) => "[" + address + "]";
}
