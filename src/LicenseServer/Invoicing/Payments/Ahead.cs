using System.Collections.Concurrent;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>Reads on while what was read is worked on.</summary>
internal static class Ahead
{
    private const int Most = 20;

    /// <summary>The same elements, no more than a few of them read before they are asked for; what reading throws is thrown at its place.</summary>
    internal static IEnumerable<T> Of<T>(IEnumerable<T> elements)
    {
        using var enough = new CancellationTokenSource();
        using var queue = new BlockingCollection<T>(Most);
        var reading = OwnThread.Run(() =>
        {
            try
            {
                foreach (var element in elements) queue.Add(element, enough.Token);
            }
            finally
            {
                queue.CompleteAdding();
            }
        });
        try
        {
            foreach (var element in queue.GetConsumingEnumerable()) yield return element;
            reading.GetAwaiter().GetResult();
        }
        finally
        {
            enough.Cancel();
            Task.WhenAny(reading).GetAwaiter().GetResult(); // nobody reads a file that is closed
        }
    }
}
