using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace JkLab.ActivationClient;

/// <summary>Calls of the licence server, each tried a few times. Never throws for what a network does.</summary>
internal sealed class ServerCalls : IDisposable
{
    private readonly LicenseClientOptions options;
    private readonly Uri root;
    private readonly CertificateWatch certificates;
    private readonly HttpClient http;
    private readonly ResiliencePipeline<ServerReply> pipeline;

    internal ServerCalls(LicenseClientOptions options)
    {
        this.options = options;
        var address = options.Server!.AbsoluteUri;
        root = new Uri(address.EndsWith("/", StringComparison.Ordinal) ? address : address + "/");
        certificates = new CertificateWatch(options.TimeProvider);
        http = new HttpClient(options.HttpHandler ?? SystemHandler(), disposeHandler: options.HttpHandler is null)
        {
            // The pipeline has its own.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        pipeline = Resilience.Create(options);
    }

    internal Uri Address(string path) => new(root, path);

    internal Task<ServerReply> Activate(ActivationRequest request, CancellationToken stop) =>
        Post("api/v1/activations", request, WireContext.Default.ActivationRequest, stop);

    internal Task<ServerReply> Deactivate(DeactivationRequest request, CancellationToken stop) =>
        Post("api/v1/deactivations", request, WireContext.Default.DeactivationRequest, stop);

    internal Task<ServerReply> StartTrial(TrialRequest request, CancellationToken stop) =>
        Post("api/v1/trials", request, WireContext.Default.TrialRequest, stop);

    internal Task<ServerReply> Validate(ValidationRequest request, CancellationToken stop) =>
        Post("api/v1/validations", request, WireContext.Default.ValidationRequest, stop);

    public void Dispose() => http.Dispose();

    // The system's proxy, with the user's own sign-in where it asks for one. No redirect is followed: the server sends none.
    private HttpClientHandler SystemHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        ServerCertificateCustomValidationCallback = certificates.Accept,
    };

    private async Task<ServerReply> Post<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken stop)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        var wasUnanswered = false;
        try
        {
            return await pipeline.ExecuteAsync(token => new ValueTask<ServerReply>(TryOnce(token)), stop).ConfigureAwait(false);
        }
        catch (Exception e) when (Failures.IsNetwork(e) && !stop.IsCancellationRequested)
        {
            return Failures.Judge(e, certificates);
        }

        async Task<ServerReply> TryOnce(CancellationToken token)
        {
            var mayRepeat = wasUnanswered;
            wasUnanswered = true; // as long as the try does not return
            var reply = await Try(path, bytes, token).ConfigureAwait(false);
            wasUnanswered = mayRepeat || reply.IsUnanswered;
            return reply with { MayRepeat = mayRepeat };
        }
    }

    private async Task<ServerReply> Try(string path, byte[] body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.AcceptLanguage.ParseAdd(Texts.LanguageOf(options.Culture ?? CultureInfo.CurrentUICulture));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            return await ReplyReader.Read(response, options.TimeProvider.GetUtcNow(), stop).ConfigureAwait(false);
        }
        catch (Exception e) when (Failures.IsNetwork(e) && !stop.IsCancellationRequested)
        {
            return Failures.Judge(e, certificates);
        }
    }
}
