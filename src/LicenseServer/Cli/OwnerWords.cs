using System.Collections.Frozen;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Cli;

/// <summary>What the owner is told about a refusal: what happened, in the words that customers read too, and what he can do.</summary>
internal static class OwnerWords
{
    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        [RefusalCodes.LicenseKeyMalformed] = "a key is four groups of five characters; 'jklab license list' shows all",
        [RefusalCodes.SystemIdMalformed] = "ask the customer for the System-ID that the program shows: four groups of five characters",
        [RefusalCodes.ReceiptMalformed] = "ask the customer for the receipt that the program showed: four groups of five characters",
        [RefusalCodes.LicenseNotFound] = "'jklab license list' shows all licences",
        [RefusalCodes.ActivationNotFound] = "'jklab activation list --license KEY' shows which computers are",
        [RefusalCodes.ProductNotFound] = "'jklab product list' shows the products",
        [RefusalCodes.LicensePending] = "release it with 'jklab license resume KEY'",
        [RefusalCodes.LicenseSuspended] = "'jklab license show KEY' tells why, 'jklab license resume KEY' lifts it",
        [RefusalCodes.LicenseRevoked] = "'jklab license show KEY' tells why; a new one comes from 'jklab license issue'",
        [RefusalCodes.LicenseExpired] = "renew it with 'jklab license change KEY --expires DATE'",
        [RefusalCodes.SeatsExhausted] = "free one with 'jklab activation release', or add some with 'jklab license change KEY --seats N'",
        [RefusalCodes.ReceiptRejected] = "check key and receipt; without a receipt 'jklab activation release KEY --system-id ID' frees the seat",
        [RefusalCodes.TrialUsed] = "a licence comes from 'jklab license issue'",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What happened, and what to do next.</summary>
    internal static (string Message, string Hint) Of(Refusal refusal)
    {
        var text = ProblemTexts.Get(refusal, Language.English);
        var hint = refusal.Suggestion is not null ? $"did you mean {refusal.Suggestion}?"
            : refusal.Variant is null && Hints.TryGetValue(refusal.Code, out var own) ? own
            : Plain(text.Next);
        return (refusal.Message ?? Plain(text.What), refusal.Hint ?? hint);
    }

    /// <summary>A sentence in the style of the command line: no capital, no full stop.</summary>
    private static string Plain(string sentence)
    {
        var words = sentence.TrimEnd('.');
        return char.ToLowerInvariant(words[0]) + words[1..];
    }
}
