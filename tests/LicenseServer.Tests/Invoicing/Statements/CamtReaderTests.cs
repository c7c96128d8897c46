using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

public class CamtReaderTests
{
    private static readonly string Paid = Entry("<AddtlNtryInf>x</AddtlNtryInf>");

    [Theory]
    [InlineData("053", "02")]
    [InlineData("053", "03")]
    [InlineData("052", "08")]
    [InlineData("053", "13")]
    public void Message_OfAKnownVersion_IsRead(string kind, string version) => Assert.Single(Entries(Camt(Paid, version, kind: kind)));

    [Theory]
    [InlineData("054", "08", "file is camt.054.001.08 and no bank statement that can be read")]
    [InlineData("053", "01", "file is camt.053.001.01 and no bank statement that can be read")]
    [InlineData("053", "14", "file is camt.053.001.14 and no bank statement that can be read")]
    public void Message_OfAnotherKind_IsNamed(string kind, string version, string message) => Assert.Equal(message, Refusal(Camt(Paid, version, kind: kind)).Message);

    [Fact]
    public void Document_WithoutNamespace_IsNamedByItsRoot() =>
        Assert.Equal("file is XML with the root 'Document' and no bank statement that can be read", Refusal("<Document/>").Message);

    [Fact]
    public void Document_WithAPrefixForItsNamespace_IsRead() =>
        Assert.Single(Entries(Regex.Replace(Camt(Paid).Replace("xmlns=", "xmlns:a="), @"<(/?)(\w)", "<$1a:$2")));

    [Fact]
    public void Statements_OfSeveralAccounts_AreToldApart()
    {
        var both = Camt(Paid).Replace("</Stmt>", $"</Stmt><Stmt><Acct><Id><IBAN>{OtherIban}</IBAN></Id></Acct>{Paid}{Paid}</Stmt><Stmt>{Paid}</Stmt>");
        Assert.Equal([EntryKind.Payment, EntryKind.Ignored, EntryKind.Ignored, EntryKind.Ignored], Entries(both).Select(entry => entry.Kind));
    }

    [Theory]
    [InlineData("<IBAN>de02 1203 0000 0000 2020 51</IBAN>")]
    [InlineData("<Othr><Id>202051</Id></Othr>")]
    [InlineData("<Othr><Id>0000202051</Id></Othr>")]
    [InlineData("<Othr><Id>120300000000202051</Id></Othr>")]
    public void Account_HoweverItIsWritten_IsTheSellers(string id) => Assert.Single(Entries(Camt(Paid).Replace($"<IBAN>{Iban}</IBAN>", id)));

    [Theory]
    [InlineData("<Othr><Id>02051</Id></Othr>", "…2051")]
    [InlineData("<Othr><Id>0</Id></Othr>", "…0")]
    [InlineData("", "one without a number")]
    public void Account_OfSomebodyElse_IsRefused(string id, string shown) =>
        Assert.Equal($"file has no statement of the seller's account, but of {shown}", Refusal(Camt(Paid).Replace($"<IBAN>{Iban}</IBAN>", id)).Message);

    [Fact]
    public void Account_WithANumberOfItsOwn_IsTheSellers() => Assert.True(OwnAccount.Of(Iban, "0047 11").Is("4711"));

    [Fact]
    public void Document_WithEntities_IsRefused()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">"));
        var laughs = Camt(Paid.Replace(">x<", ">&a9;<")).Replace("?>", $"?><!DOCTYPE Document [<!ENTITY a0 \"ha\">{entities}]>");
        Assert.Equal("file declares a document type (DTD), which no statement does", Refusal(laughs).Message);
    }

    [Fact]
    public void Document_WithAnExternalEntity_AsksNobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        foreach (var external in (string[])[$"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x", "file:///etc/passwd"])
        {
            Assert.Contains("document type", Refusal(Camt(Paid).Replace("?>", $"?><!DOCTYPE Document SYSTEM \"{external}\">")).Message);
            Assert.Contains("document type", Refusal(Camt(Paid.Replace(">x<", ">&x;<")).Replace("?>", $"?><!DOCTYPE Document [<!ENTITY x SYSTEM \"{external}\">]>")).Message);
        }

        Assert.False(listener.Pending());
    }

    [Fact]
    public void Entry_OfTooMuchText_IsRefused() =>
        Assert.Contains("too large", Refusal(Camt(Entry(string.Concat(Enumerable.Repeat($"<AddtlNtryInf>{new string('x', 1 << 20)}</AddtlNtryInf>", 17))))).Message);

    [Fact]
    public void Attribute_WithoutEnd_IsRefusedBeforeItFillsTheMemory() =>
        Assert.Contains("a single text of more than 4 MiB", Refusal(Camt($"<X y=\"{new string('x', 5 << 20)}\"/>")).Message);

    [Fact]
    public void Names_WithoutEnd_AreRefused() =>
        Assert.Contains("more than 5000 different names", Refusal(Camt(string.Concat(Enumerable.Range(0, 6000).Select(i => $"<X{i}/>")))).Message);

    [Fact]
    public void Elements_NestedWithoutEnd_AreRefused() =>
        Assert.Contains("nested deeper", Refusal(Camt(string.Concat(Enumerable.Repeat("<X>", 100_000)))).Message);
}
