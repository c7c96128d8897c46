using JkLab.LicenseServer.Mail;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What an account may say of its holder.</summary>
internal static class AccountRules
{
    internal const int MaxEmailLength = 254;
    internal const int MaxNameLength = 100;
    internal const int MaxAddressLength = 300;

    /// <summary>Whether a text can be an address that mail reaches.</summary>
    internal static bool IsEmail(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.') && text.Length <= MaxEmailLength && Outbox.Accepts(text)
            && text.All(symbol => !char.IsWhiteSpace(symbol) && !char.IsControl(symbol) && symbol is not ('<' or '>' or ',' or ';' or '"' or '(' or ')'));
    }

    /// <summary>A line as it is kept: trimmed, cut, without control characters; null where nothing is left.</summary>
    internal static string? Line(string? text, int max = MaxNameLength) => Lines(text?.ReplaceLineEndings(" "), max);

    /// <summary>Several lines as they are kept.</summary>
    internal static string? Lines(string? text, int max = MaxAddressLength)
    {
        var kept = string.Concat((text ?? "").ReplaceLineEndings("\n").Where(symbol => symbol == '\n' || !char.IsControl(symbol))).Trim();
        return kept.Length == 0 ? null : kept.Length > max ? kept[..max] : kept;
    }
}
