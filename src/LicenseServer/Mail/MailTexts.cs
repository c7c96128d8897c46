namespace JkLab.LicenseServer.Mail;

/// <summary>Names the words of the letters that are written here.</summary>
public sealed class MailTexts;
