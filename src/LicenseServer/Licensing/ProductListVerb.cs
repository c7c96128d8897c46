using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab product list</c>.</summary>
internal static class ProductListVerb
{
    private static readonly string[] Heading = ["CODE", "NUMBER", "NAME", "EDITIONS", "TRIAL", "TRANSFERS A YEAR"];

    internal static Command Create(CliContext context)
    {
        var command = new Command("list", "list the products");
        command.SetAction(_ =>
        {
            var products = context.Database.Read(FindProduct.All).Select(ProductView.Of).ToList();
            return context.Print(products, writer => Write(writer, products));
        });
        return command;
    }

    internal static void Write(TextWriter writer, IReadOnlyList<ProductView> products) => Table.Write(writer, Heading, [.. products.Select(product => product.Row())]);
}
