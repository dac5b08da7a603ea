"""ICU's data library without data, for the frozen program on Linux: 32 MB less.

Qt links to ICU there and asks its data only for sorting by a language's alphabet and for old encodings. ResultDesk
sorts itself and reads encodings with Python; without data Qt compares texts by their characters. ICU itself names a
library like this its "stub data".
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

NAME = re.compile(r"libicudata\.so\.(\d+)$")

# A data package: its header (the header's length, two magic bytes, then a UDataInfo that says "CmnD" 1.0.0.0) and a
# table of contents with no entries.
_ASSEMBLY = """
    .section .rodata
    .balign 16
    .globl icudt{version}_dat
    .type icudt{version}_dat, @object
icudt{version}_dat:
    .short 32
    .byte 0xda, 0x27
    .short 20, 0
    .byte 0, 0, 2, 0
    .ascii "CmnD"
    .byte 1, 0, 0, 0,  0, 0, 0, 0
    .zero 8
    .long 0, 0
    .size icudt{version}_dat, . - icudt{version}_dat
    .section .note.GNU-stack, "", @progbits
"""


def empty(name: str, folder: Path) -> Path:
    """Make the library ``name`` ("libicudata.so.73") in ``folder`` with binutils; the same name, the same bytes."""
    matched = NAME.search(name)
    if matched is None:
        raise ValueError(name)
    folder.mkdir(parents=True, exist_ok=True)
    source, compiled, library = (folder / f"{name}{ending}" for ending in (".s", ".o", ""))
    source.write_text(_ASSEMBLY.format(version=matched[1]), "ascii")
    subprocess.run(["as", "--64", "-o", str(compiled), str(source)], check=True)
    subprocess.run(["ld", "-shared", "-s", "-soname", name, "-o", str(library), str(compiled)], check=True)
    return library
