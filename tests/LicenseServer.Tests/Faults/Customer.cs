namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>Somebody with a licence and more computers than seats.</summary>
internal sealed class Customer(string key, uint license, int seats)
{
    private const int Spare = 2;

    /// <summary>The licence key.</summary>
    internal string Key { get; } = key;

    /// <summary>The licence number.</summary>
    internal uint License { get; } = license;

    /// <summary>How many may be active at once.</summary>
    internal int Seats { get; } = seats;

    /// <summary>His computers.</summary>
    internal IReadOnlyList<Computer> Computers { get; } = [.. Enumerable.Range(0, seats + Spare).Select(_ => new Computer())];

    /// <summary>Whether anything was asked for him since the last look at the database.</summary>
    internal bool IsTouched { get; set; }
}
