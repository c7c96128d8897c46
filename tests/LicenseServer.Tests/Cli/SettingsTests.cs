using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Tests.Cli;

public partial class SettingsTests
{
    /// <summary>The program's own settings are constants, wherever they are read: <c>Section:Name</c>.</summary>
    [Fact]
    public void OperationsDocument_NamesEverySetting()
    {
        var settings = typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.IsLiteral).Select(field => field.GetRawConstantValue()).OfType<string>()
            .Where(text => Setting().IsMatch(text)).Distinct().ToList();
        Assert.Contains("Backup:EveryHours", settings);

        var table = Row().Matches(File.ReadAllText(Document())).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.DoesNotContain(settings, name => !table.Contains(name));
    }

    private static string Document([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/operations.md"));

    [GeneratedRegex(@"^[A-Z]\w+(:[A-Z]\w+)+\z")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Row();
}
