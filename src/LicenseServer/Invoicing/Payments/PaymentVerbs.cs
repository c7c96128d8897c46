using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary><c>payment list</c>, <c>payment assign</c>, <c>payment dismiss</c>, <c>payment undo</c>; <c>payment import</c> has a file of its own.</summary>
internal static class PaymentVerbs
{
    internal static Command Create(CliContext context) =>
        new("payment", "money that came in") { PaymentImportVerb.Create(context), List(context), Assign(context), Dismiss(context), Undo(context) };

    private static Command List(CliContext context)
    {
        var open = new Option<bool>("--open") { Description = "only those that need a decision, with what they could be for" };
        var command = new Command("list", "list payments, the newest first") { open };
        command.SetAction(parsed =>
        {
            var payments = context.Database.Read(session =>
            {
                var propose = new ProposePayment(session);
                return Payment.All(session, parsed.GetValue(open)).Select(payment => PaymentView.Of(session, payment, propose)).ToList();
            });
            return context.Print(payments, writer =>
            {
                foreach (var payment in payments)
                {
                    PaymentView.Write(payment, writer);
                    writer.WriteLine();
                }
            });
        });
        return command;
    }

    private static Command Assign(CliContext context)
    {
        var id = Id();
        var invoices = new Option<string[]>("--invoice") { Description = "the invoice that it pays; several times where it pays several", HelpName = "NUMBER", Required = true };
        var enough = new Option<bool>("--enough") { Description = "the invoice counts as paid though something is missing" };
        var command = new Command("assign", "say which invoice a payment is for; what is left over stays open") { id, invoices, enough };
        command.SetAction(parsed => Finish(context, session => context.Get<AssignPayment>().Run(
            session, parsed.GetRequiredValue(id), parsed.GetRequiredValue(invoices), parsed.GetValue(enough), Actor.CommandLine)));
        return command;
    }

    private static Command Dismiss(CliContext context)
    {
        var id = Id();
        var reason = new Option<string>("--reason") { Description = "why, for yourself", HelpName = "TEXT", Required = true };
        var command = new Command("dismiss", "say that what is left of a payment is not for an invoice") { id, reason };
        command.SetAction(parsed => Finish(context, session => DismissPayment.Run(session, parsed.GetRequiredValue(id), parsed.GetRequiredValue(reason), Actor.CommandLine)));
        return command;
    }

    private static Command Undo(CliContext context)
    {
        var id = Id();
        var suspend = new Option<bool>("--suspend") { Description = "suspend the licences of the invoices that are not paid any more" };
        var command = new Command("undo", "take a payment off its invoices: the bank took it back, or it was assigned to the wrong one") { id, suspend };
        command.SetAction(parsed => Finish(context, session => context.Get<UndoPayment>().Run(session, parsed.GetRequiredValue(id), parsed.GetValue(suspend), Actor.CommandLine)));
        return command;
    }

    private static Argument<long> Id() => new("ID") { Description = "the number of the payment" };

    private static int Finish(CliContext context, Func<Session, Result<Payment>> run) => context.Finish(
        context.Database.Write<PaymentView>(session => run(session).TryGet(out var payment, out var refusal) ? PaymentView.Of(session, payment, new ProposePayment(session)) : refusal),
        view => view, PaymentView.Write);
}
