using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Cli;

/// <summary>Options with a range; a value outside it is wrong usage.</summary>
public static class Options
{
    /// <summary>The argument FILE; an empty name is wrong usage.</summary>
    public static Argument<string> File(string description)
    {
        var file = new Argument<string>("FILE") { Description = description };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }]) result.AddError("the argument FILE is empty");
        });
        return file;
    }

    /// <summary>A whole number within a range.</summary>
    public static Option<int?> Number(string name, string description, int min, int max) => new(name)
    {
        Description = $"{description}, {min} to {max}",
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return number;
            result.AddError($"{name} is '{text}' and must be {min} to {max}");
            return null;
        },
    };

    /// <summary>A day as <c>yyyy-MM-dd</c>; where <paramref name="none"/> is given, that word means no day.</summary>
    public static Option<NewValue<Day?>?> Date(string name, string description, string? none = null) => new(name)
    {
        Description = description,
        HelpName = none is null ? "DATE" : "DATE|" + none,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (text == none) return new NewValue<Day?>(null);
            if (Day.TryParse(text, out var day) && day.Number > 0) return new NewValue<Day?>(day);
            result.AddError($"{name} is '{text}' and must be a day as yyyy-MM-dd, from 2024-01-02 to {Day.Last}" + (none is null ? "" : $", or {none}"));
            return null;
        },
    };

    /// <summary>A list of feature numbers, 0 to 15, or <c>none</c>.</summary>
    public static Option<ushort?> Features(string description) => new("--features")
    {
        Description = description,
        HelpName = "LIST",
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            ushort features = 0;
            if (text == "none") return features;
            foreach (var word in text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var bit) || bit > 15)
                {
                    result.AddError($"--features is '{text}' and must be numbers from 0 to 15 with commas between them, as in 0,3");
                    return null;
                }

                features |= (ushort)(1 << bit);
            }

            return features;
        },
    };

    /// <summary>A text.</summary>
    public static Option<string?> Text(string name, string description, string placeholder) => new(name) { Description = description, HelpName = placeholder };
}
