namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>
/// A clock that stands still until it is put forward, in one leap: as when a computer slept. A timer that became due meanwhile fires once,
/// however often it would have fired, so that a year costs no more than a minute.
/// </summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Waiting> timers = [];
    private DateTimeOffset now = start;
    private TimeSpan wrong;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now + wrong;
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (gate) return now.Ticks;
    }

    /// <summary>Puts it forward; what became due fires before this returns.</summary>
    public void Advance(TimeSpan by)
    {
        List<Waiting> due;
        lock (gate)
        {
            now += by;
            due = [.. timers.Where(timer => timer.DueAt <= now).OrderBy(timer => timer.DueAt)];
            foreach (var timer in due) timer.SetNext(now);
        }

        foreach (var timer in due) timer.Fire();
    }

    /// <summary>Sets it, as somebody sets a computer's clock: no time passes.</summary>
    public void AdjustTime(DateTimeOffset moment)
    {
        lock (gate) wrong = moment - now;
    }

    /// <summary>Puts it forward to a moment.</summary>
    public void AdvanceTo(DateTimeOffset moment) => Advance(moment - GetUtcNow());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Waiting(TestClock clock, Action callback) : ITimer
    {
        private TimeSpan period;

        internal DateTimeOffset? DueAt { get; private set; }

        internal void SetNext(DateTimeOffset now) => DueAt = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : now + period;

        internal void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
                clock.timers.Remove(this);
                if (DueAt is not null) clock.timers.Add(this);
                if (dueTime != TimeSpan.Zero) return true;
                SetNext(clock.now);
            }

            Fire();
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
