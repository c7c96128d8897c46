using System.Diagnostics.Metrics;

namespace JkLab.LicenseServer.Storage;

/// <summary>What the writer tells about itself, for whoever listens to the meter <see cref="Name"/>.</summary>
internal static class StorageMeter
{
    internal const string Name = "JkLab.LicenseServer.Storage";

    private static readonly Meter Meter = new(Name);

    /// <summary>Operations that wait for a commit.</summary>
    internal static readonly UpDownCounter<int> Queued = Meter.CreateUpDownCounter<int>("jklab_storage_queued_operations", "{operation}");

    /// <summary>Operations in one commit.</summary>
    internal static readonly Histogram<int> CommitSize = Meter.CreateHistogram<int>("jklab_storage_commit_operations", "{operation}");

    /// <summary>From the first operation of a commit to the disk's answer.</summary>
    internal static readonly Histogram<double> CommitTime = Meter.CreateHistogram<double>("jklab_storage_commit_duration_seconds", "s");

    /// <summary>Operations whose commit failed.</summary>
    internal static readonly Counter<int> Failed = Meter.CreateCounter<int>("jklab_storage_failed_operations", "{operation}");
}
