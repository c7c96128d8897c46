using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Privacy;

/// <summary><c>privacy inventory</c>: the record of processing (Art. 30 DSGVO), as Markdown.</summary>
internal static class InventoryVerb
{
    internal static Command Create(CliContext context)
    {
        var language = new Option<string?>("--language") { Description = "de, en or ru (default: the setting Vendor:Language)", HelpName = "LANG" };
        language.AcceptOnlyFromAmong("de", "en", "ru");
        var command = new Command("inventory", "print the record of processing: what is kept about people, what for, on what basis and how long") { language };
        command.SetAction(parsed =>
        {
            var site = context.Get<SiteSettings>();
            var inventory = context.Get<Inventory>();
            var tongue = parsed.GetValue(language) is { } tag ? Languages.FromTag(tag)!.Value : site.VendorLanguage;
            return context.Print(ToJson(inventory, tongue), writer => Write(writer, inventory, site, tongue));
        });
        return command;
    }

    private static void Write(TextWriter writer, Inventory inventory, SiteSettings site, Language language)
    {
        writer.WriteLine("# " + InventoryTexts.Get(language, "record-title"));
        writer.WriteLine();
        WritePart(writer, InventoryTexts.Get(language, "record-controller"), string.Join(", ", [site.VendorName, .. site.VendorAddress, .. site.VendorEmail is { } email ? [email] : Array.Empty<string>()]));
        WritePart(writer, InventoryTexts.Get(language, "record-people"), InventoryTexts.Get(language, "record-people-text"));
        writer.WriteLine(InventoryTexts.Markdown(inventory, language));
        WritePart(writer, InventoryTexts.Get(language, "Recipients"), InventoryTexts.Get(language, "RecipientsText"));
        WritePart(writer, InventoryTexts.Get(language, "record-measures"), InventoryTexts.Get(language, "record-measures-text"));
    }

    private static void WritePart(TextWriter writer, string name, string text) => writer.WriteLine($"**{name}:** {text}\n");

    private static IEnumerable<object> ToJson(Inventory inventory, Language language) => inventory.Processings.Select(one => new
    {
        one.Processing.Name,
        Title = InventoryTexts.Get(language, one.Processing.Name),
        Purpose = InventoryTexts.Purpose(language, one.Processing),
        LegalBasis = InventoryTexts.Bases(language, one.Processing),
        Kept = InventoryTexts.Kept(language, one.Processing),
        Columns = inventory.Tables.SelectMany(table => table.Columns
            .Where(column => (column.Processing ?? table.Processing!).Name == one.Processing.Name)
            .Select(column => new
            {
                Table = table.Name,
                Column = column.Name,
                What = InventoryTexts.What(language, column.What),
                Exported = table.Rows is not null && !column.IsSecret,
                KeptAfterErasure = column.OutlivesErasure ? table.KeptFor?.ToString() : null,
            })),
        Files = inventory.Files.Where(files => files.Processing!.Name == one.Processing.Name).Select(files => files.Name),
    });
}
