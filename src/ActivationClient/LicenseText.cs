namespace JkLab.ActivationClient;

/// <summary>What a person is told.</summary>
public sealed class LicenseText
{
    /// <summary>What a person is told.</summary>
    /// <param name="message">What is the case, a sentence.</param>
    /// <param name="nextStep">What to do next, a sentence; empty when there is nothing to do.</param>
    public LicenseText(string message, string nextStep)
    {
        Message = message;
        NextStep = nextStep;
    }

    /// <summary>What is the case.</summary>
    public string Message { get; }

    /// <summary>What to do next; empty when there is nothing to do.</summary>
    public string NextStep { get; }
}
