namespace JkLab.LicenseServer.Privacy;

/// <summary>Names the texts of rights and own data.</summary>
public sealed class PrivacyTexts;
