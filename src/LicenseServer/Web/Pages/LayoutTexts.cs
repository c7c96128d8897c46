namespace JkLab.LicenseServer.Web.Pages;

/// <summary>Names the texts of the frame around every page.</summary>
public sealed class LayoutTexts;
