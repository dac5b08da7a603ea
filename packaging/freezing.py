"""What goes into the frozen program and what stays out, as plain data and functions: ``resultdesk.spec`` applies it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from targets import PACKAGING, ROOT

Entry = tuple[str, str, str]
"""(place in the bundle, file it comes from, kind), as PyInstaller lists them."""

HIDDEN = {
    "linux": ["keyring.backends.SecretService", "keyring.backends.kwallet", "secretstorage", "jeepney"],
    "win32": ["keyring.backends.Windows", "win32ctypes.core"],
    "darwin": ["keyring.backends.macOS"],
}
"""Loaded by name at run time: the keyring of each system. ``sys.platform`` is the key."""

EXCLUDED = [
    # What pandas and others offer to use and we do not; a test holds this list against our imports.
    "pyarrow", "pytz", "IPython", "PIL", "jinja2", "lxml", "matplotlib", "numba", "scipy", "sqlalchemy", "tables",
    "xarray",
    "pandas.tests", "pandas.conftest", "pandas.plotting._matplotlib", "pandas.io.formats.style", "pandas.io.clipboard",
    # Faster twins of what rapidfuzz does for a few headings; without them it takes its others.
    "rapidfuzz.distance.metrics_cpp", "rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.fuzz_cpp_avx2",
    # Tests and tools.
    "pytest", "_pytest", "hypothesis", "pip", "setuptools", "pkg_resources", "wheel", "numpy.f2py", "numpy.distutils",
    "numpy.tests", "numpy.testing", "numpy.fft", "numpy.ctypeslib",
    "doctest", "pdb", "lib2to3", "test", "tkinter", "turtle", "idlelib", "pydoc_data",
    # Optional parts of httpx and of the command line of clevercsv.
    "h2", "socksio", "rich", "click", "pygments", "trio", "uvloop", "wilderness", "tabview",
    # GPL libraries behind parts of Python that we do not use (a test looks for their files too).
    "readline", "curses", "_curses", "dbm.gnu", "_gdbm", "_dbm",
    # Qt modules that are in the wheel, but not in our windows.
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtPdf", "PySide6.QtOpenGL", "PySide6.QtDBus", "PySide6.QtTest",
]  # fmt: skip

GPL_ONLY_QT = re.compile(r"(?:lib)?Qt6?(?:VirtualKeyboard|Charts|DataVisualization|Graphs|NetworkAuth|Lottie|"
                         r"QuickTimeline|Quick3D|ShaderTools|HttpServer|Mqtt|CoAp|OpcUa)", re.IGNORECASE)  # fmt: skip
"""Modules of Qt that are free only under the GPL."""

_QT_UNUSED = re.compile(
    r"""
    libQt6(Pdf|Qml\w*|Quick\w*|VirtualKeyboard\w*|OpenGL\w*|EglFS\w*|Wayland\w*|WlShell\w*)\b
    | \bQt6?(Pdf|Qml\w*|Quick\w*|VirtualKeyboard\w*|OpenGLWidgets)(\.dll|\.framework)
    | plugins/platforms/(lib)?q(direct2d|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|wayland[\w-]*)\.
    | plugins/platformthemes/libqgtk3
    | plugins/(egldeviceintegrations|xcbglintegrations|generic|tls|wayland-[\w-]+)/
    | plugins/networkinformation/(lib)?q(connman|networkmanager)\.
    | plugins/platforminputcontexts/(lib)?qtvirtualkeyboard
    | plugins/imageformats/(lib)?q(gif|icns|jpeg|pdf|tga|tiff|wbmp|webp)\.
    | opengl32sw\.dll | d3dcompiler
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QT_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/")
# What every Linux desktop has, and has newer: X11's core, printing, the message bus, GLib, Kerberos, fonts. The .deb
# depends on them. The small libraries around xcb, which many desktops lack, come along.
_SYSTEM = re.compile(
    r"lib(cups|avahi-\w+|gnutls|hogweed|nettle|gmp|idn2|tasn1|unistring|p11-kit|dbus-1|systemd|gcrypt|gpg-error|cap|lz4|"
    r"zstd|glib-2\.0|gthread-2\.0|gobject-2\.0|gmodule-2\.0|gio-2\.0|pcre2-8|mount|blkid|selinux|fontconfig|freetype|"
    r"brotli\w+|png16|jpeg|bsd|md|X11|Xau|Xdmcp|Xext|Xrender|xcb|gssapi_krb5|krb5|krb5support|k5crypto|com_err|"
    r"keyutils)\.so"
)
# What the theme plugin for GNOME would bring; it is left out, and so is what only it needs.
_GTK = re.compile(
    r"lib(atk|atspi|cairo|datrie|epoxy|fribidi|gdk-3|gdk_pixbuf|graphite2|gtk-3|harfbuzz|pango|pixman|thai|wayland|"
    r"Xcomposite|Xcursor|Xdamage|Xfixes|Xi\.|Xinerama|Xrandr)"
)
_NEVER = re.compile(
    r"(^|/)(lib)?(readline|ncurses\w*|tinfow?|gdbm\w*|db-5\.\d)[.-]|/(tests?|__pycache__)/|\.(pyi|a|h|po|pot)$|"
    r"numpy/_core/_(simd|\w+_tests)\."
)


