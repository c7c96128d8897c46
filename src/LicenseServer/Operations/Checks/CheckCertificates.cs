using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether the certificates that the settings name go on for a while.</summary>
internal static class CheckCertificates
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    internal static IEnumerable<Finding> Run(IConfiguration settings, DateTimeOffset now) =>
        settings.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint.GetSection("Certificate"))
            .Concat(settings.GetSection("Kestrel:Certificates").GetChildren())
            .Select(section => (File: section["Path"], Password: section["Password"])).Where(named => named.File is not null)
            .DistinctBy(named => named.File).Select(named => Check(named.File!, named.Password, now));

    private static Finding Check(string file, string? password, DateTimeOffset now)
    {
        try
        {
            using var certificate = Read(file, password);
            var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
            return end > now + Soon ? Finding.Ok("certificates", $"{file} is good until {end:yyyy-MM-dd}")
                : Finding.Advice("certificates", end > now ? $"{file} ends on {end:yyyy-MM-dd}" : $"{file} has ended on {end:yyyy-MM-dd}", "put the new one in its place, and restart the server");
        }
        catch (CryptographicException e)
        {
            return Finding.Advice("certificates", $"{file} cannot be read: {e.Message.TrimEnd('.')}", "see that it is a certificate, and that its password is right");
        }
    }

    private static X509Certificate2 Read(string file, string? password) => Path.GetExtension(file).ToLowerInvariant() is ".pfx" or ".p12"
        ? X509CertificateLoader.LoadPkcs12FromFile(file, password)
        : X509CertificateLoader.LoadCertificateFromFile(file);
}
