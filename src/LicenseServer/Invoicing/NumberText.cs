namespace JkLab.LicenseServer.Invoicing;

/// <summary>Numbers of accounts, tax offices and payments as they are compared and as they are read.</summary>
internal static class NumberText
{
    /// <summary>Without white space, in capitals: how they are compared and kept.</summary>
    internal static string Compact(string text) => string.Concat(text.Where(symbol => !char.IsWhiteSpace(symbol))).ToUpperInvariant();

    /// <summary>In groups of four, as people read them.</summary>
    internal static string InFours(string compact) => string.Join(' ', compact.Chunk(4).Select(group => new string(group)));
}
