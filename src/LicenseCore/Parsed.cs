namespace JkLab.LicenseCore;

/// <summary>What became of a typed short code: the value, or what it may have been meant to be.</summary>
/// <typeparam name="T">The kind of code that was asked for.</typeparam>
/// <param name="Value">The code, or null when the text is not one.</param>
/// <param name="Kind">What the text is by its check symbols; another kind than asked for when somebody mixed up the fields.</param>
/// <param name="Suggestion">"Did you mean …?": the whole corrected value as printed, where check symbols alone find exactly one.</param>
public readonly record struct Parsed<T>(T? Value, CodeKind Kind, string? Suggestion)
    where T : class;
