using System.Text.Json;
using System.Text.Json.Serialization;

namespace JkLab.LicenseServer.Invoicing;

/// <summary>Amounts in JSON: strings with two decimals, which no reader takes for binary fractions.</summary>
internal sealed class MoneyJson : JsonConverter<Money>
{
    /// <inheritdoc/>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        var isNegative = text.StartsWith('-');
        return Money.TryParse(isNegative ? text[1..] : text, out var money) ? isNegative ? Money.Zero - money : money : throw new JsonException("no amount");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
