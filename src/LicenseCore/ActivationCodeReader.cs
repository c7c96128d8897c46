using JkLab.LicenseCore.Signing;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore;

/// <summary>
/// Reads what people paste, type and dictate: finds the lines of an activation code in any text, mends slips, and lets the signature
/// decide. What was not signed is never accepted.
/// </summary>
/// <remarks>
/// From the cheap to the costly: the clean lines that begin a group, clean lines at any position, then corrections of what stands where
/// lines are missing, one slip a line first and two last; each as typed, with Y and Z swapped and as if struck on a Russian keyboard.
/// At most <see cref="CodeJudge.Budget"/> signatures are checked for a text. Safe from any thread.
/// </remarks>
/// <param name="ring">The keys that the program trusts.</param>
public sealed class ActivationCodeReader(KeyRing ring)
{
    private static readonly Keyboard[] Keyboards = [Keyboard.AsTyped, Keyboard.YAndZSwapped, Keyboard.Russian];

    /// <summary>Reads a text. Never throws, whatever the text; beyond 16,384 UTF-16 units it is cut.</summary>
    public CodeReading Read(string? text, ReadingContext context)
    {
        var cleaned = PastedText.Clean(text ?? "");
        var judge = new CodeJudge(ring, context);
        var attempts = new List<ReadingAttempt>();
        foreach (var keyboard in Keyboards)
        {
            if (!KeyboardLayout.MatchesAny(cleaned, keyboard)) continue;
            var attempt = new ReadingAttempt(PastedText.Read(cleaned, keyboard), keyboard, judge);
            attempt.TryClean();
            if (attempt.IsSettled) return attempt.Conclude();
            attempts.Add(attempt);
        }

        attempts.Sort((a, b) => a.CleanLines != b.CleanLines ? b.CleanLines.CompareTo(a.CleanLines) : a.Keyboard.CompareTo(b.Keyboard));
        foreach (var step in new Action<ReadingAttempt>[] { a => a.TryMissing(), a => a.TryEvery(), a => a.TryTwoSlips() })
        {
            foreach (var attempt in attempts)
            {
                step(attempt);
                if (attempt.IsSettled) return attempt.Conclude();
            }
        }

        return attempts[0].Conclude();
    }

    /// <summary>Reads one row of an input form that expects a certain line, while it is being typed. Never throws.</summary>
    /// <param name="text">What stands in the row so far.</param>
    /// <param name="line">The line that belongs there, from 1.</param>
    public static RowReading ReadRow(string? text, int line) => RowReader.Read(PastedText.Clean(text ?? ""), line);
}
