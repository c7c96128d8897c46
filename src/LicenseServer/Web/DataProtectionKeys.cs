using System.Xml.Linq;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace JkLab.LicenseServer.Web;

/// <summary>The keys that protect cookies and links lie in the database, so that every server reads what another one wrote.</summary>
internal sealed class DataProtectionKeys(Database database) : IXmlRepository
{
    internal static void AddTo(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("jklab");
        services.AddOptions<KeyManagementOptions>().Configure<Database>((options, database) => options.XmlRepository = new DataProtectionKeys(database));
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. database.Read(session => session.Query<string>("SELECT xml FROM data_protection_keys ORDER BY name").ToList()).Select(xml => XElement.Parse(xml))];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => database.Write<int>(
        session => session.Execute(
            "INSERT INTO data_protection_keys (name, xml) VALUES (@friendlyName, @xml) ON CONFLICT (name) DO UPDATE SET xml = EXCLUDED.xml",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }),
        mayRunAgain: true);
}
