using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;

namespace JkLab.LicenseServer.Privacy.Pages;

/// <summary>Everything that is stored about whoever is signed in, and his rights to it.</summary>
internal sealed class OwnDataModel(Database database, Inventory inventory, DataFolder folder, SetAccountFlag flags, TimeProvider time) : SitePage
{
    /// <summary>So many rows of a table are shown; the export holds all.</summary>
    public const int MostRows = 10;

    /// <summary>Whose data it is.</summary>
    public AccountHolder Holder { get; private set; } = null!;

    /// <summary>What there is.</summary>
    public IReadOnlyList<OwnPart> Parts { get; private set; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    public void OnGet(string? done)
    {
        Done = done is "restricted" or "unrestricted" or "objected" or "unobjected" or "stopped" ? done : null;
        Read();
    }

    public IActionResult OnGetExport()
    {
        Read();
        var files = database.Read(session => OwnData.Files(session, inventory, folder, Holder.Person));
        var stream = TemporaryFile.Create();
        Response.RegisterForDispose(stream);
        DataExport.Write(stream, Parts, files, Holder.Person, Language, time.GetUtcNow());
        stream.Position = 0;
        Response.Headers.CacheControl = "no-store";
        return File(stream, "application/zip", "data.zip");
    }

    public async Task<IActionResult> OnPostRestrictAsync(bool on)
    {
        await flags.RestrictAsync(User.AccountId(), on, Actor.Web);
        return GoTo("/account/data?done=" + (on ? "restricted" : "unrestricted"));
    }

    public async Task<IActionResult> OnPostObjectAsync(bool on)
    {
        await flags.ObjectAsync(User.AccountId(), on, Actor.Web);
        return GoTo("/account/data?done=" + (on ? "objected" : "unobjected"));
    }

    private void Read() => (Holder, Parts) = database.Read(session =>
    {
        var holder = AccountHolder.Find(session, User.AccountId()) ?? throw new InvalidOperationException("a session without an account");
        return (holder, OwnData.Read(session, inventory, holder.Person));
    });
}
