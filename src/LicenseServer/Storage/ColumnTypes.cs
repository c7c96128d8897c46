using System.Data;
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
        SqlMapper.AddTypeHandler(new TextHandler<LicenseKey>(key => key.ToString(), text => LicenseKey.Parse(text).Value ?? throw Unreadable("licence key")));
        SqlMapper.AddTypeHandler(new TextHandler<SystemId>(id => id.ToString(), text => SystemId.Parse(text).Value ?? throw Unreadable("System-ID")));
    }

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
