using System.CommandLine;
using System.Globalization;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Downloads;

/// <summary><c>release add</c>, <c>release list</c>, <c>release withdraw</c>.</summary>
internal static class ReleaseVerbs
{
    internal static Command Create(CliContext context) => new("release", "files that customers download") { Add(context), List(context), Withdraw(context) };

    private static Command Add(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "the file; its name is the one that customers see" };
        var product = new Option<string>("--product") { Description = "which product", HelpName = "CODE", Required = true };
        var version = new Option<string>("--version") { Description = "which version, as 2.4.0", HelpName = "V", Required = true };
        var built = Options.Date("--build-date", "the day that counts against a licence's updates (default: today)");
        var platform = new Option<string>("--platform") { Description = "what it runs on (default: any)", HelpName = string.Join('|', Release.Platforms), DefaultValueFactory = _ => "any" };
        platform.AcceptOnlyFromAmong(Release.Platforms);
        var demo = new Option<bool>("--demo") { Description = "everybody may have it, signed in or not" };
        var notes = Options.Text("--notes", "a Markdown file that says what is new", "FILE.md");
        var command = new Command("add", "publish a file; it is copied and signed") { file, product, version, built, platform, demo, notes };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            try
            {
                var order = new ReleaseOrder(
                    parsed.GetRequiredValue(product), parsed.GetRequiredValue(version), parsed.GetValue(built)?.Value ?? Day.Of(context.Time.GetUtcNow()),
                    parsed.GetRequiredValue(platform), parsed.GetValue(demo), parsed.GetValue(notes) is { } named ? File.ReadAllText(named) : null);
                using var content = File.OpenRead(path);
                return context.Finish(context.Get<AddRelease>().Run(order, Path.GetFileName(path), content), ReleaseView.Of, (release, writer) => Write(writer, [release]));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new OwnerException($"the release cannot be read: {e.Message.TrimEnd('.')}", "name files that you may read", e);
            }
        });
        return command;
    }

    private static Command List(CliContext context)
    {
        var command = new Command("list", "list what is published");
        command.SetAction(_ =>
        {
            var all = context.Database.Read(Release.All);
            return context.Print(all.Select(ReleaseView.Of), writer => Write(writer, all));
        });
        return command;
    }

    private static Command Withdraw(CliContext context)
    {
        var id = new Argument<long>("ID") { Description = "the number that 'release list' shows" };
        var command = new Command("withdraw", "take a release back and delete its file") { id };
        command.SetAction(parsed => context.Finish(
            context.Get<WithdrawRelease>().Run(parsed.GetRequiredValue(id)), ReleaseView.Of, (release, writer) => writer.WriteLine($"{release.Title} is offered no more")));
        return command;
    }

    private static void Write(TextWriter writer, IReadOnlyList<Release> releases) => Table.Write(
        writer,
        ["RELEASE", "PRODUCT", "VERSION", "BUILT", "PLATFORM", "FOR", "FILE", "BYTES", "SHA-256"],
        [
            .. releases.Select(release => new[]
            {
                release.Id.ToString(CultureInfo.InvariantCulture), release.ProductCode, release.Version, release.BuildDate.ToString(), release.Platform,
                release.Demo ? "everybody" : "customers", release.FileName, release.Size.ToString(CultureInfo.InvariantCulture), release.Sha256,
            }),
        ]);
}
