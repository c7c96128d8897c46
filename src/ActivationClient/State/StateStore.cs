using System.Runtime.InteropServices;

namespace JkLab.ActivationClient;

/// <summary>
/// Where the state is kept: for the whole computer, where that is writable, else for the user; read from both. What could be written
/// nowhere is kept in memory until the program ends.
/// </summary>
internal sealed class StateStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly StateFolder[] folders;
    private ClientState memory = ClientState.Empty;

    internal StateStore(string product, string? folder)
        : this(folder is null
            ? [new(ForComputer(product), product, shared: true), .. OfUser(product)]
            : [new(folder, product, shared: false)])
    {
    }

    internal StateStore(params StateFolder[] folders) => this.folders = folders;

    /// <summary>Where revocation lists are kept, the best place first.</summary>
    internal IEnumerable<RevocationFile> Revocations => folders.Select(folder => folder.Revocations);

    /// <summary>What is kept, one state a place, the best place first. The same objects as long as nothing changed.</summary>
    internal IReadOnlyList<ClientState> Read() => [.. folders.Select(folder => folder.Read()), memory];

    /// <summary>Changes the state in the first place that can be written to.</summary>
    /// <returns>False when it is kept in memory alone.</returns>
    internal bool Update(Func<ClientState, ClientState> change, TimeSpan? patience = null)
    {
        foreach (var folder in folders)
        {
            if (folder.TryUpdate(change, patience ?? Patience)) return true;
        }

        memory = change(memory);
        return false;
    }

    /// <summary>Changes the state where it concerns something: in every place for which <paramref name="concerns"/> holds.</summary>
    /// <returns>False as soon as one of them cannot be written to, or is the memory alone.</returns>
    internal bool UpdateWhere(Func<ClientState, bool> concerns, Func<ClientState, ClientState> change)
    {
        foreach (var folder in folders)
        {
            if (concerns(folder.Read()) && !folder.TryUpdate(change, Patience)) return false;
        }

        return !concerns(memory);
    }

    // A service may run as a user without a home.
    private static IEnumerable<StateFolder> OfUser(string product) =>
        ForUser(product) is var path && Path.IsPathRooted(path) ? [new(path, product, shared: false)] : [];

    private static string ForComputer(string product)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "JK-LAB", product);
        return RuntimeInformation.IsOSPlatform(OSPlatform.OSX)
            ? "/Library/Application Support/JK-LAB/" + product
            : "/var/lib/jklab/" + product;
    }

    private static string ForUser(string product)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "JK-LAB", product);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX)) return Path.Combine(home, "Library", "Application Support", "JK-LAB", product);

        // The XDG base directory specification asks that a relative path be ignored.
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        var root = state?.StartsWith("/", StringComparison.Ordinal) == true ? state : Path.Combine(home, ".local", "state");
        return Path.Combine(root, "jklab", product);
    }
}
