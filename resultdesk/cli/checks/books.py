"""Workbooks of Excel and others that ResultDesk reads but does not write: each is brought along, small, and read."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.cli.checks.check import Check, Room, demand

if TYPE_CHECKING:
    from resultdesk.sheets.workbook import Workbook


def cells(path: Path) -> tuple[Workbook, list[list[str]]]:
    """Read apart, as the desk does: the workbook, and its table with the headings as the first row."""
    from resultdesk.desk import opening
    from resultdesk.sheets import header

    workbook = opening.read(path)
    table = header.table(workbook.sheet, header.find(workbook.sheet))
    return workbook, [table.headers, *(table.row_texts(row) for row in range(len(table)))]


def _read(name: str, content: bytes, kind: str, wanted: list[list[str]]) -> Callable[[Room], str]:
    def look(room: Room) -> str:
        path = room.folder / name
        path.write_bytes(content)
        workbook, found = cells(path)
        demand(workbook.format == kind, f"taken for {workbook.format}")
        demand(found == wanted, f"cells {found}")
        return workbook.encoding or "as written"

    return look


def _packed(text: str) -> bytes:
    return gzip.decompress(base64.b85decode(text))


_HEADINGS = ["Bib", "Name", "Chip", "Born", "Time"]
_OLD = _packed(
    "ABzY8000000t4+>O-NKx6#nj=H##$^Goxdm!7vC}nMTp3Mf!B2Y>|USP)J}-"
    "Gti(jBa<6jl%+0%pjFW#!Gbncn@TFEO|%G%f`lL#YnLmdpoRK6_q_MazrcYK%J)6)x%ZrV?z!jPd+yJBZzh8Ikq6aNScWFJFmHHK"
    "v`8i>d2J>Dsy7T(v~v$7!@)lVuZJeG$c-"
    "nZuZz_js`;LR#C`1rQQ#A$Q|Lu3n@L925mEM`ODG>2i3;2#Ng1lxt8%7im{u^o$C^)>HnZdk(?-"
    "(Giw;cavATU$6rYqeTvrBV_Yt@Gz>+<v#48oW7q1Fa*Nv83s;g(?R)n<@jDljLHJM4~O#Zgwcbf=ne%yf%NF*B4>4ttn9wCaOQG7"
    "Qdz&Crtcph=&>nj%^`H!XY;@`+UG^wk}y)?P2$$b<rtI0QE*9!SHsR08pPV+h*MhRYOsz$?+)VaP{>{sE$$pu7HajJ}UrIVB$IGg"
    "IFESk+_C_A1?Cn?Z6veS{a*`A(cj+Sh!#ivds-o*k-cCk`k-"
    "6cd5@N+rHYdk>jI(v8KZCkuu?_|jUpIqkowpIBG1D8|_YFx%OE~aiub=+bn)5~mi3zw^zhDe9<+V)DTaA=TqhPbwt`q|5Pr*B(S-"
    "cIG=>7$Rs!=LpXR32-"
    "cIv*OF)JIT5<Da1R>KR16s24Y`D~#)QF08%qBh#uC`=Un%EZ+_55cgwFEmuO2smZC)5euBO#>(Ve#JLtYjX2G+ES6cmAbl(gB5dg"
    "kwyZ|(8F?zmYB|qN1->*(vg)D{7Gy63|Ka!JUk8SCWmhh<tF)x;aisH>j4IpaoGNQ>=^;+?JD9o}#ixlGy-Akip=wSi!!P*Yz<~n"
    "?4jedeun{5nwrAdOHS3OBWZlNqf1No>^UiOQ{}#uPrKgX+*bX8?c@F&r#m{EAg>6f$v5oz|P~imio<ld{>_>OO@k?JnV)6T|xnbb"
    "XEuljDpD)DEzuf;%_E{wQ02TlM"
)
_BINARY = _packed(
    "ABzY8000000t3BNy>HV%6n{?aM5s+ki^afzA|oV*C{BvRP&H|lc8Q8m1f41&<T#hu#9#8cG%XB4f`tLG16%u#Ai>DQ#Dc`cr{GWE"
    "ofFsgrBofFKI>U`zq|KwzkB!ETUk*CCJ%QW-"
    "T!i9Q~Zr%rgNwdd}2|x!v3pwiKPXm>rlh=XlZC$4y`Lj5O^!9N_B(S8m+h<ad4&Q`nDF})bFdFrVq3}QJ1ULTdJS*p)^uHORa8Q("
    "Uj8mzDLgD*zNU9oou@Lu1%ca1pnL)^sM=P64aHUrS7@@pyRrOO2>2*wXv$EPS<FsSh@ar@8dNbGrfq)*}oA=Y^Q)KqWaK+F4V&DZ"
    "7_jC0BL`po;=_9h1;248T%U(o%DK+r2DOIZI-"
    ";VV^D*T1m)qh7O{O&2FtU|fCl>(p^5O}{Iu{lXBytneA2xa_@>iOWf1~rsySVM_xc--nHI)15_1TPFp;t_8RV8CD2v*}y6Zqrj#g"
    "PM-"
    "T@74Ac$rX=mr?L*F!X$K%3xV9Xp7M33MBGG7qpQ@ZmG_QTVH<`S}QEA{8@}=P{PQYf_N~i_%!ne_g*224d)7R9JfX^w}C)NmKHEG"
    "<<b{<AVex$M;&64<V0WHT9L{qY$<6Tfvt|p@Qgl5!51Z!jQu$WMK+9N+CZ)F3I8Uhd+f$f(ucS$Jc&oE<EE7()$w)g^Zm2fAfuG6"
    "jGOH#k?WkpJKzy!c@27jrnF28~23MS`+VwFWA`6i!4{ZyeWUNvFTfpyJp^$r#m)nN<8`PEh!g175qFr+hd8%{sCoO70Cey000"
)
_PAGE = (
    "<html><body><table><tr><th>Bib</th><th>Name</th></tr>"
    "<tr><td>007</td><td>Zoë &amp; Jan</td></tr></table></body></html>"
)
_OFFICE = "urn:schemas-microsoft-com:office:spreadsheet"
_XML = f'''<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="{_OFFICE}" xmlns:ss="{_OFFICE}"><Worksheet ss:Name="List"><Table>
<Row><Cell><Data ss:Type="String">Bib</Data></Cell><Cell><Data ss:Type="String">Name</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">007</Data></Cell><Cell><Data ss:Type="String">NA</Data></Cell></Row>
</Table></Worksheet></Workbook>'''

CHECKS = (
    Check(
        "read .xls",
        _read(
            "old.xls",
            _OLD,
            "xls",
            [
                _HEADINGS,
                ["7", "Zoë Müller", "0000001", "2001-01-31", "0:14:25"],
                ["10000000000", "NA", "TRUE", "", "25:30:00"],
            ],
        ),
    ),
    Check(
        "read .xlsb",
        _read("book.xlsb", _BINARY, "xlsb", [_HEADINGS, ["7", "Zoë", "0000001", "2001-01-31", "0:14:25.1"]]),
    ),
    Check(
        "read a table of a web page",
        _read("page.xls", _PAGE.encode("utf-8-sig"), "html", [["Bib", "Name"], ["007", "Zoë & Jan"]]),
    ),
    Check("read XML of Excel 2003", _read("list.xml", _XML.encode(), "xml", [["Bib", "Name"], ["007", "NA"]])),
)
