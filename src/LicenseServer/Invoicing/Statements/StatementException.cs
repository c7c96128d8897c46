namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>A file is no bank statement, is damaged, or is of another account. It may come in the middle of reading: nothing of the file counts then.</summary>
/// <param name="message">What happened, in the style of the command line: no capital, no full stop.</param>
/// <param name="hint">What to do next.</param>
/// <param name="inner">What the system said.</param>
internal sealed class StatementException(string message, string hint, Exception? inner = null) : OwnerException(message, hint, inner);
