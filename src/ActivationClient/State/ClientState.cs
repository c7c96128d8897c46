namespace JkLab.ActivationClient;

/// <summary>A code as it was accepted, printed lines, and the licence key it was fetched with, where it was.</summary>
internal sealed record StoredCode(string Text, string? LicenseKey);

/// <summary>A code that was given up: its hash, so that it is known again but cannot be read back, and its receipt if it has one.</summary>
internal sealed record Tombstone(string Hash, string? Receipt);

/// <summary>What the client keeps on a computer. Nothing in it is believed: codes are verified, everything else can only do harm to its owner.</summary>
internal sealed record ClientState
{
    internal static readonly ClientState Empty = new();

    /// <summary>The codes, newest first: at most one licence and one trial.</summary>
    internal IReadOnlyList<StoredCode> Codes { get; init; } = [];

    internal Anchor? Anchor { get; init; }

    /// <summary>What was given up here, in the order it was.</summary>
    internal IReadOnlyList<Tombstone> Tombstones { get; init; } = [];

    /// <summary>32 hexadecimal digits, made only where the computer has nothing else to be known by.</summary>
    internal string? InstallId { get; init; }

    /// <summary>The latest moment the clock ever showed while a code with a last day was stored.</summary>
    internal DateTimeOffset? LastSeen { get; init; }

    internal bool IsBurnt(string hash) => Tombstones.Any(tombstone => tombstone.Hash == hash);
}
