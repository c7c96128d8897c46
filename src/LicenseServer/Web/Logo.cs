using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>The vendor's logo, in the place of the program's mark: <c>Vendor:LogoFile</c>, absolute or in the data folder, at most 200 KiB.</summary>
public sealed class Logo
{
    internal const string Setting = "Vendor:LogoFile";

    private const int MaxSize = 200 * 1024;
    private const string Kinds = "an SVG, PNG, JPEG or WebP image of at most 200 KiB";

    /// <summary>Reads it.</summary>
    /// <exception cref="OwnerException">There is no such file, or it cannot be a logo.</exception>
    public Logo(IConfiguration settings, DataFolder folder)
    {
        if (settings[Setting] is { } name && !string.IsNullOrWhiteSpace(name)) Asset = Read(folder.In(name.Trim()));
    }

    /// <summary>Its address, or that of the mark.</summary>
    public string Address => Asset?.Address ?? Web.Asset.Mark;

    /// <summary>The logo itself; null where there is none.</summary>
    internal Asset? Asset { get; }

    private static Asset Read(string file)
    {
        var extension = Path.GetExtension(file).ToLowerInvariant();
        var type = ImageTypes.Find(file) ?? throw Wrong(file, $"is called {(extension == "" ? "nothing" : "*" + extension)}");
        try
        {
            if (new FileInfo(file).Length is var size && size is 0 or > MaxSize) throw Wrong(file, $"has {size} bytes");
            return new Asset("logo" + extension, type, File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(file, "cannot be read: " + e.Message.TrimEnd('.'), e);
        }
    }

    private static OwnerException Wrong(string file, string why, Exception? inner = null) =>
        new($"the logo {file} {why}", $"name {Kinds} with {Setting}, or leave it out", inner);
}
