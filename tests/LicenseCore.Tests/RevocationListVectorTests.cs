using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests;

/// <summary>Lists made by an independent implementation, byte for byte and in both directions; and what must be refused, with its reason.</summary>
public class RevocationListVectorTests
{
    private static readonly Vectors.RevocationFile File = Vectors.Read<Vectors.RevocationFile>("revocation-list-vectors.json");
    private static readonly SigningKey[] Keys = [.. File.Trusted.Select(key => new SigningKey(Convert.FromHexString(key.SeedHex)))];
    private static readonly KeyRing Ring = new(Keys.Select(key => key.PublicKey));

    public static TheoryData<string> Names => [.. File.Lists.Select(list => list.Name)];

    public static TheoryData<string> RefusedNames => [.. File.Refused.Select(refused => refused.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Read_Text_GivesTheWholeContent(string name)
    {
        var vector = Find(name);
        foreach (var text in vector.ReadsToo.Prepend(vector.Text))
        {
            var (list, problem) = RevocationList.Read(text, Ring);

            Assert.Null(problem);
            Assert.Equal((vector.Number, vector.IssuedDay, vector.SignerId), (list!.Number, list.IssuedOn.Number, list.SignerId));
            Assert.Equal(vector.Licenses, list.Licenses);
            Assert.Equal(vector.Licenses.Length, list.LicenseCount);
            Assert.Equal(vector.Seats.Select(SeatOf), list.Seats);
            Assert.Equal(vector.Seats.Length, list.SeatCount);
            Assert.Equal(vector.RetiredKeys.Select(key => (key.KeyId, string.Concat(key.Hashes), key.Hashes.Length)), list.RetiredKeys.Select(Describe));
            Assert.Equal(vector.Text, list.ToString());
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Sign_Content_GivesTheSameText(string name)
    {
        var vector = Find(name);
        var key = Keys.Single(key => key.PublicKey.Id == vector.SignerId);
        var list = RevocationList.Sign(
            new RevocationTerms
            {
                Number = vector.Number,
                IssuedOn = new Day(vector.IssuedDay),
                Licenses = [.. vector.Licenses.Reverse()],
                Seats = [.. vector.Seats.Select(SeatOf).Reverse()],
                RetiredKeys = [.. vector.RetiredKeys.Select(key => new RetiredKey(key.KeyId, Convert.FromHexString(string.Concat(key.Hashes)))).Reverse()],
            },
            key);

        Assert.Equal(vector.Text, list.ToString());
        Assert.Equal(vector.SignatureHex, Convert.ToHexStringLower(key.Sign(Convert.FromHexString(vector.SignedHex))));
    }

    [Theory, MemberData(nameof(Names))]
    public void Check_Codes_GivesTheirProblem(string name)
    {
        var vector = Find(name);
        var list = RevocationList.Read(vector.Text, Ring).List!;
        foreach (var checkedCode in vector.Codes)
        {
            var code = ActivationCode.TryParse(checkedCode.Code)!;
            var systemId = code.Kind == LicenseKind.Unbound ? null : SystemId.Parse(checkedCode.SystemId).Value;

            Assert.Equal(checkedCode.Hash, Convert.ToHexStringLower(CodeHash.Of(code)));
            Assert.Equal(checkedCode.Problem, list.Check(code, code.FindSigner(Ring, systemId)!)?.Name());
        }
    }

    [Theory, MemberData(nameof(RefusedNames))]
    public void Read_RefusedText_GivesItsReason(string name)
    {
        var refused = File.Refused.Single(refused => refused.Name == name);

        var (list, problem) = RevocationList.Read(refused.Text, Ring);

        Assert.Null(list);
        Assert.Equal(refused.Problem, problem!.Value.Name());
    }

    [Fact]
    public void EveryProblem_ButTheLongest_HasAVector() => Assert.Equal(
        Enum.GetValues<RevocationProblem>().Where(problem => problem != RevocationProblem.TooLong).Select(problem => problem.Name()).Order(),
        File.Refused.Select(refused => refused.Problem).Distinct().Order());

    private static Vectors.RevocationVector Find(string name) => File.Lists.Single(list => list.Name == name);

    private static RevokedSeat SeatOf(Vectors.SeatVector seat) => new(seat.License, seat.Seat, new Day(seat.LastDay), seat.LastIssue);

    private static (string KeyId, string Hashes, int Count) Describe(RetiredKey key) => (key.KeyId, Convert.ToHexStringLower(key.Hashes.Span), key.Count);
}
