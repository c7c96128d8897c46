using System.IO.Compression;
using System.Text;
using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

public class StatementFileTests
{
    private static readonly string Statement = Camt(Entry("<AddtlNtryInf>Zahlung für Öl</AddtlNtryInf>"));

    [Theory]
    [InlineData(StatementFile.MaxBytes + 1)]
    [InlineData(2L << 30)]
    public void File_OfMoreThanTheLimit_IsRefusedUnread(long length)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var sparse = File.Create(path)) sparse.SetLength(length);
            var refusal = Assert.Throws<StatementException>(() => StatementFile.Open(path, OwnAccount.Of(Iban)));
            Assert.EndsWith("is larger than 512 MiB", refusal.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void File_ThatIsNotThere_IsRefused() =>
        Assert.Contains("cannot be read", Assert.Throws<StatementException>(() => StatementFile.Open("/nowhere/statement.xml", OwnAccount.Of(Iban))).Message);

    [Fact]
    public void File_IsReadFromTheBeginningEachTime()
    {
        using var file = StatementFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(Statement)), "file", OwnAccount.Of(Iban));
        Assert.Equal(StatementFormat.Camt, file.Format);
        Assert.Equal(file.Read(), file.Read());
    }

    [Theory]
    [InlineData("", "file is empty")]
    [InlineData("%PDF-1.7", "file is a PDF")]
    [InlineData(":20:STARTUMSE", "file is MT940, which banks have given up")]
    [InlineData("hello", "file has no columns that are known")]
    public void File_ThatIsNoStatement_IsNamed(string content, string message) => Assert.Equal(message, Refusal(content).Message);

    [Fact]
    public void File_CompressedWithGzip_IsNamed()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(Statement));
        Assert.Equal("file is compressed with gzip", Refusal(stream.ToArray()).Message);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    [InlineData("iso-8859-15")]
    [InlineData("windows-1252")]
    public void Xml_IsReadInTheEncodingItDeclares(string name)
    {
        var encoding = Encoding.GetEncodings().Any(known => known.Name == name) ? Encoding.GetEncoding(name) : CodePagesEncodingProvider.Instance.GetEncoding(name)!;
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(Statement.Replace("encoding=\"UTF-8\"", $"encoding=\"{name}\""))];
        Assert.Equal("Zahlung für Öl", Assert.Single(Entries(bytes)).Remittance);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-7")]
    [InlineData("no-such-encoding")]
    public void Xml_InAnotherEncodingThanItDeclares_IsRefused(string name) =>
        Assert.Contains("damaged", Refusal(StatementWriter.Western.GetBytes(Statement.Replace("encoding=\"UTF-8\"", $"encoding=\"{name}\""))).Message);
}
