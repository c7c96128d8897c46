namespace JkLab.LicenseServer.Accounts;

/// <summary>Names the texts of accounts.</summary>
public sealed class AccountTexts;
