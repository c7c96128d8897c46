using System.Text;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>What is kept about people, in words: for the privacy notice, the record of processing, a person's own data and exports.</summary>
public sealed class InventoryTexts
{
    private InventoryTexts()
    {
    }

    /// <summary>One of the texts.</summary>
    public static string Get(Language language, string key) => Texts.Get<InventoryTexts>(language, key);

    /// <summary>What a column or a file is.</summary>
    public static string What(Language language, string what) => Get(language, "is-" + what);

    /// <summary>What data is used for.</summary>
    public static string Purpose(Language language, Processing processing) => Get(language, processing.Name + "-purpose");

    /// <summary>How long it is kept.</summary>
    public static string Kept(Language language, Processing processing) => Get(language, processing.Name + "-kept");

    /// <summary>The articles on which it rests.</summary>
    public static string Bases(Language language, Processing processing) => string.Join(", ", processing.Bases.Select(basis => Get(language, "basis-" + basis)));

    /// <summary>The whole inventory as a table in Markdown, for the privacy notice: what data, what for, on what basis, how long.</summary>
    public static string Markdown(Inventory inventory, Language language)
    {
        var text = new StringBuilder();
        Row(text, Get(language, "Data"), Get(language, "Purpose"), Get(language, "Basis"), Get(language, "Kept"));
        Row(text, "---", "---", "---", "---");
        foreach (var (processing, what) in inventory.Processings)
        {
            var data = string.Join(", ", what.Select(one => What(language, one)).Distinct());
            Row(text, $"**{Get(language, processing.Name)}**: {data}", Purpose(language, processing), Bases(language, processing), Kept(language, processing));
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
