"""Look at every program file of a frozen Windows folder, without running one.

    python packaging/windows/audit.py FROZEN_FOLDER --site SITE_PACKAGES --python PYTHON_FOLDER

Only our own program may differ from the published bytes (the wheels' RECORD files, Python's own folder); everything is
for 64-bit x86; what is asked of Windows is on the list of what Windows 10 has; nothing of Wine is inside.
"""

from __future__ import annotations

import argparse
import base64
import csv
import hashlib
from pathlib import Path

OWN = {"ResultDesk.exe"}
X64 = 0x8664
WINE = b"Wine builtin DLL"
API_SETS = ("api-ms-win-", "ext-ms-win-")
WINDOWS_10 = {
    f"{name}.dll"
    for name in [
        "advapi32",
        "authz",
        "bcrypt",
        "bcryptprimitives",
        "cfgmgr32",
        "comctl32",
        "comdlg32",
        "crypt32",
        "d2d1",
        "d3d11",
        "d3d12",
        "d3d9",
        "dcomp",
        "dnsapi",
        "dwmapi",
        "dwrite",
        "dxgi",
        "dxva2",
        "gdi32",
        "icuuc",
        "imm32",
        "iphlpapi",
        "kernel32",
        "mpr",
        "msvcrt",
        "ncrypt",
        "netapi32",
        "ntdll",
        "ole32",
        "oleaut32",
        "opengl32",
        "powrprof",
        "propsys",
        "psapi",
        "rpcrt4",
        "secur32",
        "setupapi",
        "shcore",
        "shell32",
        "shlwapi",
        "ucrtbase",
        "user32",
        "userenv",
        "usp10",
        "uiautomationcore",
        "uxtheme",
        "version",
        "winhttp",
        "winmm",
        "ws2_32",
        "wtsapi32",
    ]
} | {"winspool.drv"}
"""Libraries that Windows 10, version 1809, has."""


def main() -> int:
    """Exit code 0 when nothing is wrong."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("frozen", type=Path)
    arguments.add_argument("--site", type=Path, required=True)
    arguments.add_argument("--python", type=Path, required=True)
    options = arguments.parse_args()
    files = programs(options.frozen)
    troubles = [
        *strange(files, published(options.site) | hashes(options.python)),
        *wrong_kind(files),
        *of_wine(files),
        *unknown_imports(files),
    ]
    for trouble in troubles:
        print(trouble)
    print(f"{len(files)} program files" + ("" if troubles else ", nothing wrong"))
    return 1 if troubles else 0


def programs(folder: Path) -> list[Path]:
    """All that Windows could load."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".exe", ".dll", ".pyd"))


def strange(files: list[Path], known: set[str]) -> list[str]:
    """Files that are not as they were published."""
    return [
        f"{path.name}: not the published bytes" for path in files if path.name not in OWN and _hash(path) not in known
    ]


def published(site: Path) -> set[str]:
    """The hashes in the wheels' RECORD files."""
    found: set[str] = set()
    for record in site.glob("*.dist-info/RECORD"):
        with record.open(encoding="utf-8", newline="") as lines:
            found |= {row[1].removeprefix("sha256=") for row in csv.reader(lines) if len(row) > 1 and row[1]}
    return found


def hashes(python: Path) -> set[str]:
    """Of Python's own program files: in its folder itself or in DLLs."""
    return {_hash(path) for folder in (python, python / "DLLs") if folder.is_dir() for path in programs_in(folder)}


def programs_in(folder: Path) -> list[Path]:
    """Program files directly in a folder."""
    return [path for path in folder.iterdir() if path.suffix.lower() in (".exe", ".dll", ".pyd")]


def wrong_kind(files: list[Path]) -> list[str]:
    """Files for another processor."""
    import pefile

    return [
        f"{path.name}: for another processor"
        for path in files
        if pefile.PE(str(path), fast_load=True).FILE_HEADER.Machine != X64
    ]


def of_wine(files: list[Path]) -> list[str]:
    """Files that came from Wine."""
    return [f"{path.name}: is Wine's" for path in files if WINE in path.read_bytes()[:0x80]]


def unknown_imports(files: list[Path]) -> list[str]:
    """Libraries that neither come along nor belong to Windows 10."""
    own = {path.name.lower() for path in files}
    return [
        f"{path.name}: asks for {name}, which Windows 10 does not have"
        for path in files
        for name in sorted(imports(path) - own - WINDOWS_10)
        if not name.startswith(API_SETS)
    ]


def imports(path: Path) -> set[str]:
    """The libraries a file asks for, at once or later, in small letters."""
    import pefile

    program = pefile.PE(str(path), fast_load=True)
    kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    program.parse_data_directories(directories=[pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
    tables = [getattr(program, name, []) for name in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT")]
    return {entry.dll.decode("ascii").lower() for table in tables for entry in table}


def _hash(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


if __name__ == "__main__":
    raise SystemExit(main())
