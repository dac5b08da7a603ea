"""Three small libraries that Wine 8 lacks and Windows 10 has. They go into Wine's own folder, never into a program.

icuuc.dll (Qt asks for it), bcryptprimitives.dll (Rust does), and the complex mathematics of ucrtbase.dll (numpy).
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMPILE = ["x86_64-w64-mingw32-gcc", "-O2", "-shared", "-static-libgcc", "-nostartfiles", "-e", "DllMainCRTStartup"]
MARK = b"Wine builtin DLL"
_EXPORT = re.compile(r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+[0-9a-f]+\s+)?([\w?@$.]+)$", re.MULTILINE)
_MADE = re.compile(r"\b(ONE|REAL)\((\w+)\)")


def make(wine_ucrtbase: Path, system32: Path) -> None:
    """Compile them into ``system32`` of a prefix."""
    for name, extra in (("icuuc", ["-nostdlib"]), ("bcryptprimitives", ["-nostdlib"])):
        libraries = ["-ladvapi32"] if name == "bcryptprimitives" else []
        _compile([*extra, "-o", str(system32 / f"{name}.dll"), str(HERE / f"{name}.c"), *libraries])
    own = wine_ucrtbase.read_bytes()
    if MARK not in own[:0x80]:
        raise SystemExit(f"{wine_ucrtbase} is not Wine's")
    # Without its mark Wine loads the copy under another name.
    (system32 / "ucrtwine.dll").write_bytes(own.replace(MARK, b" " * len(MARK), 1))
    definition = system32 / "ucrtbase.def"
    definition.write_text(exports(_exported(wine_ucrtbase)), "ascii")
    _compile(["-o", str(system32 / "ucrtbase.dll"), str(HERE / "ucrtbase.c"), str(definition)])
    definition.unlink()


def complex_functions() -> dict[str, str]:
    """What ucrtbase.c has, by the name that programs ask for: with f for float, with l for what is a double there."""
    source = (HERE / "ucrtbase.c").read_text("ascii")
    bases = {name for _kind, name in _MADE.findall(source) if name != "name"} | {"cpow"}
    return {base + ending: f"shim_{base}{ending.removeprefix('l')}" for base in bases for ending in ("", "f", "l")}


def exports(names: list[str]) -> str:
    """The module definition: ours first, everything else passed on."""
    ours = complex_functions()
    lines = [f"  {name} = {shim}" for name, shim in sorted(ours.items())]
    lines += [f'  "{name}" = "ucrtwine.{name}"' for name in names if name not in ours]
    return "\n".join(["EXPORTS", *lines, ""])


def _exported(library: Path) -> list[str]:
    listed = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(library)], capture_output=True, text=True, check=True
    ).stdout
    table = listed[listed.index("[Ordinal/Name Pointer] Table") :]
    return sorted(set(_EXPORT.findall(table)))


def _compile(arguments: list[str]) -> None:
    subprocess.run([*COMPILE, *arguments], check=True)
