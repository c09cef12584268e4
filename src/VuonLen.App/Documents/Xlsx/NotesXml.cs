using System.IO.Compression;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>The notes of a sheet: their text, and the old kind of drawing that makes programs show them.</summary>
internal static class NotesXml
{
    public static void Write(ZipArchive package, int sheet, IReadOnlyList<CellNote> notes)
    {
        if (notes.Count == 0)
            return;

        using (var xml = new PartWriter(package, $"xl/comments{sheet}.xml"))
        {
            xml.Put("<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>VươnLên</author></authors><commentList>"u8);
            foreach (var note in notes)
            {
                xml.Put("<comment ref=\""u8).Put(CellReference.Name(note.Row, note.Column))
                    .Put("\" authorId=\"0\"><text><t xml:space=\"preserve\">"u8).PutText(note.Text).Put("</t></text></comment>"u8);
            }

            xml.Put("</commentList></comments>"u8);
        }

        using (var xml = new PartWriter(package, $"xl/drawings/vmlDrawing{sheet}.vml"))
        {
            xml.Put("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "u8)
                .Put("xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shapetype id=\"t202\" coordsize=\"21600,21600\" o:spt=\"202\" "u8)
                .Put("path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"u8);
            for (var i = 0; i < notes.Count; i++)
                PutShape(xml, notes[i], i);
            xml.Put("</xml>"u8);
        }

        using var related = new PartWriter(package, $"xl/worksheets/_rels/sheet{sheet}.xml.rels");
        related.Put("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8)
            .Put($"<Relationship Id=\"rId1\" Type=\"{PackageXml.Relation}/vmlDrawing\" Target=\"../drawings/vmlDrawing{sheet}.vml\"/>")
            .Put($"<Relationship Id=\"rId2\" Type=\"{PackageXml.Relation}/comments\" Target=\"../comments{sheet}.xml\"/></Relationships>");
    }

    private static void PutShape(PartWriter xml, CellNote note, int index)
    {
        // As high as its text needs, at about 34 characters a line.
        var lines = Math.Clamp((note.Text.Length / 34) + note.Text.Count(c => c == '\n') + 2, 3, 14);
        var row = note.Row - 1;
        xml.Put("<v:shape id=\"n"u8).Put(index + 1)
            .Put("\" type=\"#t202\" style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"u8)
            .Put("<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"/><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>"u8)
            .Put(FormattableString.Invariant($"{note.Column + 1}, 12, {Math.Max(0, row - 1)}, 8, {note.Column + 4}, 12, {Math.Max(0, row - 1) + lines}, 8"))
            .Put("</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>"u8).Put(row).Put("</x:Row><x:Column>"u8).Put(note.Column)
            .Put("</x:Column></x:ClientData></v:shape>"u8);
    }
}
