using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.Bench.Load.Server;

/// <summary>A row that the floor and the naive server write.</summary>
/// <param name="Id">Random, so that it lands on any page of the table.</param>
/// <param name="License">A licence number.</param>
/// <param name="Code">As printed.</param>
/// <param name="CreatedAt">ISO 8601, UTC.</param>
internal sealed record FloorRow(long Id, uint License, string Code, string CreatedAt);

/// <summary>The part of an activation that no server can leave out: read key and System-ID, sign, verify.</summary>
internal sealed class Signer(TimeProvider time)
{
    internal const int Seat = 1;

    private readonly SigningKey key = SigningKey.Create(RandomNumberGenerator.Create());

    internal FloorRow Sign(Call call)
    {
        var license = LicenseKey.Parse(call.LicenseKey).Value ?? throw new FormatException("no licence key");
        var computer = SystemId.Parse(call.SystemId).Value ?? throw new FormatException("no System-ID");
        var now = time.GetUtcNow();
        var id = BitConverter.ToInt64(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(license.ToString() + computer)));
        var terms = new ActivationTerms
        {
            Kind = LicenseKind.Bound,
            Product = 1,
            Edition = 1,
            License = (uint)id | 1,
            SystemId = computer,
            IssuedOn = Day.Of(now),
            Seat = Seat,
        };
        return new FloorRow(id & long.MaxValue, terms.License, ActivationCode.Sign(terms, key).ToString(), LicenseServer.Storage.Moment.ToText(now));
    }
}
