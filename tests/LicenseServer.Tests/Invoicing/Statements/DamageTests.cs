using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>Whatever happened to a file, it is read or refused, and nothing else is thrown.</summary>
public class DamageTests
{
    private static readonly KnownPayment[] Known =
        [.. Enumerable.Range(1, 5).Select(i => new KnownPayment(new DateOnly(2025, 12, i), Euro($"{i}149.0{i}"), "Kläre Gruber", "Rechnung für 2025", "RF18", "E" + i, "B" + i))];

    private static readonly byte[][] Files =
        [.. Enum.GetValues<BankFormat>().Select(format => StatementWriter.Write(format, Iban, Known)), ZipReaderTests.Zip(("1.xml", Camt(Entry("<AddtlNtryInf>x</AddtlNtryInf>"))))];

    [Theory]
    [InlineData("camt052.v8.xml", "CH2801234000123456789")]
    [InlineData("camt053.v2.minimal.xml", "NL26VAYB8060476890")]
    [InlineData("camt053.v2.multi.statement.xml", "NL26VAYB8060476890")]
    [InlineData("camt053.v2.with-party-ids.xml", "NL26VAYB8060476890")]
    [InlineData("camt053.v4.xml", "NL26VAYB8060476890")]
    [InlineData("camt053.v8.xml", "NL26VAYB8060476890")]
    [InlineData("camt53.only-Dt-with-DtTm.xml", "GB33BUKB20201555555555")]
    public void Xml_CutOffAnywhere_IsRefusedOrReadWhole(string name, string iban)
    {
        var whole = Sample(name);
        var entries = Entries(whole, iban);
        for (var length = 0; length < whole.Length; length += 97)
        {
            if (TryRead(whole[..length], iban) is { } read) Assert.Equal(entries, read);
        }
    }

    [Fact]
    public void Zip_CutOffAnywhere_IsRefused()
    {
        for (var length = 0; length < Files[^1].Length; length++) Assert.Null(TryRead(Files[^1][..length], Iban));
    }

    [Property(MaxTest = 500)]
    public void Bytes_AtRandom_AreReadOrRefused(byte[] bytes) => TryRead(bytes, Iban);

    [Property(MaxTest = 1500)]
    public void File_DamagedAtRandom_IsReadOrRefused(NonNegativeInt which, NonNegativeInt at, byte value, byte[] inserted, bool isCut)
    {
        var file = (byte[])Files[which.Get % Files.Length].Clone();
        var place = (int)((at.Get * 2654435761L) % file.Length);
        file[place] = value;
        TryRead([.. file[..place], .. inserted, .. isCut ? file[Math.Min(file.Length, place + inserted.Length)..] : file[place..]], Iban);
    }

    [Property(MaxTest = 300)]
    public Property Zip_WithADamagedByte_NeverGivesOtherEntries(NonNegativeInt at, byte value)
    {
        var (file, entries) = ((byte[])Files[^1].Clone(), Entries(Files[^1]));
        file[(int)((at.Get * 2654435761L) % file.Length)] = value;
        return (TryRead(file, Iban) is not { } read || read.SequenceEqual(entries)).ToProperty();
    }

    private static List<StatementEntry>? TryRead(byte[] bytes, string iban)
    {
        try
        {
            return Entries(bytes, iban);
        }
        catch (StatementException)
        {
            return null;
        }
    }
}
