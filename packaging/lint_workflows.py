"""Look the workflows over: their shape, and what is unsafe in them. No network but for bringing the two tools.

python3 packaging/lint_workflows.py
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from targets import PACKAGING, ROOT

LOCK = PACKAGING / "lock" / "workflows.txt"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def main() -> int:
    """Exit code 0 when nothing is found."""
    programs = tools(ROOT / "build" / "workflows")
    files = [str(path.relative_to(ROOT)) for path in WORKFLOWS]
    commands = [
        [str(programs / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", *files],
        [str(programs / "zizmor"), "--offline", "--no-progress", "--quiet", *files],
    ]
    return max(subprocess.run(command, cwd=ROOT, check=False).returncode for command in commands)


def tools(folder: Path) -> Path:
    """Where the two programs are; an environment of their own, kept while the lock stays the same."""
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    stamp, wanted = folder / ".made-from", hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text("ascii") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        install = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "--require-hashes", "--requirement", str(LOCK)], check=True)
        stamp.write_text(wanted, "ascii")
    return programs


if __name__ == "__main__":
    raise SystemExit(main())