STRIPPED = re.compile(
    r"(^|/)libpython3|/lib-dynload/|^(cryptography|regex|chardet|python_calamine|pandas|rapidfuzz)/|^PySide6/Qt/lib/libicu|__mypyc\."
)
"""Linux libraries whose symbols are left out, 20 MB in all. Never numpy's: they cannot be loaded afterwards."""


def languages() -> list[str]:
    """The languages with a catalogue of ours."""
    return sorted(path.parent.parent.name for path in (ROOT / "resources").glob("locale/*/LC_MESSAGES/*.mo"))


def keep(entry: Entry, spoken: list[str]) -> bool:
    """Whether a file that PyInstaller found stays. ``spoken`` are the languages that the program speaks."""
    place = entry[0].replace("\\", "/")
    if _QT_UNUSED.search(place) or _NEVER.search(place):
        return False
    name = place.rsplit("/", 1)[-1]
    if "PySide6" not in place and (_GTK.match(name) or _SYSTEM.match(name)):
        return False
    if _QT_TRANSLATION.search(place):
        return any(place.endswith(f"/qtbase_{language}.qm") for language in spoken)
    return True


def resources() -> list[tuple[str, str]]:
    """The folders that come along, as (source, place)."""
    wanted = ("help", "icons", "locale", "samples")
    folders = [ROOT / "resources" / name for name in wanted if (ROOT / "resources" / name).is_dir()]
    return [(str(folder), f"resources/{folder.name}") for folder in folders]


def releases(work: Path) -> list[Entry]:
    """Where the program asks for a newer version; a build whose RELEASES_ADDRESS is not set does not know."""
    address = os.environ.get("RELEASES_ADDRESS", "")
    if not address:
        return []
    file = work / "RELEASES.txt"
    file.write_text(address + "\n", "utf-8", newline="\n")
    return [("resources/RELEASES.txt", str(file), "DATA")]


def icon(system: str) -> str | None:
    """The program's picture in the form that the system wants in the program file; Linux has it beside it."""
    form = {"win32": "ico", "darwin": "icns"}.get(system)
    return str(PACKAGING / "icon" / f"ResultDesk.{form}") if form else None


def info_plist(version: str) -> dict[str, object]:
    """What macOS is told of the bundle. Spreadsheets are offered ("Open With"), never taken from another program."""
    kinds = {
        "org.openxmlformats.spreadsheetml.sheet": ["xlsx", "xlsm"],
        "org.oasis-open.opendocument.spreadsheet": ["ods"],
        "com.microsoft.excel.xls": ["xls"],
        "public.comma-separated-values-text": ["csv"],
        "public.tab-separated-values-text": ["tsv"],
    }
    return {
        "CFBundleName": "ResultDesk",
        "CFBundleDisplayName": "ResultDesk",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", *(code for code in languages() if code != "en")],
        "LSMinimumSystemVersion": "13.0",
        "LSApplicationCategoryType": "public.app-category.sports",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "ResultDesk contributors, MIT licence",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Spreadsheet",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": list(kinds),
                "CFBundleTypeExtensions": [ending for endings in kinds.values() for ending in endings],
            }
        ],
    }


def version_resource(version: str) -> str:
    """What Windows shows under Properties, Details: a file in PyInstaller's notation."""
    numbers = tuple(int(part) for part in (re.findall(r"\d+", version) + ["0"] * 4)[:4])
    strings = {
        "CompanyName": "ResultDesk contributors",
        "FileDescription": "ResultDesk",
        "FileVersion": version,
        "InternalName": "ResultDesk",
        "LegalCopyright": "ResultDesk contributors, MIT licence",
        "OriginalFilename": "ResultDesk.exe",
        "ProductName": "ResultDesk",
        "ProductVersion": version,
    }
    lines = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, "
        f"fileType=1, subtype=0, date=(0, 0)), kids=[StringFileInfo([StringTable('040904B0', [{lines}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def contents(entries: list[Entry]) -> list[list[str]]:
    """What the bundle is made of, for the notices, the parts list and the audits."""
    return sorted(
        [place.replace("\\", "/"), "" if kind == "SYMLINK" else str(Path(source))] for place, source, kind in entries
    )
