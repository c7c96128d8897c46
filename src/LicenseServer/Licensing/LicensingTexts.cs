namespace JkLab.LicenseServer.Licensing;

/// <summary>Names the texts of the letters about licences.</summary>
public sealed class LicensingTexts;
