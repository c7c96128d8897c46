namespace JkLab.LicenseServer.Site.Pages;

/// <summary>Names the texts of the public site that the owner does not write.</summary>
public sealed class SiteTexts;
