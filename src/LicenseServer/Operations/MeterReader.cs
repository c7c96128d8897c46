using System.Diagnostics.Metrics;
using JkLab.LicenseServer.Activation;
using JkLab.LicenseServer.Storage;
using Prometheus;

namespace JkLab.LicenseServer.Operations;

/// <summary>Carries what the meters of Storage and Activation say over to Prometheus, under names and with buckets of our own.</summary>
internal static class MeterReader
{
    private static readonly Gauge Queued = Metrics.CreateGauge("jklab_storage_queued_operations", "Operations that wait for a commit.");

    private static readonly Histogram CommitSize = Metrics.CreateHistogram(
        "jklab_storage_commit_operations", "Operations in one commit.", new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(1, 2, 9) });

    private static readonly Histogram CommitTime = Metrics.CreateHistogram(
        "jklab_storage_commit_duration_seconds", "From the first operation of a commit to the disk's answer.",
        new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(0.0005, 2, 15) });

    private static readonly Counter Failed = Metrics.CreateCounter("jklab_storage_failed_operations_total", "Operations whose commit failed.");

    private static readonly Counter Activations = Metrics.CreateCounter(
        "jklab_activations_total", "Calls that asked for an activation: created, repeated, or the code of a refusal.", ActivationMeter.Outcome);

    private static readonly MeterListener Listener = Listen();

    /// <summary>Begins, once in a process.</summary>
    internal static void Start() => _ = Listener;

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name is StorageMeter.Name or ActivationMeter.Name) own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>(Take);
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => CommitTime.Observe(seconds));
        listener.Start();
        return listener;
    }

    private static void Take(Instrument instrument, int value, ReadOnlySpan<KeyValuePair<string, object?>> labels, object? state)
    {
        if (instrument == StorageMeter.Queued) Queued.Inc(value);
        else if (instrument == StorageMeter.CommitSize) CommitSize.Observe(value);
        else if (instrument == StorageMeter.Failed) Failed.Inc(value);
        else if (instrument.Meter.Name == ActivationMeter.Name) Activations.WithLabels((string)labels[0].Value!).Inc(value);
    }
}
