namespace JkLab.LicenseServer.Support;

/// <summary>Names the texts of support.</summary>
public sealed class SupportTexts;
