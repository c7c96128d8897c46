using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>
/// The state as text: a line a fact, so that support can read it over the telephone, and a checksum as the last line, so that a torn
/// file is known.
/// </summary>
/// <remarks>
/// <code>
/// jklab-client-state 1
/// code LINE LINE LINE LINE LINE
/// key LICENCE-KEY                 (of the code above)
/// made-by smbios-uuid
/// component smbios-uuid DIGEST
/// given-up HASH [RECEIPT]
/// install-id HEX
/// last-seen SECONDS               (since 1970 UTC)
/// sha256 HEX                      (of all bytes before this line)
/// </code>
/// <para>Facts that this program does not know are passed over. The checksum is against accidents; against intent there is the signature.</para>
/// </remarks>
internal static class StateText
{
    private const string Opening = "jklab-client-state 1";
    private const string Checksum = "sha256 ";

    internal static byte[] Write(ClientState state)
    {
        var text = new StringBuilder(Opening).Append('\n');
        foreach (var code in state.Codes)
        {
            text.Append("code ").Append(code.Text.Replace('\n', ' ')).Append('\n');
            if (code.LicenseKey is not null) text.Append("key ").Append(code.LicenseKey).Append('\n');
        }

        if (state.Anchor is { } anchor)
        {
            text.Append("made-by ").Append(anchor.MadeBy).Append('\n');
            foreach (var component in anchor.Components)
                text.Append("component ").Append(component.Name).Append(' ').Append(Hex.Write(component.Digest)).Append('\n');
        }

        foreach (var tombstone in state.Tombstones)
            text.Append(("given-up " + tombstone.Hash + " " + tombstone.Receipt).TrimEnd()).Append('\n');
        if (state.InstallId is not null) text.Append("install-id ").Append(state.InstallId).Append('\n');
        if (state.LastSeen is { } seen)
            text.Append("last-seen ").Append(seen.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)).Append('\n');
        var facts = text.ToString();
        return Encoding.ASCII.GetBytes(facts + Checksum + HashOf(facts) + "\n");
    }

    /// <summary>The state, or null when the file is torn, garbled or of another kind.</summary>
    internal static ClientState? Read(byte[] bytes, string product)
    {
        var text = Encoding.ASCII.GetString(bytes);
        var end = text.LastIndexOf("\n" + Checksum, StringComparison.Ordinal) + 1;
        if (end <= 0 || !text.StartsWith(Opening + "\n", StringComparison.Ordinal)) return null;
        if (text.Substring(end) != Checksum + HashOf(text.Substring(0, end)) + "\n") return null;

        var codes = new List<StoredCode>();
        var tombstones = new List<Tombstone>();
        var components = new List<SystemComponent>();
        string? madeBy = null, installId = null;
        DateTimeOffset? lastSeen = null;
        foreach (var line in text.Substring(0, end).Split('\n'))
        {
            var words = line.Split(' ');
            if (words.Length < 2) continue;
            switch (words[0])
            {
                case "code":
                    codes.Add(new StoredCode(string.Join("\n", words.Skip(1)), null));
                    break;
                case "key" when codes.Count > 0:
                    codes[codes.Count - 1] = codes[codes.Count - 1] with { LicenseKey = words[1] };
                    break;
                case "made-by":
                    madeBy = words[1];
                    break;
                case "component" when words.Length == 3 && Hex.TryRead(words[2], SystemComponent.DigestLength) is { } digest:
                    components.Add(SystemComponent.FromDigest(product, words[1], digest));
                    break;
                case "given-up":
                    tombstones.Add(new Tombstone(words[1], words.Length > 2 ? words[2] : null));
                    break;
                case "install-id":
                    installId = words[1];
                    break;
                case "last-seen" when long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < LastSecond:
                    lastSeen = DateTimeOffset.FromUnixTimeSeconds(seconds);
                    break;
            }
        }

        return new ClientState
        {
            Codes = codes,
            Tombstones = tombstones,
            Anchor = madeBy is null ? null : new Anchor(madeBy, components),
            InstallId = installId,
            LastSeen = lastSeen,
        };
    }

    // The end of the year 9999, the last that DateTimeOffset holds.
    private const long LastSecond = 253_402_300_800;

    private static string HashOf(string text)
    {
        using var sha = SHA256.Create();
        return Hex.Write(sha.ComputeHash(Encoding.ASCII.GetBytes(text)));
    }
}
