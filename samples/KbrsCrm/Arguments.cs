namespace JkLab.KbrsCrm;

/// <summary>What stood on the command line.</summary>
internal sealed record Arguments
{
    internal const string DefaultServer = "http://127.0.0.1:5080";
    internal const string DefaultPublicKey = "publickey.pem";

    internal string? Verb { get; private init; }

    internal IReadOnlyList<string> Operands { get; private init; } = [];

    internal string? Language { get; private init; }

    internal Uri Server { get; private init; } = new(DefaultServer);

    /// <summary>Below the user's own data, so that trying it needs no rights. A real program leaves the folder to the client.</summary>
    internal string State { get; private init; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "JK-LAB", "KbrsCrm sample");

    internal string PublicKey { get; private init; } = DefaultPublicKey;

    internal bool IsOffline { get; private init; }

    internal bool WantsHelp { get; private init; }

    /// <summary>The argument that could not be understood, or null.</summary>
    internal string? Wrong { get; private init; }

    internal static Arguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments();
        var operands = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var arg = args[i];
            if (!arg.StartsWith("--", StringComparison.Ordinal) && arg is not "-h")
            {
                if (parsed.Verb is null) parsed = parsed with { Verb = arg };
                else operands.Add(arg);
                continue;
            }

            var at = arg.IndexOf('=');
            var name = at < 0 ? arg : arg[..at];
            parsed = name switch
            {
                "--offline" => parsed with { IsOffline = true },
                "--help" or "-h" => parsed with { WantsHelp = true },
                "--lang" => parsed.WithLanguage(Value(), arg),
                "--server" => parsed.WithServer(Value(), arg),
                "--state" => Value() is { } folder ? parsed with { State = Path.GetFullPath(folder) } : parsed with { Wrong = arg },
                "--public-key" => Value() is { } file ? parsed with { PublicKey = file } : parsed with { Wrong = arg },
                _ => parsed with { Wrong = arg },
            };

            string? Value()
            {
                var value = at >= 0 ? arg[(at + 1)..] : i + 1 < args.Count ? args[++i] : "";
                return value.Length == 0 ? null : value;
            }
        }

        return parsed with { Operands = operands };
    }

    private Arguments WithLanguage(string? value, string arg) =>
        value is "de" or "en" or "ru" ? this with { Language = value } : this with { Wrong = (arg + " " + value).TrimEnd() };

    private Arguments WithServer(string? value, string arg) =>
        Uri.TryCreate(value, UriKind.Absolute, out var server) && server.Scheme is "http" or "https"
            ? this with { Server = server }
            : this with { Wrong = (arg + " " + value).TrimEnd() };
}
