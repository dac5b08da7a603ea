"""Sign a file for Windows, where there is a certificate; without one, say so and leave it as it is.

    python packaging/windows/sign.py FILE

``WINDOWS_CERTIFICATE`` is a PFX file in base64, ``WINDOWS_CERTIFICATE_PASSWORD`` opens it. Runs on Windows.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS = Path("C:/Program Files (x86)/Windows Kits/10/bin")
TIME = "http://timestamp.digicert.com"
"""Says when it was signed, so that the signature outlives the certificate."""


def main() -> int:
    """Exit code 0 also where there is nothing to sign with."""
    file, certificate = Path(sys.argv[1]), os.environ.get("WINDOWS_CERTIFICATE")
    if not certificate:
        print(f"{file.name} is not signed: no certificate here")
        return 0
    password = os.environ.get("WINDOWS_CERTIFICATE_PASSWORD", "")
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "certificate.pfx"
        kept.write_bytes(base64.b64decode(certificate))
        ended = subprocess.run(command(tool(), kept, password, file), check=False)
    print(f"{file.name} is signed" if ended.returncode == 0 else f"{file.name} could not be signed")
    return ended.returncode


def tool() -> Path:
    """The newest signtool of the SDK; raises SystemExit."""
    found = sorted(TOOLS.glob("10.*/x64/signtool.exe"))
    if not found:
        raise SystemExit("signtool is not there")
    return found[-1]


def command(signtool: Path, certificate: Path, password: str, file: Path) -> list[str]:
    """What signs a file."""
    how = ["/fd", "sha256", "/tr", TIME, "/td", "sha256", "/d", "ResultDesk"]
    return [str(signtool), "sign", "/f", str(certificate), "/p", password, *how, str(file)]


if __name__ == "__main__":
    raise SystemExit(main())
