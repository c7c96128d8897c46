using System.Runtime.InteropServices;

namespace JkLab.Bench.Load;

/// <summary>What .NET does not offer: waiting for sockets with a deadline in microseconds, a polite end, forgetting cached pages. Linux.</summary>
internal static partial class Native
{
    internal const int SigTerm = 15;

    private const short PollIn = 1;
    private const int DontNeed = 4;

    [StructLayout(LayoutKind.Sequential)]
    internal struct Waiting
    {
        internal int Descriptor;
        internal short Events;
        internal short Happened;

        internal static Waiting For(int descriptor) => new() { Descriptor = descriptor, Events = PollIn };
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }

    /// <summary>Waits until something can be read.</summary>
    /// <returns>How many can; 0 when the time is over.</returns>
    internal static unsafe int Wait(Span<Waiting> sockets, TimeSpan timeout)
    {
        var ticks = Math.Max(0, timeout.Ticks);
        var time = new TimeSpec { Seconds = ticks / TimeSpan.TicksPerSecond, Nanoseconds = ticks % TimeSpan.TicksPerSecond * 100 };
        fixed (Waiting* first = sockets)
        {
            return Math.Max(0, Poll(first, (nuint)sockets.Length, &time, null));
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    internal static partial int Kill(int process, int signal);

    /// <summary>Drops a file from the page cache, so that the next reader meets the disk.</summary>
    internal static void Forget(string file)
    {
        using var handle = File.OpenHandle(file);
        RandomAccess.FlushToDisk(handle);
        Advise((int)handle.DangerousGetHandle(), 0, 0, DontNeed);
    }

    [LibraryImport("libc", EntryPoint = "ppoll")]
    private static unsafe partial int Poll(Waiting* sockets, nuint count, TimeSpec* timeout, void* mask);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(int descriptor, long offset, long length, int advice);
}
