using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore;

/// <summary>Reads what people paste, type and dictate.</summary>
/// <param name="ring">The keys that the program trusts.</param>
public sealed class ActivationCodeReader(KeyRing ring)
{
    /// <summary>Reads a text. Never throws, whatever the text.</summary>
    public CodeReading Read(string? text, ReadingContext context)
    {
        var code = ActivationCode.TryParse(text?.Trim());
        if (code is null) return new CodeReading { Kind = CodeKind.None, Problem = CodeProblem.Unreadable };
        foreach (var systemId in context.SystemIds(code))
        {
            if (code.Verify(ring, systemId)) return new CodeReading { Kind = CodeKind.ActivationCode, Code = code, IsGenuine = true, SystemId = systemId };
        }

        return new CodeReading { Kind = CodeKind.ActivationCode, Code = code, Problem = CodeProblem.NotGenuine };
    }

    /// <summary>Reads one row of an input form that expects a certain line.</summary>
    /// <param name="text">What stands in the row so far.</param>
    /// <param name="line">The line that belongs there, from 1.</param>
    public static RowReading ReadRow(string? text, int line) => default;
}
