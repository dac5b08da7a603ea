from __future__ import annotations

import ctypes
from pathlib import Path

import pytest


def test_an_empty_library_has_the_symbol_that_icu_links_to_and_no_entries(scripts: Path, tmp_path: Path) -> None:
    import icu_data

    made = icu_data.empty("libicudata.so.73", tmp_path)
    table = (ctypes.c_uint8 * 40).in_dll(ctypes.CDLL(str(made)), "icudt73_dat")
    assert bytes(table[2:4]) == b"\xda\x27", "ICU's mark of a data file (udata.h)"
    assert bytes(table[12:16]) == b"CmnD"
    assert int.from_bytes(table[0:2], "little") == 32, "where the table of contents begins"
    assert int.from_bytes(table[32:36], "little") == 0, "how many entries it has"


def test_the_same_name_makes_the_same_bytes(scripts: Path, tmp_path: Path) -> None:
    import icu_data

    one, other = (icu_data.empty("libicudata.so.73", tmp_path / name).read_bytes() for name in ("one", "other"))
    assert one == other


def test_another_library_is_not_replaced(scripts: Path, tmp_path: Path) -> None:
    import icu_data

    with pytest.raises(ValueError, match="libicuuc"):
        icu_data.empty("libicuuc.so.73", tmp_path)
