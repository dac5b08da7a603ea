"""Workbooks and other files written by hand, so that nothing between the test and the bytes mends them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

# Style numbers of STYLES below.
GENERAL, DATE, ZEROS, TIME, ELAPSED, TENTHS, MOMENT, PERCENT, TEXT, YEAR, TWO = range(11)
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="0000000"/>
<numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="mm:ss.0"/>
<numFmt numFmtId="167" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="168" formatCode="yyyy"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs><cellXfs count="11"><xf numFmtId="0"/><xf numFmtId="14"/>
<xf numFmtId="164"/><xf numFmtId="21"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="10"/>
<xf numFmtId="49"/><xf numFmtId="168"/><xf numFmtId="2"/></cellXfs></styleSheet>"""


def sheet_xml(rows: str, after: str = "", head: str = "") -> str:
    """A worksheet part around ``<row>`` elements."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}">{head}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def strings_xml(items: Sequence[str]) -> str:
    """A shared strings part around ``<si>`` contents."""
    return f'<sst xmlns="{MAIN}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def write(
    path: Path,
    sheets: Mapping[str, str] | str,
    *,
    strings: Sequence[str] = (),
    styles: str = STYLES,
    mac: bool = False,
    hidden: Sequence[str] = (),
    extra: Mapping[str, str | bytes] | None = None,
) -> Path:
    """A workbook of worksheet parts by sheet name (or the one)."""
    named = {"Sheet1": sheets} if isinstance(sheets, str) else dict(sheets)
    entries = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}" state="{"hidden" if name in hidden else "visible"}"/>'
        for at, name in enumerate(named, 1)
    )
    last = len(named)
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, last + 1)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{int(mac)}"/>'
            f"<sheets>{entries}</sheets></workbook>",
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}">{relations}'
            f'<Relationship Id="rId{last + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId{last + 2}" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
            "</Relationships>",
        )
        book.writestr("xl/styles.xml", styles)
        book.writestr("xl/sharedStrings.xml", strings_xml(strings))
        for at, content in enumerate(named.values(), 1):
            book.writestr(f"xl/worksheets/sheet{at}.xml", content)
        for name, content in (extra or {}).items():
            book.writestr(name, content)
    return path
