using System.Text;

namespace JkLab.LicenseCore.Tests.Fuzzing;

/// <summary>Makes inputs for decoders: chance alone, and valid inputs damaged. The same seed makes the same inputs.</summary>
internal sealed class Fuzzer(int seed, IReadOnlyList<string> valid)
{
    private const string Special = "0OoIilLıİuUVvßẞ-–\u00ad\u200b\ufeff\u202e\t\r\n >'\"=+/:0123456789ABCDEFGHJKMNPQRSTVWXYZйцукенАВЕКМНОРСТУХ０Ａ\ud800\udc00\ufffe\u0301ﷺ";

    private readonly Random random = new(seed);

    internal string NextText()
    {
        if (random.Next(4) == 0) return Chance(random.Next(1, 80));
        var text = new StringBuilder(valid[random.Next(valid.Count)]);
        if (random.Next(8) == 0) text.Append(random.Next(2) == 0 ? "\n" : "").Append(valid[random.Next(valid.Count)]);
        for (var damage = random.Next(5); damage > 0; damage--) Damage(text);
        return text.ToString();
    }

    internal byte[] NextBytes(byte[] from)
    {
        var bytes = (byte[])from.Clone();
        for (var damage = random.Next(1, 4); damage > 0; damage--)
        {
            if (bytes.Length == 0) break;
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes[at] = (byte)(random.Next(2) * 255); break;
                default: bytes[at] = bytes[random.Next(bytes.Length)]; break;
            }
        }

        return bytes;
    }

    internal int Next(int count) => random.Next(count);

    private void Damage(StringBuilder text)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(7))
        {
            case 0 when at < text.Length: text[at] = Character(); break;
            case 1: text.Insert(at, Character()); break;
            case 2 when at < text.Length: text.Remove(at, 1); break;
            case 3 when at + 1 < text.Length: (text[at], text[at + 1]) = (text[at + 1], text[at]); break;
            case 4: text.Length = at; break;
            case 5: text.Insert(at, text.ToString(0, at)); break;
            default: text.Insert(at, Chance(random.Next(12))); break;
        }
    }

    private string Chance(int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length) text.Append(Character());
        return text.ToString();
    }

    private char Character() => random.Next(8) switch
    {
        0 => (char)random.Next(65536),
        1 => (char)random.Next(128),
        _ => Special[random.Next(Special.Length)],
    };
}
