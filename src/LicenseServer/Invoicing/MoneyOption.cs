using System.CommandLine;

namespace JkLab.LicenseServer.Invoicing;

/// <summary>An amount on the command line.</summary>
internal static class MoneyOption
{
    /// <summary>One that has to be given and is more than nothing.</summary>
    internal static Option<Money?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        Required = true,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (Money.TryParse(text, out var money) && money > Money.Zero) return money;
            result.AddError($"{name} is '{text}' and must be an amount in euro, 0.01 to {Money.Most}, as in 149.00");
            return null;
        },
    };
}
