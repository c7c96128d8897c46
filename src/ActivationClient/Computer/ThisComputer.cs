using System.Security.Cryptography;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>This computer: what it is known by, read once for as long as the program runs, since hardware does not change under a running system.</summary>
internal sealed class ThisComputer
{
    private const int InstallIdLength = 16;

    private readonly string product;
    private readonly RandomNumberGenerator random;
    private readonly List<SystemComponent> read = [];

    internal ThisComputer(string product, IReadOnlyList<ComponentReader> readers, RandomNumberGenerator random)
    {
        this.product = product;
        this.random = random;
        foreach (var reader in readers)
        {
            if (SystemComponent.Create(product, reader.Name, reader.Read()) is { } component) read.Add(component);
        }
    }

    /// <summary>Whether nothing could be read, so that only an install-id of our own remains.</summary>
    internal bool NeedsInstallId => read.Count == 0;

    /// <summary>Every usable component, the best first; the install-id last, where there is one.</summary>
    internal IReadOnlyList<SystemComponent> Components(string? installId) =>
        SystemComponent.Create(product, SystemComponent.InstallId, installId) is { } own ? [.. read, own] : read;

    internal string NewInstallId()
    {
        while (true)
        {
            var bytes = new byte[InstallIdLength];
            random.GetBytes(bytes);
            var id = Hex.Write(bytes);
            if (SystemComponent.Create(product, SystemComponent.InstallId, id) is not null) return id;
        }
    }
}
