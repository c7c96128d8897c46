using System.Text;

namespace JkLab.Bench.Load.Client;

/// <summary>Who asks: a licence and a computer.</summary>
internal readonly record struct Caller(int License, long Computer);

/// <summary>Requests, built before the clock runs.</summary>
internal sealed class Requests
{
    private readonly byte[][] bytes;

    internal Requests(Kind kind, Customers customers, IReadOnlyList<Caller> callers)
    {
        (Kind, Callers) = (kind, callers);
        bytes = [.. callers.Select(caller => Build(kind, customers, caller))];
    }

    internal Kind Kind { get; }

    internal IReadOnlyList<Caller> Callers { get; }

    internal int Count => bytes.Length;

    internal ReadOnlySpan<byte> this[int index] => bytes[index];

    /// <summary>What a caller says.</summary>
    internal static string Body(Customers customers, Caller caller) =>
        $$"""{"licenseKey":"{{customers.Key(caller.License)}}","systemId":"{{Customers.Computer(caller.Computer)}}"}""";

    private static byte[] Build(Kind kind, Customers customers, Caller caller)
    {
        var body = Body(customers, caller);
        return Encoding.ASCII.GetBytes(
            $"POST {kind.Path()} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }
}
