using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Tests;

/// <summary>Who may know whom inside the server.</summary>
public partial class ArchitectureTests
{
    /// <summary>The rooms that every feature may use; of Licensing and Keys the public operations.</summary>
    private static readonly string[] Common = ["Storage", "Audit", "Mail", "Web", "Cli", "Licensing", "Keys"];

    /// <summary>What the common rooms may use themselves.</summary>
    private static readonly Dictionary<string, string[]> CommonRooms = new()
    {
        ["Storage"] = [],
        ["Audit"] = ["Storage", "Web"],
        ["Mail"] = ["Storage", "Audit", "Web", "Cli"],
        ["Web"] = ["Storage", "Cli"],
        ["Cli"] = ["Storage", "Web"],
    };

    [Fact]
    public void Features_UseOnlyTheCommonRooms()
    {
        var arrows = Directory.GetDirectories(Source()).Select(folder => Path.GetFileName(folder)).Where(IsRoom)
            .SelectMany(room => UsedBy(room).Select(used => (room, used)))
            .Where(arrow => arrow.room != arrow.used && arrow.room != "Operations")
            .Where(arrow => !(CommonRooms.TryGetValue(arrow.room, out var allowed) ? allowed : Common).Contains(arrow.used));
        Assert.Empty(arrows.Distinct().Select(arrow => $"{arrow.room} → {arrow.used}"));
    }

    [Fact]
    public void Licensing_KnowsNoHttp() =>
        Assert.DoesNotContain(Files("Licensing"), file => Http().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Features_OfTheServer_NameEachRoomOnce()
    {
        var features = Program.Features.Select(feature => feature.GetType().Namespace).ToList();
        Assert.Equal(features.Distinct(), features);
    }

    [Fact]
    public void Server_NamesNeitherClientNorBouncyCastle() =>
        Assert.DoesNotContain(
            Directory.GetDirectories(Source()).Select(folder => Path.GetFileName(folder)).Where(IsRoom).SelectMany(Files),
            file => File.ReadAllText(file) is var text && (text.Contains("JkLab.ActivationClient") || text.Contains("BouncyCastle")));

    private static IEnumerable<string> UsedBy(string room) =>
        Files(room).SelectMany(file => Name().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct();

    private static IEnumerable<string> Files(string room) => Directory.GetFiles(Path.Combine(Source(), room), "*.cs", SearchOption.AllDirectories);

    private static bool IsRoom(string name) => name is not ("bin" or "obj" or "wwwroot");

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../src/LicenseServer"));

    [GeneratedRegex(@"JkLab\.LicenseServer\.(\w+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"Microsoft\.AspNetCore|HttpContext|IEndpointRouteBuilder|TypedResults")]
    private static partial Regex Http();
}
