"""The quick reader must give what the careful one gives, and know when it cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.sheet import Sheet
from resultdesk.sheets import streaming, styles, tokens
from resultdesk.sheets.harvest import Context
from resultdesk.sheets.stretches import Irregular
from tests.sheets import books

STRINGS = ["Jan", "", "O'Neil", "Zoë & co", "x" * 50, "Jan"]
LETTERS = "ABCDEFG"


def cells(sheet: Sheet) -> dict[str, str]:
    return {
        f"{column.header}{number}": column.text(row)
        for row, number in enumerate(sheet.numbers.tolist())
        for column in sheet.columns
        if column.text(row)
    }


def quick(xml: str, size: int = 1 << 20) -> dict[str, str]:
    data = xml.encode()
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    context = Context(STRINGS, styles.read(books.STYLES.encode(), mac=False))
    return cells(tokens.sheet("x", pieces, context, lambda _row: None)[0])


def careful(xml: str) -> dict[str, str]:
    styled = styles.read(books.STYLES.encode(), mac=False)
    return cells(streaming.sheet("x", [xml.encode()], STRINGS, styled)[0])


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


TEXTS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_characters="\x7f", exclude_categories=("Cc", "Cs")),
    max_size=45,
)
STYLE = st.one_of(st.just(""), st.integers(0, 12).map(lambda n: f' s="{n}"'))
NUMBERS = st.one_of(
    st.integers(-10, 10**9).map(str),
    st.floats(0, 60000).map(repr),
    st.sampled_from(["1E+10", "", "0007", "3.0", "-0.5", "1e999", "seven"]),
)
VALUES = st.one_of(
    st.tuples(STYLE, NUMBERS).map(lambda pair: (pair[0], f"<v>{pair[1]}</v>")),
    st.integers(0, 7).map(lambda n: (' t="s"', f"<v>{n}</v>")),
    TEXTS.map(lambda text: (' t="inlineStr"', f'<is><t xml:space="preserve">{escaped(text)}</t></is>')),
    TEXTS.map(lambda text: (' t="inlineStr"', f"<is><r><t>{escaped(text)}</t></r><r><t>!</t></r></is>")),
    TEXTS.map(lambda text: (' t="str"', f"<f>A1&gt;B1</f><v>{escaped(text)}</v>")),
    st.tuples(STYLE, NUMBERS).map(lambda pair: (pair[0], f'<f t="shared" si="0"/><v>{pair[1]}</v>')),
    st.sampled_from([(' t="b"', "<v>1</v>"), (' t="e"', "<v>#N/A</v>"), (' s="1" t="d"', "<v>2001-01-31</v>")]),
    st.sampled_from([(' t="n" s="1"', "<v>36922</v>"), (' cm="1"', "<v>5</v>"), (" s='1'", "<v>36922</v>")]),
    st.sampled_from(
        [("", ""), (' s="2"', "<v/>"), (' s="2"', "<v></v>"), ("", "<f>1+1</f>"), ("", "<f>A>1</f><v>1</v>")]
    ),
)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    rows = []
    number = 0
    for _ in range(draw(st.integers(0, 6))):
        number += draw(st.integers(1, 3))
        inside = ""
        for at in draw(st.lists(st.sampled_from(LETTERS), unique=True).map(sorted)):
            attributes, content = draw(VALUES)
            tag = f'<c r="{at}{number}"{attributes}'
            inside += (
                f"{tag}>{content}</c>"
                if content or draw(st.booleans())
                else f"{tag}{draw(st.sampled_from(['', ' ']))}/>"
            )
        extra = draw(st.sampled_from(["", ' spans="1:7"', ' hidden="1"']))
        rows.append(
            f'<row r="{number}"{extra}>{inside}</row>' if inside or draw(st.booleans()) else f'<row r="{number}"/>'
        )
    merged = draw(st.sampled_from(["", '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>']))
    return books.sheet_xml("".join(rows), merged)


@given(sheets(), st.sampled_from([50, 333, 1 << 20]))
def test_reads_what_the_careful_reader_reads(xml: str, size: int) -> None:
    try:
        found = quick(xml, size)
    except Irregular:
        return
    assert found == careful(xml)


def test_is_not_irregular_for_what_programs_write() -> None:
    rows = (
        '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>36922</v></c><c r="C1" s="3"/></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>a&amp;b</t></is></c><c r="AA3" s="2"><f>1+1</f><v>2</v></c></row>'
    )
    assert quick(books.sheet_xml(rows)) == {"A1": "Jan", "B1": "2001-01-31", "A3": "a&b", "AA3": "0000002"}


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><!-- c --></row>',
        '<row r="1"><c r="A1" t="str"><v><![CDATA[<c>]]></v></c></row>',
        '<row r="1"><d r="A1"><v>1</v></d></row>',
        '<row r="1"><c r="A1" t="s"><v>one</v></c></row>',
        '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_leaves_unusual_sheets_to_the_careful_reader(rows: str) -> None:
    with pytest.raises(Irregular):
        quick(books.sheet_xml(rows))


def test_equal_texts_share_a_code_across_stretches() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="str"><v>same</v></c></row>' for n in range(1, 200))
    data = books.sheet_xml(rows).encode()
    pieces = (data[at : at + 512] for at in range(0, len(data), 512))
    sheet, _ = tokens.sheet("x", pieces, Context(), lambda _row: None)
    assert sheet.columns[0].values == ["", "same"]


def test_counts_hidden_rows() -> None:
    rows = '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    assert tokens.sheet("x", [books.sheet_xml(rows).encode()], Context(), lambda _row: None)[1] == 1
