namespace JkLab.LicenseServer.Downloads;

/// <summary>Names the texts of downloads.</summary>
public sealed class DownloadTexts;
