namespace JkLab.ActivationClient.Tests;

/// <summary>Programs that were built together with the tests, in the same configuration.</summary>
internal static class Built
{
    internal static string Of(string project, string assembly)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
        return Path.Combine(Repository.Root, project, "bin", configuration, "net10.0", assembly + ".dll");
    }
}
