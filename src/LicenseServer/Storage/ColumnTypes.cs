using System.Data;
using System.Data.Common;
using Dapper;
using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Storage;

/// <summary>How the types of the field stand in columns: as the text that people see.</summary>
internal static class ColumnTypes
{
    /// <summary>Tells Dapper, once for the process.</summary>
    internal static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new TextHandler<DateTimeOffset>(Moment.ToText, Moment.FromText));
        SqlMapper.AddTypeHandler(new TextHandler<Day>(day => day.ToString(), ParseDay));
        SqlMapper.AddTypeHandler(new TextHandler<LicenseKey>(key => key.ToString(), ParseLicenseKey));
        SqlMapper.AddTypeHandler(new TextHandler<SystemId>(id => id.ToString(), ParseSystemId));
    }

    internal static LicenseKey GetLicenseKey(this DbDataReader row, int column) => ParseLicenseKey(row.GetString(column));

    internal static SystemId? GetSystemId(this DbDataReader row, int column) => row.GetText(column) is { } text ? ParseSystemId(text) : null;

    internal static Day? GetDay(this DbDataReader row, int column) => row.GetText(column) is { } text ? ParseDay(text) : null;

    internal static DateTimeOffset? GetMoment(this DbDataReader row, int column) => row.GetText(column) is { } text ? Moment.FromText(text) : null;

    internal static string? GetText(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static LicenseKey ParseLicenseKey(string text) => LicenseKey.Parse(text).Value ?? throw Unreadable("licence key");

    private static SystemId ParseSystemId(string text) => SystemId.Parse(text).Value ?? throw Unreadable("System-ID");

    private static Day ParseDay(string text) => Day.TryParse(text, out var day) ? day : throw Unreadable("day");

    private static DataException Unreadable(string what) => new("a column holds something that is no " + what);

    private sealed class TextHandler<T>(Func<T, string> write, Func<string, T> read) : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is null ? DBNull.Value : write(value);
        }

        public override T Parse(object value) => read((string)value);
    }
}
