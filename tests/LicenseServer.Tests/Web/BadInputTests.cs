using System.Net;
using System.Net.Sockets;
using System.Text;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>Whatever is sent, the answer is a problem+json with a code, and nothing changes.</summary>
public class BadInputTests(Workshop workshop) : IClassFixture<Workshop>
{
    private const string Key = "01234-56789-ABCDE-FGDGD";
    private const string Computer = "01234-56789-ABCDE-FGFQZ";

    private Crm Crm => workshop.Crm;

    public static TheoryData<string> MalformedBodies =>
    [
        "", " ", "{", "{}", "null", "[]", "\"x\"", "1", "not json", "{\"licenseKey\":1,\"systemId\":2}",
        $$"""{"licenseKey":"{{Key}}"}""",
        $$"""{"licenseKey":"{{Key}}","systemId":null}""",
        $$"""{"licenseKey":"{{Key}}","systemId":"{{Computer}}","licenseKey":"{{Key}}"}""",
        $$"""{"licenseKey":"{{Key}}","systemId":"{{Computer}}","systemId":"{{Computer}}"}""",
        $$"""{"licenseKey":"{{Key}}","systemId":"{{Computer}}","surprise":1}""",
        $$"""{"LicenseKey":"{{Key}}","systemId":"{{Computer}}"}""",
        $$"""{"licenseKey":"{{Key}}","systemId":"{{Computer}}",}""",
        $$"""{"licenseKey":"{{Key}}","systemId":"{{Computer}}"} {}""",
        $$"""/* hello */ {"licenseKey":"{{Key}}","systemId":"{{Computer}}"}""",
        $$"""{"licenseKey":["{{Key}}"],"systemId":"{{Computer}}"}""",
        $$"""{"licenseKey":"\ud800","systemId":"{{Computer}}"}""",
        $$"""{"licenseKey":"{{Key}}","systemId":"{{Computer}}","label":true}""",
        $$"""{"licenseKey":"{{Key}}","systemId":"{{Computer}}","label":{{new string('[', 200)}}{{new string(']', 200)}}}""",
    ];

    [Theory]
    [MemberData(nameof(MalformedBodies))]
    public async Task Post_MalformedBody_IsRefused(string body) =>
        (await Crm.SendAsync("activations", body)).Refused(HttpStatusCode.BadRequest, "malformed-request");

    [Fact]
    public async Task Post_UnknownMember_SaysWhere() =>
        Assert.Equal("$.surprise", (await Crm.SendAsync("trials", $$"""{"product":"KBRS","systemId":"{{Computer}}","surprise":1}""")).Text("at"));

    [Fact]
    public async Task Post_BytesThatAreNoUtf8_AreRefused()
    {
        using var content = new ByteArrayContent([.. Encoding.ASCII.GetBytes("{\"product\":\""), 0xff, 0xfe, .. Encoding.ASCII.GetBytes("\",\"systemId\":\"x\"}")]);
        content.Headers.ContentType = new("application/json");
        using var response = await workshop.Server.Client.PostAsync("/api/v1/trials", content);
        (await Reply.ReadAsync(response)).Refused(HttpStatusCode.BadRequest, "malformed-request");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData(null)]
    public async Task Post_OtherContentType_IsRefused(string? contentType) =>
        (await Crm.SendAsync("trials", $$"""{"product":"KBRS","systemId":"{{Computer}}"}""", contentType)).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    public async Task Post_JsonInUtf8_IsRead(string contentType) =>
        (await Crm.SendAsync("trials", $$"""{"product":"NOPE","systemId":"{{Computer}}"}""", contentType)).Refused(HttpStatusCode.NotFound, "product-not-found");

