"""Workbooks: cells that are not what they seem, parts in unusual places, other formats."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

from tests.sheets import books
from tests.sheets.corpus.case import Cases, table

HEAD = ["Bib", "Name", "Club"]
INLINE = '<c t="inlineStr"><is><t>%s</t></is></c>'
TWO = {2: ["7", "Jan", "A"], 3: ["8", "Piet", "B"]}


def book(rows: str | Mapping[str, str], after: str = "", **options: object) -> bytes:
    data = io.BytesIO()
    sheets = books.sheet_xml(rows, after) if isinstance(rows, str) else {n: books.sheet_xml(r) for n, r in rows.items()}
    books.write(data, sheets, **options)
    return data.getvalue()


def text(reference: str, value: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def number(reference: str, value: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def row(at: int, cells: Sequence[str], attributes: str = "") -> str:
    """A row of ready cells, or of texts."""
    made = (cell if cell.startswith("<") else text(f"{chr(65 + n)}{at}", cell) for n, cell in enumerate(cells) if cell)
    return f'<row r="{at}"{attributes}>{"".join(made)}</row>'


def rows(first: int, *lists: Sequence[str]) -> str:
    return "".join(row(first + n, cells) for n, cells in enumerate(lists))


PLAIN = rows(1, HEAD, *TWO.values())


def one(cells: Cases, name: str, value: str, shown: str, **options: object) -> None:
    """A workbook with one odd cell in B2, under headers, beside plain ones."""
    data = book(row(1, HEAD) + row(2, ["7", value, "A"]) + row(3, TWO[3]), **options)
    cells.add(name, data, **table(1, HEAD, {2: ["7", shown, "A"], 3: TWO[3]}))


def build(cases: Cases) -> None:
    shown_cells(cases)
    structure(cases)
    open_document(cases)
    others(cases)


def shown_cells(cases: Cases) -> None:
    for name, value, style, shown in (
        ("date", "36922", books.DATE, "2001-01-31"),
        ("date-before-march-1900", "59", books.DATE, "1900-02-28"),
        ("zeros-by-format", "1", books.ZEROS, "0000001"),
        ("time", "0.010011574074074074", books.TIME, "0:14:25"),
        ("time-tenths", "0.010012731481481481", books.TENTHS, "0:14:25.1"),
        ("time-over-a-day", "1.0625", books.ELAPSED, "25:30:00"),
        ("time-24-hours", "1", books.TIME, "24:00:00"),
        ("moment", "36922.43090277778", books.MOMENT, "2001-01-31 10:20:30"),
        ("percent", "0.25", books.PERCENT, "25.00%"),
        ("year-of-a-date", "31000", books.YEAR, "1984-11-14"),
        ("whole-with-point-zero", "7.0", 0, "7"),
        ("exponent", "1E+10", 0, "10000000000"),
        ("binary-noise", "0.30000000000000004", 0, "0.3"),
        ("two-decimals", "3", books.TWO, "3.00"),
        ("number-as-text", "12", books.TEXT, "12"),
    ):
        one(cases, f"book-{name}.xlsx", number("B2", value, style), shown)
    for name, cell, shown in (
        ("error-cell", '<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c>', "#N/A"),
        ("true", '<c r="B2" t="b"><v>1</v></c>', "TRUE"),
        ("formula", "<c r='B2'><f>1+1</f><v>2</v></c>", "2"),
        ("formula-text", '<c r="B2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', "ab"),
        ("line-break", text("B2", "Team_x000D_&#10;A"), "Team\nA"),
        ("literal-escape", text("B2", "_x005F_x0041_"), "_x0041_"),
        ("blanks-around", text("B2", "  Jan "), "  Jan "),
        ("iso-date", '<c r="B2" s="1" t="d"><v>2001-01-31T00:00:00</v></c>', "2001-01-31"),
        ("name-None", text("B2", "None"), "None"),
        ("name-NA", text("B2", "NA"), "NA"),
        ("name-TRUE", text("B2", "TRUE"), "TRUE"),
        ("rich-inline", '<c r="B2" t="inlineStr"><is><r><t>Van </t></r><r><t>Dam</t></r></is></c>', "Van Dam"),
        ("zeros-as-text", text("B2", "0000007"), "0000007"),
        ("emoji", text("B2", "Jan \U0001f3c3"), "Jan \U0001f3c3"),
    ):
        one(cases, f"book-{name}.xlsx", cell, shown)
    one(cases, "book-1904-dates.xlsx", number("B2", "35460", books.DATE), "2001-01-31", mac=True)
    rich = ["<r><t>Van </t></r><r><rPr><b/></rPr><t>Dam</t></r><rPh sb='0' eb='1'><t>ヴァン</t></rPh>"]
    one(cases, "book-rich-text-with-readings.xlsx", '<c r="B2" t="s"><v>0</v></c>', "Van Dam", strings=rich)


def structure(cases: Cases) -> None:
    expected = table(1, HEAD, TWO)
    cases.add("book-called-csv.csv", book(PLAIN), **expected, format="xlsx")
    cases.add("book-macro.xlsm", book(PLAIN, extra={"xl/vbaProject.bin": b"\0\1\2"}), **expected)
    prefixed = (
        books.sheet_xml(PLAIN)
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("<x:?", "<?")
        .replace("xmlns=", "xmlns:x=")
    )
    data = io.BytesIO()
    books.write(data, prefixed)
    cases.add("book-prefixed-xml.xlsx", data.getvalue(), **expected)
    data = io.BytesIO()
    bare = "".join("<row>" + "".join(INLINE % cell for cell in cells) + "</row>" for cells in (HEAD, *TWO.values()))
    books.write(data, books.sheet_xml(bare).replace(books.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"))
    cases.add("book-strict-without-references.xlsx", data.getvalue(), **expected)
    cases.add(
        "book-hidden-first-sheet.xlsx",
        book({"Old": rows(1, HEAD, ["1", "Wrong", "X"]), "New": PLAIN}, hidden=["Old"]),
        **expected,
        sheet="New",
        sheets=[["Old", 2, True], ["New", 3, False]],
    )
    cases.add(
        "book-list-on-second-sheet.xlsx",
        book({"Info": rows(1, ["Welcome to our race"], ["Ask the club"]), "Startlist": PLAIN}),
        **expected,
        sheet="Startlist",
        notes=["sheet.chosen"],
    )
    cases.add("book-empty-first-sheet.xlsx", book({"Blad1": "", "Lijst": PLAIN}), **expected, sheet="Lijst")
    cases.add("book-far-corner.xlsx", book(PLAIN + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'), **expected)
    cases.add("book-declares-17-billion-cells.xlsx", book_with_dimension("A1:XFD1048576"), **expected)
    cases.add(
        "book-hidden-rows.xlsx",
        book(row(1, HEAD) + row(2, TWO[2], ' hidden="1"') + row(3, TWO[3])),
        **expected,
        notes=["rows.hidden"],
    )
    merged = row(1, ["Spring Run", "Spring Run", "Spring Run"]) + rows(2, HEAD, *TWO.values())
    cases.add(
        "book-merged-title.xlsx",
        book(merged, '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'),
        **table(2, HEAD, {3: TWO[2], 4: TWO[3]}),
    )
    away = "".join(
        f'<row r="{at}">{"".join(text(f"{column}{at}", cell) for column, cell in zip("CDF", cells, strict=True))}</row>'
        for at, cells in ((5, HEAD), (6, TWO[2]), (9, TWO[3]))
    )
    cases.add("book-table-away-from-the-corner.xlsx", book(away), **table(5, HEAD, {6: TWO[2], 9: TWO[3]}))


def book_with_dimension(reference: str) -> bytes:
    data = io.BytesIO()
    books.write(data, books.sheet_xml(PLAIN, head=f'<dimension ref="{reference}"/>'))
    return data.getvalue()


def ods(body: str, styles: str = "") -> bytes:
    data = io.BytesIO()
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(f'xmlns:{name}="{office}{name}:1.0"' for name in ("office", "table", "text", "style"))
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{styles}"
            "</office:automatic-styles><office:body>"
            f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
        )
    return data.getvalue()


def ods_cell(value: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{value}</text:p></table:table-cell>"


def ods_table(*lists: Sequence[str], name: str = "List") -> str:
    made = "".join(
        "<table:table-row>"
        + "".join(cell if cell.startswith("<") else ods_cell(cell) for cell in cells)
        + "</table:table-row>"
        for cells in lists
    )
    return f'<table:table table:name="{name}">{made}</table:table>'


def open_document(cases: Cases) -> None:
    for name, cell, shown in (
        ("zeros-by-format", ods_cell("0000007", 'office:value-type="float" office:value="7"'), "0000007"),
        ("date", ods_cell("31-01-01", 'office:value-type="date" office:date-value="2001-01-31"'), "2001-01-31"),
        ("time", ods_cell("14:25,1", 'office:value-type="time" office:time-value="PT00H14M25.1S"'), "0:14:25.1"),
        ("decimal-comma", ods_cell("1.234,50", 'office:value-type="float" office:value="1234.5"'), "1234.50"),
        ("blanks", ods_cell('Jan<text:s text:c="2"/>Beer'), "Jan  Beer"),
        (
            "lines-and-comment",
            '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>'
            "<text:p>Team</text:p><text:p>A</text:p></table:table-cell>",
            "Team\nA",
        ),
        ("percent", ods_cell("25,00%", 'office:value-type="percentage" office:value="0.25"'), "25.00%"),
        ("true", ods_cell("WAAR", 'office:value-type="boolean" office:boolean-value="true"'), "TRUE"),
    ):
        cases.add(
            f"opendocument-{name}.ods",
            ods(ods_table(HEAD, ["7", cell, "A"], TWO[3])),
            **table(1, HEAD, {2: ["7", shown, "A"], 3: TWO[3]}),
        )
    filler = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    full = ods_table(HEAD, *TWO.values()).replace("</table:table>", filler + "</table:table>")
    cases.add("opendocument-empty-to-the-end.ods", ods(full), **table(1, HEAD, TWO))
    hidden = (
        '<style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    old = ods_table(HEAD, ["1", "Wrong", "X"], name="Old").replace(
        "<table:table ", '<table:table table:style-name="ta1" ', 1
    )
    cases.add(
        "opendocument-hidden-sheet.ods",
        ods(old + ods_table(HEAD, *TWO.values()), hidden),
        **table(1, HEAD, TWO),
        sheets=[["Old", 2, True], ["List", 3, False]],
    )


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of a binary workbook."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return head + size + data


def wide(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def binary_book() -> bytes:
    """One sheet: bib as RK number, name as shared string, chip with a format of zeros, a date, a time."""
    cells = [
        record(0, struct.pack("<IIHBB", 0, 0, 300, 0, 0) + bytes(5)),
        *(
            record(6, struct.pack("<II", at, 0) + wide(name))
            for at, name in enumerate(("Bib", "Name", "Chip", "Born", "Time"))
        ),
        record(0, struct.pack("<IIHBB", 1, 0, 300, 0, 0) + bytes(5)),
        record(2, struct.pack("<III", 0, 0, 7 << 2 | 2)),
        record(7, struct.pack("<III", 1, 0, 0)),
        record(5, struct.pack("<IId", 2, 1, 1.0)),
        record(5, struct.pack("<IId", 3, 2, 36922.0)),
        record(9, struct.pack("<IId", 4, 3, 0.010012731481481481) + bytes(4)),
    ]
    styles = (
        record(44, struct.pack("<H", 164) + wide("0000000"))
        + record(44, struct.pack("<H", 165) + wide("mm:ss.0"))
        + record(617)
        + b"".join(record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164, 14, 165))
        + record(618)
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        relation = f'<Relationships xmlns="{books.PACKAGE}">%s</Relationships>'
        archive.writestr(
            "_rels/.rels",
            relation % f'<Relationship Id="a" Type="{books.OFFICE}/officeDocument" Target="xl/workbook.bin"/>',
        )
        archive.writestr("xl/workbook.bin", record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("List")))
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            relation
            % "".join(
                f'<Relationship Id="rId{at}" Type="{books.OFFICE}/{kind}" Target="{target}"/>'
                for at, (kind, target) in enumerate(
                    (("worksheet", "sheet1.bin"), ("styles", "styles.bin"), ("sharedStrings", "strings.bin")), 1
                )
            ),
        )
        archive.writestr("xl/sheet1.bin", b"".join(cells))
        archive.writestr("xl/styles.bin", styles)
        archive.writestr("xl/strings.bin", record(19, b"\0" + wide("Zoë")))
    return data.getvalue()


def others(cases: Cases) -> None:
    cases.add(
        "binary-book.xlsb",
        binary_book(),
        **table(
            1,
            ["Bib", "Name", "Chip", "Born", "Time"],
            {2: ["7", "Zoë", "0000001", "2001-01-31", "0:14:25.1"]},
            format="xlsb",
        ),
    )
    cells = (
        '<Row><Cell><Data ss:Type="String">Bib</Data></Cell><Cell><Data ss:Type="String">Chip</Data></Cell>'
        '<Cell ss:Index="4"><Data ss:Type="String">Born</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell><Data ss:Type="Number">7</Data></Cell>'
        '<Cell ss:StyleID="z"><Data ss:Type="Number">1</Data></Cell>'
        '<Cell ss:Index="4" ss:StyleID="d"><Data ss:Type="DateTime">2001-01-31T00:00:00.000</Data></Cell></Row>'
    )
    cases.add(
        "xml-of-excel-2003-called-xls.xls",
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>'
        '<Style ss:ID="z"><NumberFormat ss:Format="0000000"/></Style>'
        f'<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
        f'<Worksheet ss:Name="List"><Table>{cells}</Table>'
        "</Worksheet></Workbook>",
        **table(1, ["Bib", "Chip", "Born"], {3: ["7", "0000001", "2001-01-31"]}, format="xml"),
    )
