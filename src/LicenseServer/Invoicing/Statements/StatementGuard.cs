using System.Text;
using System.Xml;
using CsvHelper;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>Turns what readers of formats throw at damaged files into the one exception that the import knows. Nothing from inside the file is repeated.</summary>
internal static class StatementGuard
{
    /// <summary>The same entries; a damaged file ends them with a <see cref="StatementException"/>.</summary>
    public static IEnumerable<StatementEntry> Watch(string name, IEnumerable<StatementEntry> entries)
    {
        using var each = entries.GetEnumerator();
        while (Watch(name, each.MoveNext)) yield return each.Current;
    }

    /// <summary>What the step gives; a damaged file throws a <see cref="StatementException"/>.</summary>
    public static T Watch<T>(string name, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new StatementException($"{name} declares a document type (DTD), which no statement does", "do not trust the file; ask the bank for it once more", e);
        }
        catch (XmlException e)
        {
            throw Damaged($"line {e.LineNumber}", e);
        }
        catch (CsvFormatException e)
        {
            throw Damaged("a line of it is too long", e);
        }
        catch (Exception e) when (e is InvalidDataException or DecoderFallbackException or NotSupportedException)
        {
            throw Damaged("its content cannot be decoded", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StatementException($"{name} cannot be read: {e.Message.TrimEnd('.')}", "name a file that you may read", e);
        }

        StatementException Damaged(string where, Exception e) =>
            new($"{name} is damaged or cut off ({where})", "ask the bank for the file once more; nothing of it was taken in", e);
    }
}
