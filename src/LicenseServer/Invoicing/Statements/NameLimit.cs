using System.Xml;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>The names that an XML reader keeps for as long as it reads: a few hundred in any statement. A document of invented names would fill the memory with them.</summary>
/// <param name="file">The file, for the message.</param>
internal sealed class NameLimit(string file) : NameTable
{
    private const int MaxNames = 5_000;

    private int count;

    /// <inheritdoc/>
    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? base.Add(key, start, Counted(len));

    /// <inheritdoc/>
    public override string Add(string key) => Get(key) ?? base.Add(key[..Counted(key.Length)]);

    private int Counted(int length) =>
        ++count <= MaxNames ? length : throw new StatementException($"{file} has more than {MaxNames} different names in it, as no statement does", "ask the bank for the file once more");
}
