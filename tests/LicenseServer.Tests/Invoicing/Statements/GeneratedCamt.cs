using System.Text;
using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>A camt.053 of as many entries as wanted, which is made while it is read and never exists as a whole.</summary>
/// <param name="entries">How many.</param>
internal sealed class GeneratedCamt(int entries) : ForwardStream
{
    private readonly IEnumerator<byte[]> parts = Parts(entries).GetEnumerator();
    private byte[] part = [];
    private int position;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (position == part.Length)
        {
            if (!parts.MoveNext()) return 0;
            (part, position) = (parts.Current, 0);
        }

        var count = Math.Min(buffer.Length, part.Length - position);
        part.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    private static IEnumerable<byte[]> Parts(int entries)
    {
        var frame = Reading.Camt("|").Split('|');
        yield return Encoding.UTF8.GetBytes(frame[0]);
        for (var i = 0; i < entries; i++)
        {
            yield return Encoding.UTF8.GetBytes(Reading.Entry(
                $"<AcctSvcrRef>{i}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Payer {i}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>Invoice {i}</Ustrd></RmtInf></TxDtls></NtryDtls>"));
        }

        yield return Encoding.UTF8.GetBytes(frame[1]);
    }
}
