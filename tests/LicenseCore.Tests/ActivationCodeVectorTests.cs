using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests;

/// <summary>Codes made by an independent implementation, byte for byte and in both directions.</summary>
public class ActivationCodeVectorTests
{
    private static readonly Vectors.CodeFile File = Vectors.Read<Vectors.CodeFile>("activation-code-vectors.json");
    private static readonly SigningKey Key = new(Convert.FromHexString(File.PrivateKeySeedHex));

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, File.Vectors.Length)];

    [Fact]
    public void SigningKey_OfTheVectors_HasTheirPublicKeyAndId()
    {
        Assert.Equal(File.PublicKeySpkiHex, Convert.ToHexStringLower(Key.PublicKey.Spki));
        Assert.Equal(File.KeyIdHex, Key.PublicKey.Id);
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Sign_Fields_GivesPayloadSignatureAndText(int number)
    {
        var vector = File.Vectors[number];

        var code = ActivationCode.Sign(TermsOf(vector), Key);

        Assert.Equal(vector.PayloadHex, Convert.ToHexStringLower(code.Payload));
        Assert.Equal(vector.SignatureHex, Convert.ToHexStringLower(code.Signature));
        Assert.Equal(vector.Code, code.ToString());
        Assert.Equal(vector.Code.Replace("-", "").Replace("\n", ""), code.ToCompactString());
        Assert.Equal(vector.SignatureHex, Convert.ToHexStringLower(Key.Sign(Convert.FromHexString(vector.SignedMessageHex))));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void TryParse_Text_GivesEveryField(int number)
    {
        var vector = File.Vectors[number];
        var terms = TermsOf(vector);

        var code = ActivationCode.TryParse(vector.Code)!;

        Assert.Equal(vector.PayloadHex, Convert.ToHexStringLower(code.Payload));
        Assert.Equal(vector.SignatureHex, Convert.ToHexStringLower(code.Signature));
        Assert.Equal(terms.Kind, code.Kind);
        Assert.Equal(terms.Product, code.Product);
        Assert.Equal(terms.Edition, code.Edition);
        Assert.Equal(terms.License, code.License);
        Assert.Equal(terms.SystemId?.Hint ?? 0, code.Hint);
        Assert.Equal(terms.IssuedOn, code.IssuedOn);
        Assert.Equal(terms.ExpiresOn, code.ExpiresOn);
        Assert.Equal(terms.UpdatesUntil, code.UpdatesUntil);
        Assert.Equal(terms.Seat, code.Seat);
        Assert.Equal(terms.Issue, code.Issue);
        Assert.Equal(terms.Features, code.Features);
        Assert.Equal(terms.Licensee, code.Licensee);
        Assert.Equal(vector.Code.Split('\n').Length, code.LineCount);
        Assert.True(code.Verify(new KeyRing(Key.PublicKey), terms.SystemId));
        Assert.Equal(vector.Code, code.ToString());
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Receipt_OfTheDay_IsTheOneOfTheVector(int number)
    {
        var vector = File.Vectors[number];
        var code = ActivationCode.TryParse(vector.Code)!;
        var systemId = SystemId.Parse(vector.SystemId).Value!;
        if (vector.Receipt is null)
        {
            Assert.NotEqual(LicenseKind.Bound, code.Kind);
            return;
        }

        Assert.Equal(vector.Receipt, DeactivationReceipt.Create(code, systemId, new Day(vector.ReceiptDay!.Value)).ToString());
        var receipt = DeactivationReceipt.Parse(vector.Receipt).Value!;
        Assert.Equal(vector.ReceiptDay, receipt.Day.Number);
        Assert.True(receipt.Proves(code, systemId));
    }

    private static ActivationTerms TermsOf(Vectors.CodeVector vector) => new()
    {
        Kind = (LicenseKind)vector.Fields.Kind,
        Product = vector.Fields.Product,
        Edition = vector.Fields.Edition,
        License = vector.Fields.License,
        SystemId = vector.Fields.Kind == (int)LicenseKind.Unbound ? null : SystemId.Parse(vector.SystemId).Value,
        IssuedOn = new Day(vector.Fields.IssuedDay),
        ExpiresOn = vector.Fields.ExpiryDay == 0 ? null : new Day(vector.Fields.ExpiryDay),
        UpdatesUntil = vector.Fields.UpdatesUntilDay == 0 ? null : new Day(vector.Fields.UpdatesUntilDay),
        Seat = vector.Fields.Seat,
        Issue = vector.Fields.Issue,
        Features = vector.Fields.Features,
        Licensee = vector.Fields.Licensee,
    };
}
