namespace JkLab.LicenseServer.Web;

/// <summary>Whether this is the password of an account, asked again before something that cannot be undone.</summary>
public delegate Task<bool> PasswordCheck(long accountId, string password);
