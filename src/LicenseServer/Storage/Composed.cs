namespace JkLab.LicenseServer.Storage;

/// <summary>Text in the one form in which letters with marks are stored and compared (Unicode's NFC): ü as one symbol, however it was typed.</summary>
public static class Composed
{
    /// <summary>That form; the text as it is where it holds what no Unicode text does, such as U+FFFE.</summary>
    public static string Of(string text)
    {
        try
        {
            return text.Normalize();
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
