using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>A program that talks to the server as a CRM does.</summary>
public sealed class Crm(HttpClient client)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A computer that nobody has met before.</summary>
    public static SystemId NewComputer() =>
        SystemId.From(SystemComponent.Create("KBRS", SystemComponent.InstallId, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)))!);

    /// <summary>A key that nobody has issued.</summary>
    public static LicenseKey UnknownKey()
    {
        using var random = RandomNumberGenerator.Create();
        return LicenseKey.Create(random);
    }

    /// <summary>Activates.</summary>
    public Task<Reply> ActivateAsync(object licenseKey, object systemId, object? replaces = null, string? label = null) => PostAsync(
        "activations", new { LicenseKey = licenseKey.ToString(), SystemId = systemId.ToString(), ReplacesSystemId = replaces?.ToString(), Label = label });

    /// <summary>Deactivates by System-ID or by receipt.</summary>
    public Task<Reply> DeactivateAsync(object licenseKey, object? systemId = null, object? receipt = null) => PostAsync(
        "deactivations", new { LicenseKey = licenseKey.ToString(), SystemId = systemId?.ToString(), Receipt = receipt?.ToString() });

    /// <summary>Validates.</summary>
    public Task<Reply> ValidateAsync(object licenseKey, object systemId, string? activationCode = null) => PostAsync(
        "validations", new { LicenseKey = licenseKey.ToString(), SystemId = systemId.ToString(), ActivationCode = activationCode });

    /// <summary>Starts a trial.</summary>
    public Task<Reply> TryAsync(string product, object systemId) => PostAsync("trials", new { Product = product, SystemId = systemId.ToString() });

    /// <summary>Posts an object.</summary>
    public Task<Reply> PostAsync(string call, object body, string? language = null) => SendAsync(call, JsonSerializer.Serialize(body, Json), language: language);

    /// <summary>Posts a text.</summary>
    public async Task<Reply> SendAsync(string call, string body, string? contentType = "application/json", string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + call) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (contentType is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var response = await client.SendAsync(request);
        return await Reply.ReadAsync(response);
    }
}
