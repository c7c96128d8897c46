namespace JkLab.LicenseServer.Activation;

/// <summary>Names the texts of the pages and letters about licences and codes.</summary>
public sealed class ActivationTexts;
