using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Text;

/// <summary>Decides what whole lines are worth to a program, in the order of <see cref="CodeProblem"/>, within a budget of signatures.</summary>
internal sealed class CodeJudge(KeyRing ring, ReadingContext context)
{
    /// <summary>Signatures that one text may cost; a fraction of a second.</summary>
    internal const int Budget = 2000;

    /// <summary>What is known of a code: the verdict, for which computer, and how much better that is than another verdict.</summary>
    internal readonly record struct Judgment(ActivationCode Code, CodeProblem? Problem, bool IsGenuine, SystemId? SystemId)
    {
        /// <summary>Signed by a retired key in a thief's hand: read without a slip, so there is nothing to mend.</summary>
        internal bool IsStolen { get; init; }

        /// <summary>A valid code before one that is over, a signed one before what other groups of the text look like by chance, and so on.</summary>
        internal int Rank => (IsGenuine, Problem) switch
        {
            (true, null) => 5,
            (true, _) => 4,
            (false, null) => 3,
            _ when IsStolen => 3,
            (false, CodeProblem.OtherSystemId) => 2,
            (false, CodeProblem.NewerProgram) => 1,
            _ => 0,
        };

        /// <summary>Of two genuine codes the one issued later is the one to keep; of others the one that took less mending came first.</summary>
        internal bool IsBetterThan(Judgment other) => Rank != other.Rank ? Rank > other.Rank : IsGenuine && IsLaterThan(other.Code);

        private bool IsLaterThan(ActivationCode other) =>
            Code.IssuedOn != other.IssuedOn ? Code.IssuedOn > other.IssuedOn : Code.Issue > other.Issue;
    }

    internal int SignaturesChecked { get; private set; }

    internal bool IsExhausted => SignaturesChecked >= Budget;

    /// <summary>Whether a first line can belong to a code of this program at all: a corrected one that cannot is not worth a signature.</summary>
    internal bool CanBegin(ActivationCode code) => code.FormatVersion == ActivationCode.Version1 && ring.Knows(code.KeyByte)
        && code.Kind is LicenseKind.Bound or LicenseKind.Unbound or LicenseKind.Trial;

    internal Judgment Judge(ActivationCode code)
    {
        var layout = code.CheckLayout();
        if (layout == CodeLayout.Newer || !ring.Knows(code.KeyByte)) return Refused(CodeProblem.NewerProgram);

        SystemId? systemId = null;
        PublicKey? signer = null;
        if (code.IsBound)
        {
            var known = context.SystemIds(code);
            var meant = known.Where(id => id.Hint == code.Hint).ToList();
            if (known.Count > 0 && meant.Count == 0) return Refused(CodeProblem.OtherSystemId);
            if (layout == CodeLayout.Broken) return Refused(CodeProblem.NotGenuine);
            if (known.Count == 0) return new Judgment(code, null, false, null);
            systemId = meant.Find(id => (signer = FindSigner(code, id)) is not null);
        }
        else if (layout != CodeLayout.Broken)
        {
            signer = FindSigner(code, null);
        }

        if (signer is null) return Refused(CodeProblem.NotGenuine);
        var revoked = context.Revocation?.Invoke(code, signer);
        if (revoked == CodeProblem.NotGenuine) return Refused(CodeProblem.NotGenuine) with { IsStolen = true };
        return layout == CodeLayout.UnknownCriticalExtension
            ? Refused(CodeProblem.NewerProgram)
            : new Judgment(code, Limit(code, revoked), true, systemId);

        Judgment Refused(CodeProblem problem) => new(code, problem, false, null);
    }

    private PublicKey? FindSigner(ActivationCode code, SystemId? systemId)
    {
        if (IsExhausted) return null;
        SignaturesChecked++;
        return code.VerifySignature(ring, systemId);
    }

    private CodeProblem? Limit(ActivationCode code, CodeProblem? revoked)
    {
        if (context.Product is { } product && product != code.Product) return CodeProblem.OtherProduct;
        if (revoked is not null) return revoked;
        if (code.ExpiresOn is { } last && context.Today > last) return CodeProblem.Expired;
        if (code.UpdatesUntil is { } covered && context.BuildDay > covered) return CodeProblem.BuildNotCovered;
        return null;
    }
}
