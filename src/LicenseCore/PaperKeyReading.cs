using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore;

/// <summary>What became of a signing key that was typed from paper: the key, or what is wrong with the text.</summary>
public sealed record PaperKeyReading
{
    /// <summary>The key, proven by the key id on the paper, or null. Dispose it.</summary>
    public SigningKey? Key { get; init; }

    /// <summary>What is wrong, line by line; empty exactly when there is a key.</summary>
    public IReadOnlyList<PaperFault> Faults { get; init; } = [];

    /// <summary>What was mended on the way to the key. The right line is not told: it is secret.</summary>
    public IReadOnlyList<CodeRepair> Repairs { get; init; } = [];

    /// <summary>What the text is instead, when it is <see cref="CodeProblem.WrongKind"/>.</summary>
    public CodeKind Kind { get; init; }
}

/// <summary>Something that keeps a text from being a signing key.</summary>
/// <param name="Problem">
/// <see cref="CodeProblem.Unreadable"/>, <see cref="CodeProblem.WrongKind"/>, <see cref="CodeProblem.LineMissing"/>,
/// <see cref="CodeProblem.LineMistyped"/>, <see cref="CodeProblem.NewerProgram"/>, or <see cref="CodeProblem.NotGenuine"/>: each line is
/// well-formed, but they are not the lines of one key.
/// </param>
/// <param name="Line">The line on the paper, from 1, where only one is possible.</param>
/// <param name="Group">The group of five in that line, from 1, where only one is possible.</param>
public sealed record PaperFault(CodeProblem Problem, int? Line = null, int? Group = null);
