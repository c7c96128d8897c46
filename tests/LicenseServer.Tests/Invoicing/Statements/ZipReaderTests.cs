using System.IO.Compression;
using System.Text;
using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

public class ZipReaderTests
{
    private static readonly string Statement = Camt(Entry("<AddtlNtryInf>Rechnung 1</AddtlNtryInf>"));

    [Fact]
    public void Zip_OfSeveralStatements_IsReadInItsOrder()
    {
        var zip = Zip(("days/", ""), ("days/1.xml", Statement), ("__MACOSX/days/._1.xml", "junk"), ("days/.DS_Store", "junk"), ("2.xml", Statement.Replace("Rechnung 1", "Rechnung 2")), ("3.xml", Camt("", iban: OtherIban)));
        Assert.Equal(["Rechnung 1", "Rechnung 2"], Entries(zip).Select(entry => entry.Remittance));
    }

    [Fact]
    public void Zip_OfOtherAccountsAlone_IsRefused() =>
        Assert.Equal("file has no statement of the seller's account, but of …5030", Refusal(Zip(("1.xml", Camt("", iban: OtherIban)))).Message);

    [Fact]
    public void Zip_WithinAZip_IsRefused() =>
        Assert.Equal("file, 2.zip is a ZIP within the ZIP", Refusal(Pack(CompressionLevel.Optimal, ("1.xml", Encoding.UTF8.GetBytes(Statement)), ("2.zip", Zip(("1.xml", Statement))))).Message);

    [Theory]
    [InlineData("Datum;Betrag\n08.12.2025;1,00", "file, 2 is no XML")]
    [InlineData("%PDF-1.7", "file, 2 is a PDF")]
    [InlineData("", "file, 2 is empty")]
    [InlineData("<html/>", "file, 2 is XML with the root 'html' and no bank statement that can be read")]
    public void Member_ThatIsNoStatement_RefusesTheZip(string content, string message) => Assert.Equal(message, Refusal(Zip(("1.xml", Statement), ("2", content))).Message);

    [Fact]
    public void Zip_WithNothing_IsRefused()
    {
        Assert.Contains("no statement in it", Refusal(Pack(CompressionLevel.Optimal)).Message);
        Assert.Contains("no statement in it", Refusal(Zip(("__MACOSX/x", "junk"))).Message);
    }

    [Fact]
    public void Zip_WithTooManyFiles_IsRefused()
    {
        Assert.Equal(200, Entries(Zip([.. Enumerable.Range(0, 200).Select(i => ($"{i}.xml", Statement))])).Count);
        Assert.Equal("file has more than 200 files", Refusal(Zip([.. Enumerable.Range(0, 201).Select(i => ($"{i}.xml", Statement))])).Message);
        Assert.Equal("file has more than 200 files", Refusal(Zip([.. Enumerable.Range(0, 66_000).Select(i => ($"{i}.xml", ""))])).Message);
    }

    [Fact]
    public void Bomb_IsRefusedByItsRatio()
    {
        var bomb = Zip(("1.xml", Statement.Replace("Rechnung 1", new string(' ', 20_000_000))));
        Assert.True(bomb.Length < 100_000);
        Assert.Equal("file, 1.xml grows more than 200 times when unpacked, as no statement does", Refusal(bomb).Message);
    }

    [Fact]
    public void Bomb_ThatLiesAboutItsSize_IsRefused()
    {
        var bomb = Zip(("1.xml", Statement.Replace("Rechnung 1", new string(' ', 20_000_000))));
        var directory = bomb.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bomb.AsSpan(directory + 24), 1000);
        Assert.NotNull(Refusal(bomb));
    }

    // The last file before 2 GiB are full: what is left for it counts, not what it says of itself.
    [Fact]
    public void Files_ThatAreTooLargeTogether_AreRefused()
    {
        using var member = new ZipMember(new MemoryStream(new byte[5000]), "file, 5.xml", packed: 5000, left: 4000, checksum: 0);
        var refusal = Assert.Throws<StatementException>(() => member.CopyTo(Stream.Null));
        Assert.Equal("file, 5.xml is too large: the files have more than 2 GiB together", refusal.Message);
    }

    [Fact]
    public void Digit_ThatChangedOnTheWay_IsNoticed()
    {
        var zip = Pack(CompressionLevel.NoCompression, ("1.xml", Encoding.UTF8.GetBytes(Statement)));
        zip[zip.AsSpan().IndexOf("149.00"u8)] = (byte)'9';
        Assert.Equal("file, 1.xml is damaged: its checksum is another", Refusal(zip).Message);
    }

    [Fact]
    public void Member_WithAPassword_IsRefused()
    {
        var zip = Zip(("1.xml", Statement));
        zip[6] |= 1;
        zip[zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        Assert.Equal("file, 1.xml is encrypted", Refusal(zip).Message);
    }

    /// <summary>A ZIP with members.</summary>
    internal static byte[] Zip(params (string name, string content)[] members) =>
        Pack(CompressionLevel.Optimal, [.. members.Select(member => (member.name, Encoding.UTF8.GetBytes(member.content)))]);

    private static byte[] Pack(CompressionLevel level, params (string name, byte[] content)[] members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var member = zip.CreateEntry(name, level).Open();
                member.Write(content);
            }
        }

        return stream.ToArray();
    }
}
