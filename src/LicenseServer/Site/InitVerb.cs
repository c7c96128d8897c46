using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site;

/// <summary><c>jklab site init</c>: writes the texts that come with the program into <c>pages/</c>, for the owner to edit.</summary>
internal static class InitVerb
{
    internal static Command Create(CliContext context)
    {
        var command = new Command("init", "write the starting texts of all pages into the data folder; what is there stays as it is");
        command.SetAction(_ =>
        {
            var written = Write(context.Get<DataFolder>().PagesFolder);
            return context.Print(written, writer => WriteTo(writer, context.Folder.PagesFolder, written));
        });
        return command;
    }

    private static List<WrittenPage> Write(string folder)
    {
        try
        {
            DataFolder.CreatePrivate(folder);
            return [.. from name in PageNames.All from language in Enum.GetValues<Language>() select Write(folder, name, language)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the pages cannot be written: {e.Message.TrimEnd('.')}", $"make {folder} writable for this user", e);
        }
    }

    private static WrittenPage Write(string folder, string name, Language language)
    {
        var file = PageFolder.FileName(name, language);
        var path = Path.Combine(folder, file);
        if (File.Exists(path)) return new WrittenPage(file, Written: false);
        using var stream = new FileStream(path, FileMode.CreateNew);
        using var writer = new StreamWriter(stream);
        writer.Write(PageFolder.StartingText(name, language));
        return new WrittenPage(file, Written: true);
    }

    private static void WriteTo(TextWriter writer, string folder, List<WrittenPage> pages)
    {
        foreach (var page in pages) writer.WriteLine($"{(page.Written ? "written" : "kept   ")} {Path.Combine(folder, page.File)}");
        writer.WriteLine("edit them with any editor; the server shows every change at once");
    }

    private sealed record WrittenPage(string File, bool Written);
}
