namespace JkLab.ActivationClient.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    internal static string Vectors(string name) => Path.Combine(Root, "tests", "vectors", name);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "JkLab.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
