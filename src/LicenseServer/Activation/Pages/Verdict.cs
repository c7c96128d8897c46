using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>What is said of a text that was checked: a text's name, and how good the news is.</summary>
/// <param name="Text">The text's name.</param>
/// <param name="Style">The class of the note.</param>
internal sealed record Verdict(string Text, string Style)
{
    /// <summary>The verdict on a reading. A code whose signature was not looked at is said to be complete, no more.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="wrongRows">Rows of the form that are wrong.</param>
    internal static Verdict Of(CodeReading reading, int wrongRows)
    {
        if (reading.Kind is CodeKind.LicenseKey or CodeKind.SystemId or CodeKind.Receipt) return new Verdict("Is-" + reading.Kind, "good");
        if (reading.IsValid == true) return new Verdict("Is-valid", "good");
        return reading.Problem switch
        {
            CodeProblem.LineMistyped when wrongRows > 1 => new Verdict("Is-lines-mistyped", "bad"),
            CodeProblem.LineMissing or CodeProblem.LineMistyped or CodeProblem.Unreadable or CodeProblem.Expired or CodeProblem.LicenseRevoked
                or CodeProblem.ActivationRevoked or CodeProblem.NotGenuine or CodeProblem.OtherSystemId => new Verdict("Is-" + reading.Problem.Value.Name(), "bad"),
            null or CodeProblem.NewerProgram when reading.Code is not null => new Verdict(reading.Repairs.Count > 0 ? "Is-mended" : "Is-complete", "good"),
            _ => new Verdict("Is-unreadable", "bad"),
        };
    }
}
