using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>Alone, since memory is everybody's.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public class MemoryTests
{
    /// <summary>The entries alone would be 40 MB, and the document 50 MB.</summary>
    [Fact]
    public void Statement_OfManyEntries_IsReadWithFlatMemory()
    {
        const int Entries = 100_000;
        var (before, most, count) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0);
        using var stream = new GeneratedCamt(Entries);
        foreach (var entry in CamtReader.Read(stream, "file", new SeenAccounts(OwnAccount.Of(Iban))))
        {
            Assert.Equal(EntryKind.Payment, entry.Kind);
            if (++count % 20_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(Entries, count);
        Assert.True(most < 24 << 20, $"{most >> 10} KiB are live");
    }
}
