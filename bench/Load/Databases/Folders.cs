using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace JkLab.Bench.Load.Databases;

/// <summary>
/// The databases of all sizes, made once and kept until the program's migrations or this generator change; a run works on a copy.
/// </summary>
internal sealed class Folders : IDisposable
{
    /// <summary>Rises when what the generator writes changes.</summary>
    private const int Generation = 1;

    private readonly string root;
    private readonly string program;
    private readonly FileStream only;

    internal Folders(string root, string program)
    {
        (this.root, this.program) = (root, program);
        Directory.CreateDirectory(root);
        try
        {
            only = new FileStream(Path.Combine(root, "load.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException($"another run uses {root}; wait for it, or name another folder with --folder", e);
        }
    }

    internal string FloorFile => Path.Combine(Working, "floor.db");

    internal string DataFolder => Path.Combine(Working, "data");

    internal string DatabaseFile => Path.Combine(DataFolder, "jklab.db");

    private string Working => Path.Combine(root, "run");

    /// <summary>Puts a fresh copy of a database of a size into place.</summary>
    internal void Prepare(Customers customers)
    {
        var made = Path.Combine(root, $"{customers.Count}-{Fingerprint()}");
        foreach (var other in Directory.GetDirectories(root, $"{customers.Count}-*").Where(other => other != made)) Directory.Delete(other, recursive: true);
        if (!Directory.Exists(made)) Make(made, customers);
        Remove();
        Copy(made, Working);
    }

    /// <summary>Removes the copy.</summary>
    internal void Remove()
    {
        if (Directory.Exists(Working)) Directory.Delete(Working, recursive: true);
    }

    public void Dispose() => only.Dispose();

    private void Make(string made, Customers customers)
    {
        var watch = Stopwatch.StartNew();
        var unfinished = made + ".unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        LicenseDatabase.Make(program, Path.Combine(unfinished, "data"), customers);
        FloorDatabase.Make(Path.Combine(unfinished, "floor.db"), customers.Count / 2);
        Directory.Move(unfinished, made);
        Console.WriteLine($"a database with {customers.Count:N0} licences was made in {watch.Elapsed.TotalSeconds:0} s");
    }

    private static void Copy(string from, string to)
    {
        using var copy = Process.Start("cp", ["-a", "--reflink=auto", from, to]);
        copy.WaitForExit();
        if (copy.ExitCode != 0) throw new IOException($"{from} could not be copied to {to}");
        using var sync = Process.Start("sync", ["-f", to]);
        sync.WaitForExit();
    }

    private static string Fingerprint()
    {
        var server = typeof(LicenseServer.Program).Assembly;
        var text = new StringBuilder().Append(Generation);
        foreach (var name in server.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(server.GetManifestResourceStream(name)!);
            text.Append(name).Append(reader.ReadToEnd());
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 4));
    }
}
