"""The practice platforms in a process of their own, until the end of standard input."""

from __future__ import annotations

import sys

from resultdesk.practice.server import PracticeServer

if __name__ == "__main__":
    with PracticeServer() as practice:
        print(practice.base("tracx"), flush=True)
        sys.stdin.read()
