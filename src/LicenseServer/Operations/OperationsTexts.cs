namespace JkLab.LicenseServer.Operations;

/// <summary>Names the texts of the owner's overview.</summary>
public sealed class OperationsTexts;
