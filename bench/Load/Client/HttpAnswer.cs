namespace JkLab.Bench.Load.Client;

/// <summary>Reads as much of HTTP/1.1 (RFC 9112) as Kestrel writes to a JSON call: one answer at a time, with a length or in chunks.</summary>
internal static class HttpAnswer
{
    /// <summary>Whether a whole answer has arrived.</summary>
    internal static bool IsComplete(ReadOnlySpan<byte> received, out int status)
    {
        status = 0;
        var head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        status = (received[9] - '0') * 100 + (received[10] - '0') * 10 + received[11] - '0';
        var body = received[(head + 4)..];
        return Length(received[..(head + 2)]) is { } length ? body.Length >= length : body.EndsWith("0\r\n\r\n"u8);
    }

    /// <summary>The JSON of a complete answer.</summary>
    internal static ReadOnlySpan<byte> Json(ReadOnlySpan<byte> received)
    {
        var first = received.IndexOf((byte)'{');
        return first < 0 ? [] : received[first..(received.LastIndexOf((byte)'}') + 1)];
    }

    private static int? Length(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0) return null;
        var length = 0;
        for (at += name.Length; head[at] != '\r'; at++) length = length * 10 + head[at] - '0';
        return length;
    }
}
