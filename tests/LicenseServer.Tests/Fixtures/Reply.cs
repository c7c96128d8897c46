using System.Net;
using System.Text.Json;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>What the server answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body.</param>
/// <param name="Headers">The headers, those of the body included, by name.</param>
public sealed record Reply(HttpStatusCode Status, JsonElement Json, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The code of an activation or trial.</summary>
    public string Code => Json.GetProperty("activationCode").GetString()!;

    /// <summary>The seat.</summary>
    public int Seat => Json.GetProperty("seat").GetInt32();

    /// <summary>The body is read as JSON, whatever the status.</summary>
    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, headers);
    }

    /// <summary>A member that is a text.</summary>
    public string? Text(string name) => Json.GetProperty(name).GetString();

    /// <summary>Itself, after making sure of the status.</summary>
    public Reply Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{(int)Status} instead of {(int)status}: {Json}");
        return this;
    }

    /// <summary>Itself, after making sure that it is an error in the prescribed form with this code.</summary>
    public Reply Refused(HttpStatusCode status, string code)
    {
        Is(status);
        Assert.Equal("application/problem+json", Headers["Content-Type"]);
        Assert.Equal(code, Text("code"));
        Assert.Equal((int)status, Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(Text("title")!);
        Assert.True(Text("detail")!.Split(". ").Length >= 2 || Text("detail")!.Contains("? "), "the detail names no next step: " + Text("detail"));
        return this;
    }
}
