namespace JkLab.LicenseCore;

/// <summary>Something that was mended in a pasted code.</summary>
/// <param name="Kind">What had gone wrong.</param>
/// <param name="Line">The line, from 1; null when the whole text was concerned.</param>
/// <param name="Group">The group of five in that line, from 1.</param>
/// <param name="Meant">The line as it should have been, for showing.</param>
public sealed record CodeRepair(RepairKind Kind, int? Line, int? Group, string? Meant);
