"""Bring everything that ResultDesk needs: Debian packages and the environment in ``.venv``.

    python3 packaging/bootstrap.py window    # what the program itself needs
    python3 packaging/bootstrap.py tests     # that, and what its tests need

Only Python, git and make have to be there. Takes a tenth of a second when nothing is missing. On other systems
than Debian the packages are left to you, and the environment is made all the same.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import needs

try:
    import tomllib
except ModuleNotFoundError:
    tomllib = None  # an older Python; main says so

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "lock" / "requirements.txt"
OLDEST, NEWEST = (3, 11), (3, 14)
HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"


def main() -> int:
    """Exit code 0 when all is there."""
    tests = sys.argv[1:] == ["tests"]
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        say(f"ResultDesk needs Python 3.11 to 3.14, this is {HERE}. Name another one: make PYTHON=python3.11")
        return 1
    if shutil.which("apt-get") and not debian_packages(tests=tests):
        return 1
    return environment()


def debian_packages(*, tests: bool) -> bool:
    """Install what is missing, or say the one command that does."""
    wanted = needs.missing(tests=tests)
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        wanted.append(f"python{HERE}-venv")
    if not wanted:
        return True
    if os.geteuid() != 0:
        say("Some Debian packages are missing. Please install them, then try again:")
        say(f"  sudo apt-get install --no-install-recommends {' '.join(wanted)}")
        return False
    say(f"Installing {len(wanted)} Debian packages: {' '.join(wanted)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], env=quiet)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted], env=quiet, silent=True)
    still = needs.missing(tests=tests)
    if still:
        say(f"Still missing after installing: {' '.join(still)}")
    return not still


def environment() -> int:
    """Make ``.venv`` from the lock file unless it is there already, made from the same lock by the same Python."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, ready = VENV / ".made-from", made_from()
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == ready:
        return 0
    say("Making the environment in .venv (about a minute, once)")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*install, "--requirement", str(LOCK)])
    run([*install, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    stamp.write_text(ready, encoding="utf-8")
    return 0


def made_from() -> str:
    """A fingerprint of all that shapes the environment."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {sys.base_prefix} {ROOT}".encode())
    digest.update(LOCK.read_bytes())
    with (ROOT / "pyproject.toml").open("rb") as described:
        project = tomllib.load(described)["project"]
    digest.update(repr([project[part] for part in ("name", "version", "scripts", "gui-scripts")]).encode())
    return digest.hexdigest()


def run(command: list[str], env: dict[str, str] | None = None, *, silent: bool = False) -> None:
    """Run a command of the set-up; its own messages say what went wrong. ``silent``: only those to standard error."""
    said = subprocess.DEVNULL if silent else None
    if subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=said, check=False).returncode != 0:
        say(f"This step of the set-up failed: {' '.join(command)}")
        raise SystemExit(1)


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
