using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Privacy.Pages;

/// <summary>The last page of an account.</summary>
internal sealed class DeletedModel : SitePage;
