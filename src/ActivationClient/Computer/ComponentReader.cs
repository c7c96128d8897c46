using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>Reads one thing by which a computer is known.</summary>
public sealed class ComponentReader
{
    private readonly Func<string?> read;

    /// <summary>A reader.</summary>
    /// <param name="name">One of the constants of <see cref="SystemComponent"/>.</param>
    /// <param name="read">Returns the value in any writing, null when there is none.</param>
    public ComponentReader(string name, Func<string?> read)
    {
        Name = name;
        this.read = read;
    }

    /// <summary>One of the constants of <see cref="SystemComponent"/>.</summary>
    public string Name { get; }

    /// <summary>What this platform offers, the best first.</summary>
    public static IReadOnlyList<ComponentReader> ForThisComputer() => PlatformComponents.List();

    // A program that merely starts must not fail because a driver does: what cannot be read counts as not there.
    internal string? Read()
    {
        try
        {
            return read();
        }
        catch (Exception)
        {
            return null;
        }
    }
}
