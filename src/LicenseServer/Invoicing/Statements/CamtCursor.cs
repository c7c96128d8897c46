using System.Xml;
using System.Xml.Linq;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// Goes through an XML document node by node, within limits: no document type, nothing external, no deep nesting, no endless text. What is loaded is one
/// subtree at a time, and of that only the elements asked for: addresses and dates of birth never reach memory.
/// </summary>
internal sealed class CamtCursor : IDisposable
{
    private const int MaxDepth = 64;
    private const int MaxText = 16 << 20;
    private const int MaxNodes = 2_000_000;
    private const int MaxDetails = 50_000;

    private readonly StepStream stream;
    private readonly XmlReader reader;
    private readonly string name;

    /// <summary>Begins before the first node.</summary>
    /// <param name="source">Where the document is.</param>
    /// <param name="name">The file, for messages.</param>
    public CamtCursor(Stream source, string name)
    {
        this.name = name;
        stream = new StepStream(source, name);
        reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = new NameLimit(name),
            MaxCharactersFromEntities = 1, // nought would mean no limit
            MaxCharactersInDocument = 1L << 31,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
    }

    /// <summary>How many elements are around the node.</summary>
    public int Depth => reader.Depth;

    /// <summary>Local name of the node.</summary>
    public string Name => reader.LocalName;

    /// <summary>Namespace of the node.</summary>
    public string Space => reader.NamespaceURI;

    /// <summary>Goes to the next beginning of an element.</summary>
    /// <returns>False at the end of the document.</returns>
    public bool NextElement()
    {
        while (Next()) if (reader.NodeType == XmlNodeType.Element) return true;
        return false;
    }

    /// <summary>Loads the element and those inside it that have a name asked for, by their local names, with the attribute <c>Ccy</c> alone; goes to its end.</summary>
    /// <param name="names">The names.</param>
    /// <exception cref="StatementException">It is larger than any bank's.</exception>
    public XElement Load(IReadOnlySet<string> names)
    {
        var root = Element();
        if (reader.IsEmptyElement) return root;
        var (depth, current, skipped, text, nodes, details) = (reader.Depth, root, int.MaxValue, 0, 0, 0);
        while (Next() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.Depth > skipped) continue;
            skipped = int.MaxValue;
            if (reader.NodeType == XmlNodeType.Element && !names.Contains(reader.LocalName)) skipped = reader.IsEmptyElement ? skipped : reader.Depth;
            else if (reader.NodeType == XmlNodeType.Element)
            {
                var child = Element();
                if (child.Name == "TxDtls") details++;
                current.Add(child);
                if (!reader.IsEmptyElement) current = child;
                nodes++;
            }
            else if (reader.NodeType == XmlNodeType.EndElement && names.Contains(reader.LocalName)) current = current.Parent!;
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                var part = new XText(reader.Value);
                current.Add(part); // a node each: joined strings would be copied again and again
                text += part.Value.Length;
                nodes++;
            }

            if (text > MaxText || nodes > MaxNodes || details > MaxDetails) throw TooLarge();
        }

        return root;
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private bool Next()
    {
        stream.Step();
        if (!reader.Read()) return false;
        if (reader.Depth > MaxDepth) throw new StatementException($"{name} is nested deeper than any statement", "ask the bank for the file once more");
        return true;
    }

    private StatementException TooLarge() => new(
        $"{name} has an entry that is too large: more than {MaxDetails} payments, or {MaxText >> 20} MiB of text", "ask the bank for statements of single days");

    private XElement Element() =>
        reader.GetAttribute("Ccy") is { } currency ? new XElement(reader.LocalName, new XAttribute("Ccy", currency)) : new XElement(reader.LocalName);
}
