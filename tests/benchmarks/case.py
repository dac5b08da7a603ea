"""One run of one case: ``python -m tests.benchmarks.case module:function folder`` prints a line of JSON."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Each run has a state folder of its own, and no keyring."""
    module, name = sys.argv[1].split(":")
    with tempfile.TemporaryDirectory(dir=sys.argv[2]) as state:
        os.environ |= {"RESULTDESK_HOME": state, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
        numbers = getattr(import_module(module), name)(Path(sys.argv[2]))
    print(json.dumps(numbers))


def peak_mib() -> float:
    """The most memory that this process and its largest child held, in MiB. Read it after the work."""
    import resource

    kib = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return kib / 1024


if __name__ == "__main__":
    main()
