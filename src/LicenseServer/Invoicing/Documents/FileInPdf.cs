using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace JkLab.LicenseServer.Invoicing.Documents;

/// <summary>
/// Writes a PDF that carries one file, as PDF/A-3 wants it (ISO 19005-3, 6.8): the stream with its size and date, a file specification that says how it
/// relates to the document, named in the catalog both as embedded and as associated file. The library writes everything else.
/// </summary>
/// <param name="name">The file's name.</param>
/// <param name="description">What it is, for people.</param>
/// <param name="content">Its bytes.</param>
/// <param name="at">When it was made.</param>
internal sealed class FileInPdf(string name, string description, byte[] content, DateTimeOffset at) : TokenWriter, ITokenWriter
{
    private const string MediaType = "text/xml";

    private IndirectReference specification;

    void ITokenWriter.WriteToken(IToken token, Stream stream)
    {
        if (token is ObjectToken { Data: DictionaryToken dictionary } written && dictionary.Data.TryGetValue(NameToken.Type, out var type) && type.Equals(NameToken.Catalog))
        {
            // It is the last object but for the two that are added before the table of objects.
            specification = new IndirectReference(written.Number.ObjectNumber + 1, 0);
            var names = Dictionary(("EmbeddedFiles", Dictionary(("Names", new ArrayToken([new StringToken(name), new IndirectReferenceToken(specification)])))));
            var catalog = dictionary.With(NameToken.Create("AF"), new ArrayToken([new IndirectReferenceToken(specification)])).With(NameToken.Names, names);
            token = new ObjectToken(written.Position, written.Number, catalog);
        }

        WriteToken(token, stream);
    }

    void ITokenWriter.WriteCrossReferenceTable(
        IReadOnlyDictionary<IndirectReference, long> objectOffsets, IndirectReference catalogToken, Stream outputStream, IndirectReference? documentInformationReference, long? prevXrefTableLocation)
    {
        var offsets = objectOffsets.ToDictionary(pair => pair.Key, pair => pair.Value);
        var file = new IndirectReference(specification.ObjectNumber + 1, 0);
        Add(specification, Dictionary(
            ("Type", NameToken.Create("Filespec")), ("F", new StringToken(name)), ("UF", new StringToken(name)), ("Desc", new StringToken(description)),
            ("AFRelationship", NameToken.Create("Alternative")),
            ("EF", Dictionary(("F", new IndirectReferenceToken(file)), ("UF", new IndirectReferenceToken(file))))));
        Add(file, new StreamToken(
            Dictionary(
                ("Type", NameToken.Create("EmbeddedFile")), ("Subtype", NameToken.Create(MediaType)), ("Length", new NumericToken(content.Length)),
                ("Params", Dictionary(("Size", new NumericToken(content.Length)), ("ModDate", new StringToken($"D:{at.UtcDateTime:yyyyMMddHHmmss}Z"))))),
            content));
        WriteCrossReferenceTable(offsets, catalogToken, outputStream, documentInformationReference, prevXrefTableLocation);

        void Add(IndirectReference number, IToken token)
        {
            offsets[number] = outputStream.Position;
            WriteToken(new ObjectToken(XrefLocation.File(outputStream.Position), number, token), outputStream);
        }
    }

    private static DictionaryToken Dictionary(params (string Name, IToken Value)[] entries) => new(entries.ToDictionary(entry => NameToken.Create(entry.Name), entry => entry.Value));
}
