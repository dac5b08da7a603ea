"""A hand at keyboard and mouse: sends real events to the X server, and waits until they have had their effect."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from typing import Any

from tests.journeys.desktop import Desktop

State = dict[str, Any]
_PATIENCE = 15.0
_LOOK_EVERY = 0.05


class Hand:
    """Works the program of ``grid_program`` on a desktop."""

    def __init__(self, desktop: Desktop, program: subprocess.Popen[Any]) -> None:
        self._desktop = desktop
        self._program = program

    def ask(self, question: str, **more: Any) -> Any:
        """Ask the program something."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(json.dumps({"ask": question} | more) + "\n")
        self._program.stdin.flush()
        line = self._program.stdout.readline()
        assert line, "The program ended; see grid.log:\n" + self._desktop.log_of("grid")
        return json.loads(line)

    def until(self, holds: Callable[[State], object], what: str) -> State:
        """Wait until the grid is as expected; fails with what it is instead."""
        end = time.monotonic() + _PATIENCE
        while True:
            state: State = self.ask("state")
            if not state["busy"] and holds(state):
                return state
            if time.monotonic() > end:
                raise AssertionError(f"{what}\n" + "\n".join(f"{name}: {value}" for name, value in state.items()))
            time.sleep(_LOOK_EVERY)

    def keys(self, *names: str) -> None:
        """Press keys one after the other ("ctrl+Down", "F2")."""
        self._x("key", "--delay", "25", *names)

    def type(self, text: str) -> None:
        """Type a text."""
        self._x("type", "--delay", "25", text)

    def click(self, place: list[int], button: int = 1, times: int = 1, holding: str = "") -> None:
        """Click somewhere, with a key held or not."""
        held = ["keydown", holding] if holding else []
        free = ["keyup", holding] if holding else []
        x, y = map(str, place)
        self._x("mousemove", x, y, *held, "click", "--repeat", str(times), "--delay", "60", str(button), *free)

    def cell(self, place: int, column: int, **more: Any) -> None:
        """Click on a cell."""
        self.click(self.ask("cell", place=place, column=column), **more)

    def button(self, name: str) -> None:
        """Click on a button as soon as it is there."""
        self.click(self._there("button", name=name))

    def button_below(self, name: str) -> None:
        """Click on a button of the problems pane, turning the wheel until it is in sight."""
        for _ in range(20):
            if self.ask("button", name=name) is not None:
                break
            self.click(self.ask("problems"), button=5)
        self.button(name)

    def menu(self, *path: str) -> None:
        """Choose from the menu that is open."""
        for text in path:
            self.click(self._there("menu", text=text))

    def drag(self, start: list[int], end: list[int]) -> None:
        """Press, move and let go."""
        (x, y), (to_x, to_y) = start, end
        self._x("mousemove", str(x), str(y), "mousedown", "1")
        for part in range(1, 9):
            self._x("mousemove", str(x + (to_x - x) * part // 8), str(y + (to_y - y) * part // 8))
            time.sleep(0.02)
        self._x("mouseup", "1")

    def _there(self, question: str, **more: Any) -> list[int]:
        end = time.monotonic() + _PATIENCE
        while True:
            found: list[int] | None = self.ask(question, **more)
            if found is not None:
                return found
            assert time.monotonic() < end, f"nowhere to be seen: {more}"
            time.sleep(_LOOK_EVERY)

    def _x(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._desktop.env, check=True, capture_output=True)
