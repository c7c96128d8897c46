using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>The vendor's terms as plain text, paragraph by paragraph: the public site has them, and who sells to consumers sends them along (§ 312f BGB).</summary>
/// <param name="session">The transaction.</param>
/// <param name="language">In which language.</param>
public delegate IReadOnlyList<string> TermsOfTrade(Session session, Language language);
