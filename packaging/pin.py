"""Pin the exact files that each system's program is built from: ``packaging/lock/<target>.txt``.

    python3 packaging/pin.py [TARGET …]

Run by a maintainer, with a network. Versions follow ``lock/requirements.txt``, which the tests run on; what only
freezing needs is resolved anew. Each line allows one file: a system that would take another wheel of the same
version fails instead (numpy has one for macOS 14 beside the one for macOS 11).
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from targets import PACKAGING, PYTHON, ROOT, TARGETS, Target

SHARED = PACKAGING / "lock" / "requirements.txt"
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)


def main(names: list[str]) -> int:
    """Exit code 0 when every lock is written."""
    with tempfile.TemporaryDirectory() as scratch:
        python = _tools(Path(scratch) / "tools")
        for name in names or TARGETS:
            folder = Path(scratch) / name
            lines = _pins(python, TARGETS[name], folder)
            TARGETS[name].lock.write_text("".join(lines), "utf-8")
            print(f"{name}: {len(lines)} files", flush=True)
    return 0


def _tools(folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "uv"], check=True)
    return python


def _pins(python: Path, target: Target, folder: Path) -> list[str]:
    """One line per file, sorted by name."""
    folder.mkdir()
    versions = folder / "versions.txt"
    resolve = [str(python), "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate"]
    resolve += ["--python-version", PYTHON, "--python-platform", target.resolver, "--constraint", str(SHARED)]
    resolve += ["--group", "pyproject.toml:package", "pyproject.toml", "--output-file", str(versions)]
    subprocess.run(resolve, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    fetch = [str(python), "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    fetch += ["--only-binary=:all:", "--implementation", "cp", "--python-version", PYTHON]
    fetch += [word for tag in target.wheels for word in ("--platform", tag)]
    subprocess.run([*fetch, "--dest", str(folder), "--requirement", str(versions)], check=True)
    files = {_name(path): path for path in folder.glob("*.whl")}
    return [
        f"{name}=={version} --hash=sha256:{hashlib.sha256(files[_plain(name)].read_bytes()).hexdigest()}\n"
        for name, version in sorted(PINNED.findall(versions.read_text("utf-8")))
    ]


def _name(wheel: Path) -> str:
    return _plain(wheel.name.split("-")[0])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
