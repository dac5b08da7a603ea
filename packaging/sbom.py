"""A parts list of the frozen program in CycloneDX 1.6: what is in it, from where, under which licence, by which hash.

    python packaging/sbom.py WORK_FOLDER OUT_FILE

Run with the Python that froze the program; ``WORK_FOLDER`` holds the contents.json that the spec wrote.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from pathlib import Path
from typing import Any

import notices
from targets import here, version

HASHED = re.compile(r"^([a-z0-9-]+)==\S+ --hash=sha256:([0-9a-f]{64})$", re.MULTILINE)
OURS = uuid.UUID("3c9f7c57-0e0b-5c0f-9a7e-6a2d1c0b8f11")


def main() -> int:
    """Exit code 0 when it is written."""
    contents = json.loads((Path(sys.argv[1]) / "contents.json").read_text("utf-8"))
    found = notices.parts(contents, sys.platform)
    made = document(found, dict(HASHED.findall(here().lock.read_text("utf-8"))), here().name)
    Path(sys.argv[2]).write_text(json.dumps(made, indent=1, sort_keys=True), "utf-8")
    print(f"{sys.argv[2]}: {len(found)} parts")
    return 0


def document(found: list[notices.Part], hashes: dict[str, str], target: str) -> dict[str, Any]:
    """The list; the same parts give the same list."""
    components = [_component(part, hashes) for part in found]
    names = "|".join(component["bom-ref"] for component in components)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(OURS, f'{target} {version()} {names}')}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"resultdesk@{version()}-{target}",
                "name": "ResultDesk",
                "version": version(),
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
    }


def _component(part: notices.Part, hashes: dict[str, str]) -> dict[str, Any]:
    plain = re.sub(r"[-_.]+", "-", part.name).lower()
    kind = {"library": "pypi", "system library": "deb", "platform": "generic"}[part.kind]
    name = f"debian/{part.name}" if kind == "deb" else plain
    component: dict[str, Any] = {
        "type": "library" if kind != "generic" else "platform",
        "bom-ref": f"{plain}@{part.version}",
        "name": part.name,
        "version": part.version,
        "purl": f"pkg:{kind}/{name}@{part.version}",
        "licenses": [{"expression": part.licence}],
    }
    if kind == "pypi" and plain in hashes:
        component["hashes"] = [{"alg": "SHA-256", "content": hashes[plain]}]
    return component


if __name__ == "__main__":
    raise SystemExit(main())
