using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient;

/// <summary>A stored code and what it proved to be when its signature was verified.</summary>
internal sealed record VerifiedCode(StoredCode Stored, CodeReading Reading);

/// <summary>
/// All that is stored, read and verified once. It stays valid as long as the files hold the same bytes, so that a check verifies no
/// signature twice; what is on disk is never believed without that.
/// </summary>
internal sealed class Snapshot
{
    /// <summary>Twice of what the client itself keeps in one place; more was put there by somebody else.</summary>
    private const int CodesPerPlace = 4;

    private readonly IReadOnlyList<ClientState> states;
    private readonly RevocationList? revocations;

    internal Snapshot(
        IReadOnlyList<ClientState> states, ThisComputer computer, KeyRing keys, ActivationCodeReader reader, int product, RevocationList? revocations)
    {
        this.states = states;
        this.revocations = revocations;
        var installId = states.Select(state => state.InstallId).FirstOrDefault(id => id is not null);
        Present = computer.Components(installId);
        NeedsInstallId = Present.Count == 0;
        if (NeedsInstallId) return;

        var anchors = states.Select(state => state.Anchor).OfType<Anchor>().ToList();
        var holding = anchors.Where(anchor => anchor.HoldsOn(Present)).Select(anchor => anchor.Recorded!);
        SystemIds = [.. holding.Append(SystemId.From(Present[0])).Distinct()];
        FormerIds = [.. anchors.Select(anchor => anchor.Recorded).OfType<SystemId>().Except(SystemIds).Distinct()];
        HasHoldingAnchor = anchors.Any(anchor => anchor.HoldsOn(Present));
        IsBurnt = hash => states.Any(state => state.IsBurnt(hash));
        LastSeen = states.Select(state => state.LastSeen).Max();

        // The first day there is: whether a code is over depends on the hour, so it is judged at every check and not here.
        var context = new ReadingContext { SystemIds = _ => SystemIds, Product = product, Today = new Day(0), Revocation = Revocation };
        var printed = states.SelectMany(state => Printed(state.Codes).Take(CodesPerPlace))
            .GroupBy(code => code.Stored.Text, (_, same) => same.First())
            .Where(code => !IsBurnt(Burnt.HashOf(code.Code)))
            .ToList();
        var isGenuine = printed.ToDictionary(
            code => code.Stored, code => code.Code.Verify(keys, null) || SystemIds.Any(id => code.Code.Verify(keys, id)));

        // Why a code is not genuine takes the reader a search for slips. It matters only where there is nothing better, and once.
        var toExplain = isGenuine.ContainsValue(true) ? null : printed.FirstOrDefault().Stored;
        Codes = [.. printed.Select(code => new VerifiedCode(code.Stored, isGenuine[code.Stored] ? Read(code.Stored) : Refuse(code.Code, code.Stored)))];

        CodeReading Read(StoredCode stored) => reader.Read(stored.Text, context);

        CodeReading Refuse(ActivationCode code, StoredCode stored) => new()
        {
            Kind = CodeKind.ActivationCode,
            Code = code,
            Problem = stored == toExplain && Read(stored) is { IsGenuine: false, Problem: { } problem } ? problem : CodeProblem.NotGenuine,
        };
    }

    /// <summary>What the computer is known by now.</summary>
    internal IReadOnlyList<SystemComponent> Present { get; }

    internal bool NeedsInstallId { get; }

    /// <summary>Whether an anchor was set that still holds.</summary>
    internal bool HasHoldingAnchor { get; }

    /// <summary>The System-IDs of this computer, the one to show first.</summary>
    internal IReadOnlyList<SystemId> SystemIds { get; } = [];

    /// <summary>System-IDs that were recorded here and are this computer's no more.</summary>
    internal IReadOnlyList<SystemId> FormerIds { get; } = [];

    /// <summary>The stored codes that were not given up.</summary>
    internal IReadOnlyList<VerifiedCode> Codes { get; } = [];

    /// <summary>Whether one of them is bound to another computer, or to this one before its hardware changed.</summary>
    internal bool HasForeignCode => Codes.Any(code => code.Reading.Problem is CodeProblem.OtherSystemId or CodeProblem.NotGenuine);

    internal DateTimeOffset? LastSeen { get; }

    /// <summary>Why the list that counts speaks against a code; null when there is no list.</summary>
    internal Func<ActivationCode, PublicKey, CodeProblem?>? Revocation => revocations is null ? null : revocations.Check;

    /// <summary>Whether the code with this hash was given up.</summary>
    internal Func<string, bool> IsBurnt { get; } = _ => false;

    /// <summary>The tombstones, in the order they were set.</summary>
    internal IEnumerable<Tombstone> Tombstones => states.SelectMany(state => state.Tombstones);

    // What is stored was printed by this library. What does not read exactly so is not worth the search for slips that a paste gets.
    private static IEnumerable<(StoredCode Stored, ActivationCode Code)> Printed(IEnumerable<StoredCode> codes)
    {
        foreach (var stored in codes)
        {
            if (ActivationCode.TryParse(stored.Text) is { } code) yield return (stored, code);
        }
    }

    /// <summary>Whether it was made of the very same states and list.</summary>
    internal bool IsOf(IReadOnlyList<ClientState> others, RevocationList? list) =>
        ReferenceEquals(revocations, list) && states.Count == others.Count && states.Zip(others, ReferenceEquals).All(same => same);
}
