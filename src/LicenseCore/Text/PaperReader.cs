namespace JkLab.LicenseCore.Text;

/// <summary>Reads a signing key from paper: clean lines first, then one slip in each line, then two, each by every keyboard.</summary>
internal static class PaperReader
{
    private static readonly Keyboard[] Keyboards = [Keyboard.AsTyped, Keyboard.YAndZSwapped, Keyboard.Russian];

    internal static PaperKeyReading Read(string cleaned)
    {
        var attempts = new List<PaperAttempt>();
        foreach (var keyboard in Keyboards)
        {
            if (KeyboardLayout.MatchesAny(cleaned, keyboard)) attempts.Add(new PaperAttempt(PastedText.Read(cleaned, keyboard), keyboard));
        }

        foreach (var step in new Func<PaperAttempt, PaperKeyReading?>[] { a => a.TryClean(), a => a.TryOneSlip(), a => a.TryTwoSlips() })
        {
            foreach (var attempt in attempts)
            {
                if (step(attempt) is { } reading) return reading;
            }
        }

        return attempts.OrderByDescending(attempt => attempt.CleanLines).First().Conclude();
    }
}
