using System.CommandLine;
using System.Text.Json;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>jklab audit list</c>: who changed what, the newest last.</summary>
internal static class AuditList
{
    private const int DefaultRows = 100;
    private const int MaxRows = 1_000_000;

    internal static Command Create(CliContext context)
    {
        var license = Options.Text("--license", "about this licence only", "KEY");
        var action = Options.Text("--action", "of this kind only, for example activation.released", "ACTION");
        var limit = Options.Number("--limit", $"how many, the newest ones (default: {DefaultRows})", 1, MaxRows);
        var command = new Command("list", "who changed what, and when") { license, action, limit };
        command.SetAction(parsed =>
        {
            var found = context.Database.Read(session => Find(session, parsed.GetValue(license), parsed.GetValue(action), parsed.GetValue(limit) ?? DefaultRows));
            return context.Finish(found, rows => rows.Select(ToJson), (rows, writer) => Table.Write(
                writer, ["AT", "BY", "ACTION", "LICENCE", "DETAILS"],
                [.. rows.Select(row => new[] { row.At, row.Actor, row.Action, row.LicenseId?.ToString() ?? "", row.Details ?? (row.DetailsHash is null ? "" : "(erased)") })]));
        });
        return command;
    }

    private static Result<List<Row>> Find(Session session, string? license, string? action, int limit)
    {
        long? id = null;
        if (license is not null)
        {
            if (!KeyArgument.Find(session, license).TryGet(out var found, out var refusal)) return refusal;
            id = found.Id;
        }

        var rows = session.Query<Row>(
            $"""
            SELECT server, link, position, at, actor, action, license_id, activation_id, details_hash, details
            FROM audit_entries
            WHERE 1 = 1
            {(id is null ? "" : "AND license_id = @id")}
            {(action is null ? "" : "AND action = @action")}
            ORDER BY at DESC, server DESC, link DESC, position DESC
            LIMIT @limit
            """,
            new { id, action, limit }).ToList();
        rows.Reverse();
        return rows;
    }

    private static object ToJson(Row row) => new
    {
        row.Server,
        row.Link,
        row.Position,
        row.At,
        row.Actor,
        row.Action,
        row.LicenseId,
        row.ActivationId,
        Details = row.Details is null ? (JsonElement?)null : JsonSerializer.Deserialize<JsonElement>(row.Details),
        Erased = row.DetailsHash is not null && row.Details is null,
    };

    private sealed class Row
    {
        public string Server { get; init; } = "";

        public long Link { get; init; }

        public long Position { get; init; }

        public string At { get; init; } = "";

        public string Actor { get; init; } = "";

        public string Action { get; init; } = "";

        public long? LicenseId { get; init; }

        public long? ActivationId { get; init; }

        public string? DetailsHash { get; init; }

        public string? Details { get; init; }
    }
}
