using FsCheck;
using FsCheck.Fluent;

namespace JkLab.LicenseCore.Tests;

/// <summary>What FsCheck draws from: terms over their whole range.</summary>
public static class Generators
{
    private static readonly string[] Syllables = ["Müller", " & ", "Кайзер", "GmbH", "ß", "İ", "🧽", "日本", "a", "-", "O'Neill", "1", "\u0301"];

    /// <summary>Terms of every kind, for <see cref="Sample.Computer"/> where they are bound.</summary>
    public static Arbitrary<ActivationTerms> Terms() => Arb.From(
        from kind in Gen.Elements(LicenseKind.Bound, LicenseKind.Unbound, LicenseKind.Trial)
        from product in Gen.Choose(1, 255)
        from edition in Gen.Choose(1, 255)
        from license in Gen.Choose(1, int.MaxValue)
        from issued in Gen.Choose(0, ushort.MaxValue)
        from expires in Gen.Choose(0, ushort.MaxValue)
        from updates in Gen.Choose(0, ushort.MaxValue)
        from seat in Gen.Choose(1, 4095)
        from issue in Gen.Choose(0, 15)
        from features in Gen.Choose(0, ushort.MaxValue)
        from licensee in Gen.Frequency((1, Gen.Constant<string?>(null)), (1, Licensee()))
        select new ActivationTerms
        {
            Kind = kind,
            Product = product,
            Edition = edition,
            License = ((uint)license * 2) + 1,
            SystemId = kind == LicenseKind.Unbound ? null : Sample.Computer,
            IssuedOn = new Day(issued),
            ExpiresOn = kind == LicenseKind.Trial || expires % 2 == 1 ? new Day(Math.Max(1, expires)) : null,
            UpdatesUntil = updates % 2 == 1 ? new Day(updates) : null,
            Seat = seat,
            Issue = issue,
            Features = (ushort)features,
            Licensee = licensee,
        });

    private static Gen<string?> Licensee() =>
        from parts in Gen.ArrayOf(Gen.Elements(Syllables))
        let name = string.Concat(parts)
        where ActivationTerms.TryNormalizeLicensee(name, out _)
        select name;
}
