"""Files that cannot or must not be read; each is refused with its own reason."""

from __future__ import annotations

import io
import zipfile

from tests.sheets import books
from tests.sheets.corpus.case import Cases
from tests.sheets.corpus.workbooks import PLAIN, book, ods


def zipped(parts: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def build(cases: Cases) -> None:
    whole = book(PLAIN)
    for name, data, code in (
        ("bad-nothing.xlsx", b"", "file.empty"),
        ("bad-blank-lines.csv", b"\r\n \r\n", "file.empty"),
        ("bad-cut-off.xlsx", whole[: len(whole) // 2], "file.broken"),
        ("bad-only-the-start.xlsx", whole[:10], "file.broken"),
        ("bad-picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40), "file.not_a_spreadsheet"),
        ("bad-document.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "file.not_a_spreadsheet"),
        ("bad-program.xls", b"MZ\x90\x00" + bytes(60), "file.not_a_spreadsheet"),
        ("bad-data-file.csv", b'[{"bib": "7", "name": "Jan"}]', "file.not_a_spreadsheet"),
        ("bad-random-bytes.csv", bytes((n * 7919) % 256 for n in range(4000)), "file.not_a_spreadsheet"),
        ("bad-word-document.xlsx", zipped({"word/document.xml": "<x/>"}), "file.not_a_spreadsheet"),
        ("bad-zip-of-other-things.xlsx", zipped({"list.csv": "a,b"}), "file.not_a_spreadsheet"),
        ("bad-empty-zip.xlsx", zipped({}), "file.not_a_spreadsheet"),
        ("bad-nothing-in-the-sheet.xlsx", book(""), "sheet.empty"),
        ("bad-xml.xlsx", broken_sheet("<row r='1'><c r='A1'><v>1</v></row>"), "file.broken"),
        ("bad-missing-part.xlsx", without(whole, "xl/worksheets/sheet1.xml"), "file.broken"),
        ("bad-entity-bomb.xlsx", with_entities(), "file.hostile"),
        ("bad-endless-nesting.xlsx", broken_sheet("<row>" * 100_000), "file.hostile"),
        ("bad-repeats-billions.ods", ods(REPEATED), "file.too_large"),
        ("bad-encrypted.ods", encrypted_ods(), "file.password"),
        ("~$bad-lock-file.xlsx", b"\x05owner" + bytes(159), "file.lock_file"),
    ):
        cases.add(name, data, error=code)


REPEATED = (
    '<table:table table:name="x"><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)


def broken_sheet(rows: str) -> bytes:
    return book(rows)


def without(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({other: archive.read(other) for other in archive.namelist() if other != name})


def with_entities() -> bytes:
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    xml = books.sheet_xml('<row r="1"><c r="A1" t="str"><v>&j;</v></c></row>')
    xml = xml.replace("<worksheet", f"<!DOCTYPE worksheet [{entities}]><worksheet", 1)
    data = io.BytesIO()
    books.write(data, xml)
    return data.getvalue()


def encrypted_ods() -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
            "content.xml": bytes(range(256)),
        }
    )
