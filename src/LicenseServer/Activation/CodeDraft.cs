using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseServer.Activation;

/// <summary>A code that was signed ahead, while nothing was locked.</summary>
/// <param name="terms">What was foretold.</param>
/// <param name="key">With which key.</param>
/// <param name="code">The code.</param>
internal sealed class CodeDraft(ActivationTerms terms, SigningKey key, ActivationCode code)
{
    internal static CodeDraft Sign(ActivationTerms terms, SigningKey key) => new(terms, key, ActivationCode.Sign(terms, key));

    /// <summary>The code, where it came as foretold.</summary>
    internal ActivationCode? Foretold(ActivationPlan plan) => plan.Terms == terms && plan.Key == key ? code : null;
}
