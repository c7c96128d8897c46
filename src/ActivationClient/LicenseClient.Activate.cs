using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <content>Activation over the internet.</content>
public sealed partial class LicenseClient
{
    private const int LongestLabel = 40;

    /// <summary>As <see cref="ActivateAsync"/>, waiting for it. Cannot deadlock a window's thread.</summary>
    public LicenseStatus Activate(string? licenseKey, string? label = null) => Wait(() => ActivateAsync(licenseKey, label));

    /// <summary>
    /// Fetches the code for a licence key, verifies it and keeps it. Called again it fetches the same code again, or a new one where the
    /// licence has changed since; an answer that was lost on the way costs nothing.
    /// </summary>
    /// <param name="licenseKey">As typed, in either case, with or without hyphens.</param>
    /// <param name="label">The customer's name for the computer, cut at 40 characters, or null.</param>
    /// <param name="stop">Gives the call up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was set.</exception>
    public async Task<LicenseStatus> ActivateAsync(string? licenseKey, string? label = null, CancellationToken stop = default)
    {
        if (CannotCall() is { } refusal) return refusal;
        if (ReadKey(licenseKey) is not { } key) return RejectKey(licenseKey);

        ActivationRequest request;
        lock (gate)
        {
            var current = Look();
            var former = current.FormerIds.FirstOrDefault(id => current.Codes.Any(code => code.Reading.Code!.Verify(options.Keys, id)));
            request = new ActivationRequest(key, current.SystemIds[0].ToString(), former?.ToString(), CutLabel(label));
        }

        var reply = await server!.Activate(request, stop).ConfigureAwait(false);
        if (FindTombstone(reply) is { } tombstone)
        {
            // Given up here, but the server has not heard of it: the receipt is handed in first, then the server gives a new code.
            var given = new DeactivationRequest(key, tombstone.Receipt is null ? request.SystemId : null, tombstone.Receipt);
            reply = await server.Deactivate(given, stop).ConfigureAwait(false);
            if (reply.Outcome == LicenseOutcome.Done) reply = await server.Activate(request, stop).ConfigureAwait(false);
        }

        return Receive(reply, key);
    }

    /// <summary>Judges and keeps what the server sent.</summary>
    private LicenseStatus Receive(ServerReply reply, string? licenseKey)
    {
        lock (gate)
        {
            var now = Now;
            if (reply.Outcome != LicenseOutcome.Done || reply.Answer?.ActivationCode is not { } text) return Report(reply);
            if (reply.Date is { } date && (date - now).Duration() < EffectiveTime.Tolerance) ForgiveClock(now);
            return Accept(ReadReceived(text), licenseKey, now);
        }
    }

    private CodeReading ReadReceived(string text)
    {
        var current = Look();
        return reader.Read(text, new ReadingContext
        {
            SystemIds = _ => current.SystemIds,
            Product = options.ProductNumber,
            Today = new Day(0),
            BuildDay = options.BuildDay,
            Revocation = current.Revocation,
        });
    }

    // Once set years ahead by a flat battery, a computer would be "before what it has seen" for ever; the server's clock agrees with it now.
    private void ForgiveClock(DateTimeOffset now)
    {
        if (EffectiveTime.IsClockWrong(now, Look().LastSeen))
            store.UpdateWhere(state => state.LastSeen > now, state => state with { LastSeen = now });
    }

    private Tombstone? FindTombstone(ServerReply reply)
    {
        if (reply.Outcome != LicenseOutcome.Done || ActivationCode.TryParse(reply.Answer?.ActivationCode) is not { } code) return null;
        lock (gate)
        {
            var hash = Burnt.HashOf(code);
            return Look().Tombstones.LastOrDefault(tombstone => tombstone.Hash == hash);
        }
    }

    // As the server gets it and as it is kept, in one word: a key of this system, or an old one.
    private string? ReadKey(string? text)
    {
        if (LicenseKey.Parse(text).Value is { } key) return key.ToString();
        return text?.Trim() is { Length: > 0 } typed && options.IsOldKey?.Invoke(typed) == true ? string.Concat(typed.Where(symbol => !char.IsWhiteSpace(symbol))) : null;
    }

    private LicenseStatus RejectKey(string? text)
    {
        var parsed = LicenseKey.Parse(text);
        lock (gate)
        {
            var isOther = parsed.Kind is not (CodeKind.None or CodeKind.LicenseKey);
            return Report(Stand(Now), LicenseOutcome.Rejected, isOther ? Problems.WrongKind : Problems.LicenseKeyMalformed, status =>
            {
                status.Suggestion = parsed.Suggestion;
                if (isOther) status.Reading = new CodeReading { Kind = parsed.Kind, Problem = CodeProblem.WrongKind };
            });
        }
    }

    private LicenseStatus Report(ServerReply reply) => Report(Stand(Now), reply.Outcome, reply.Problem, status =>
    {
        status.RetryAfter = reply.RetryAfter;
        status.Suggestion = reply.Answer?.Suggestion;
        status.Message = reply.Answer?.Detail ?? "";
    });

    private LicenseStatus? CannotCall()
    {
        if (server is not null) return null;
        lock (gate) return Report(Stand(Now), LicenseOutcome.Rejected, Problems.NoServer);
    }

    // On the thread pool there is no context to come back to, so a window's thread may wait for it.
    private static LicenseStatus Wait(Func<Task<LicenseStatus>> call) => Task.Run(call).GetAwaiter().GetResult();

    private static string? CutLabel(string? label)
    {
        var trimmed = label?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return null;
        if (trimmed!.Length <= LongestLabel) return trimmed;
        return trimmed.Substring(0, char.IsHighSurrogate(trimmed[LongestLabel - 1]) ? LongestLabel - 1 : LongestLabel);
    }
}