    [Theory]
    [InlineData(16 * 1024, false)]
    [InlineData(16 * 1024 + 1, true)]
    [InlineData(10 * 1024 * 1024, true)]
    public async Task Post_LargeBody_IsRefusedAbove16KiB(int size, bool tooLarge)
    {
        var body = $$"""{"product":"NOPE","systemId":"{{Computer}}"}""";
        var reply = await Crm.SendAsync("trials", body.PadRight(size));
        if (tooLarge) reply.Refused(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        else reply.Refused(HttpStatusCode.NotFound, "product-not-found");
    }

    [Fact]
    public async Task Post_LargeChunkedBody_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/trials") { Content = new StringContent(new string(' ', 200_000), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        using var response = await workshop.Server.Client.SendAsync(request);
        (await Reply.ReadAsync(response)).Refused(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task Post_TenMegabytesByAClientThatReadsLast_StillGetsTheAnswer()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(workshop.Server.Client.BaseAddress!.Host, workshop.Server.Client.BaseAddress.Port);
        var stream = socket.GetStream();
        var size = 10 * 1024 * 1024;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/v1/trials HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {size}\r\n\r\n"));
        var chunk = new byte[64 * 1024];
        for (var sent = 0; sent < size; sent += chunk.Length) await stream.WriteAsync(chunk);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData("01234-56789-ABCDE-FGDGE", "01234-56789-ABCDE-FGDGD")]
    [InlineData("O1234 56789 abcde fgdgd x", "01234-56789-ABCDE-FGDGD")]
    [InlineData("01234-5678-ABCDE-FGDGD", "01234-56789-ABCDE-FGDGD")]
    [InlineData("10234-56789-ABCDE-FGDGD", "01234-56789-ABCDE-FGDGD")]
    public async Task Post_LicenseKeyWithATypo_NamesTheLikelyOne(string typed, string meant)
    {
        var reply = (await Crm.ActivateAsync(typed, Computer)).Refused(HttpStatusCode.BadRequest, "license-key-malformed");
        Assert.Equal(meant, reply.Text("suggestion"));
        workshop.Owner.Run("activation", "create", typed, "--system-id", Computer).Failed("correctly typed licence key");
    }

    [Fact]
    public async Task Post_SystemIdOrReceiptWithATypo_NamesTheLikelyOne()
    {
        Assert.Equal(Computer, (await Crm.TryAsync("KBRS", "01234-56789-ABCDE-FGFQY")).Refused(HttpStatusCode.BadRequest, "system-id-malformed").Text("suggestion"));
        Assert.Equal("01234-56789-ABCDE-FGJ9H", (await Crm.DeactivateAsync(Key, receipt: "01234-56789-ABCDE-FGJ9K")).Refused(HttpStatusCode.BadRequest, "receipt-malformed").Text("suggestion"));
    }

    [Fact]
    public async Task Post_NothingLikeACode_SuggestsNothing() =>
        Assert.False((await Crm.ActivateAsync("hello", Computer)).Refused(HttpStatusCode.BadRequest, "license-key-malformed").Json.TryGetProperty("suggestion", out _));

    [Theory]
    [InlineData("01234-56789-ABCDE-FGFQZ", "eine System-ID")]
    [InlineData("01234-56789-ABCDE-FGJ9H", "eine Deaktivierungsquittung")]
    public async Task Post_OtherKindInTheLicenseField_SaysWhatItIs(string typed, string kind)
    {
        var reply = (await Crm.ActivateAsync(typed, Computer)).Refused(HttpStatusCode.BadRequest, "license-key-malformed");
        Assert.Contains(kind, reply.Text("detail"));
        Assert.False(reply.Json.TryGetProperty("suggestion", out _));
    }

    [Fact]
    public async Task Post_OtherKindInOtherFields_SaysWhatItIs()
    {
        Assert.Contains("ein Lizenzschlüssel", (await Crm.TryAsync("KBRS", Key)).Refused(HttpStatusCode.BadRequest, "system-id-malformed").Text("detail"));
        Assert.Contains("ein Lizenzschlüssel", (await Crm.DeactivateAsync(Key, receipt: Key)).Refused(HttpStatusCode.BadRequest, "receipt-malformed").Text("detail"));
        var code = workshop.Run("trial", "create", "--product", "KBRS", "--system-id", Crm.NewComputer().ToString()).GetProperty("activationCode").GetString()!;
        Assert.Contains("ein Aktivierungscode", (await Crm.ActivateAsync(code, Computer)).Refused(HttpStatusCode.BadRequest, "license-key-malformed").Text("detail"));
    }

    [Theory]
    [InlineData("GET", "/nope", HttpStatusCode.NotFound, "not-found")]
    [InlineData("POST", "/api/v1/nope", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/v1/activations/1", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/v1/activations", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("DELETE", "/api/v1/trials", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("POST", "/api/v1/public-keys", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("TRACE", "/health/live", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("BREW", "/nope", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    public async Task Call_OtherRouteOrMethod_IsRefused(string method, string path, HttpStatusCode status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await workshop.Server.Client.SendAsync(request);
        (await Reply.ReadAsync(response)).Refused(status, code);
    }

    [Fact]
    public async Task Call_UnknownMethod_LeavesNoTraceInTheMetrics()
    {
        for (var i = 0; i < 20; i++)
            using (await workshop.Server.Client.SendAsync(new HttpRequestMessage(new HttpMethod("WORD" + i), "/health/live"))) { }
        var metrics = await workshop.Server.Client.GetStringAsync("/metrics");
        Assert.Contains("http_request_duration_seconds", metrics);
        Assert.DoesNotContain("WORD", metrics);
    }

    [Fact]
    public async Task Call_Options_NamesTheMethods()
    {
        using var response = await workshop.Server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/api/v1/activations"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/api/v1/public-keys", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/nope", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/trials", HttpStatusCode.MethodNotAllowed)]
    public async Task Call_Head_IsGetWithoutTheBody(string path, HttpStatusCode status)
    {
        using var response = await workshop.Server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }
}
