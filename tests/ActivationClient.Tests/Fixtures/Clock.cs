using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>A clock that shows what it is told. Waiting takes real time, so that networks can be tested with it.</summary>
internal sealed class Clock : TimeProvider
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 30, 0, TimeSpan.Zero);

    internal static Day Today => Day.Of(Start);

    internal DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;
}
