"""``python -m resultdesk`` and ``resultdesk``: a command, or the window."""

from __future__ import annotations

import sys

WINDOW_OPTIONS = ("--practice",)


def main() -> int:
    """Returns the exit code. The window's libraries are loaded only for the window, the commands' only for them."""
    words = sys.argv[1:]
    if words[:1] == ["--picture"] and len(words) in (2, 3):
        from resultdesk.ui import picture

        return picture.take(*words[1:])
    if _for_window(words):
        return _window(words)
    from resultdesk.cli import program

    return program.main(words)


def _for_window(words: list[str]) -> bool:
    """No words, ``--practice``, or a file. A file that is called like a command is opened as ./read."""
    from resultdesk.cli.commands import COMMANDS

    if any(word in COMMANDS for word in words[:1]):
        return False
    return all(word in WINDOW_OPTIONS or not word.startswith("-") for word in words)


def _window(words: list[str]) -> int:
    files = [word for word in words if word not in WINDOW_OPTIONS]
    if len(files) > 1:
        from resultdesk.cli import program

        return program.main(words)
    from resultdesk.ui import app

    return app.run(files[0] if files else None, practice="--practice" in words)


if __name__ == "__main__":
    sys.exit(main())
