namespace JkLab.LicenseServer.Web;

/// <summary>How often somebody may call: so many times at once, and so many a second.</summary>
/// <param name="Kind">Keeps the budgets of different things apart.</param>
/// <param name="Burst">At once.</param>
/// <param name="PerSecond">In the long run.</param>
internal sealed record RateBudget(string Kind, int Burst, int PerSecond)
{
    /// <summary>An address: at least 120 a minute.</summary>
    internal static readonly RateBudget Address = new("address", 120, 2);

    /// <summary>A licence key: at least 60 a minute.</summary>
    internal static readonly RateBudget Key = new("key", 60, 1);
}
