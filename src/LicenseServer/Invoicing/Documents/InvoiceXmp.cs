using System.Xml.Linq;

namespace JkLab.LicenseServer.Invoicing.Documents;

/// <summary>The metadata of an invoice (XMP, ISO 16684-1): title and author, and what Factur-X adds with its schema, which PDF/A wants described (ISO 19005-3, 6.6.2.3).</summary>
internal static class InvoiceXmp
{
    private const string Fx = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

    internal static XDocument Write(string title, string author, DateTimeOffset at) => XDocument.Parse(
        $"""
        <x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:RDF>
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Encode(title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Encode(author)}</rdf:li></rdf:Seq></dc:creator>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <xmp:CreateDate>{Date(at)}</xmp:CreateDate>
            <xmp:ModifyDate>{Date(at)}</xmp:ModifyDate>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:fx="{Fx}">
            <fx:DocumentType>INVOICE</fx:DocumentType>
            <fx:DocumentFileName>{InvoicePdf.XmlName}</fx:DocumentFileName>
            <fx:Version>1.0</fx:Version>
            <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
              xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
              <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
              <pdfaSchema:namespaceURI>{Fx}</pdfaSchema:namespaceURI>
              <pdfaSchema:prefix>fx</pdfaSchema:prefix>
              <pdfaSchema:property><rdf:Seq>
                {Property("DocumentFileName", "name of the embedded XML file")}
                {Property("DocumentType", "kind of the document")}
                {Property("Version", "version of the schema of the XML file")}
                {Property("ConformanceLevel", "profile of the XML file")}
              </rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
          </rdf:Description>
        </rdf:RDF></x:xmpmeta>
        """);

    private static string Property(string name, string description) =>
        "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + name + "</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>"
        + "<pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>" + description + "</pdfaProperty:description></rdf:li>";

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static string Encode(string text) => new XText(text).ToString();
}
