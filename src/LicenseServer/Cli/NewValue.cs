namespace JkLab.LicenseServer.Cli;

/// <summary>A value that was given, be it that there shall be none: null itself means that nothing was said.</summary>
/// <param name="Value">What it shall be.</param>
public sealed record NewValue<T>(T Value);
