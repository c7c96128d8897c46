using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Web;

public class OpenApiTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Fact]
    public async Task Document_NamesEveryCallAndItsRefusals()
    {
        var document = JsonDocument.Parse(await workshop.Server.Client.GetStringAsync("/openapi/v1.json")).RootElement;
        var paths = document.GetProperty("paths");
        foreach (var call in new[] { "activations", "deactivations", "validations", "trials" })
        {
            var post = paths.GetProperty("/api/v1/" + call).GetProperty("post");
            Assert.NotEmpty(post.GetProperty("summary").GetString()!);
            Assert.NotEmpty(post.GetProperty("description").GetString()!);
            var responses = post.GetProperty("responses");
            Assert.All(["400", "413", "415", "429", "500", "503"], status => Assert.True(
                responses.GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _), call + " " + status));
            Assert.True(responses.GetProperty("200").GetProperty("content").TryGetProperty("application/json", out _));
            Assert.Contains("`malformed-request`", responses.GetProperty("400").GetProperty("description").GetString());
        }

        var activate = paths.GetProperty("/api/v1/activations").GetProperty("post").GetProperty("responses");
        Assert.True(activate.TryGetProperty("201", out _));
        Assert.Equal("`seats-exhausted`, `transfer-limit-reached`", activate.GetProperty("409").GetProperty("description").GetString());
        Assert.True(paths.GetProperty("/api/v1/public-keys").TryGetProperty("get", out _));

        var ids = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Where(call => call.Value.TryGetProperty("operationId", out _))
            .Select(call => call.Value.GetProperty("operationId").GetString()).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Fact]
    public async Task Document_DescribesTheProblem()
    {
        var document = JsonDocument.Parse(await workshop.Server.Client.GetStringAsync("/openapi/v1.json")).RootElement;
        var problem = document.GetProperty("components").GetProperty("schemas").GetProperty("Problem");
        Assert.All(["code", "detail", "suggestion", "status", "title", "type"], name => Assert.NotEmpty(problem.GetProperty("properties").GetProperty(name).GetProperty("description").GetString()!));
        Assert.Contains("code", problem.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }
}
