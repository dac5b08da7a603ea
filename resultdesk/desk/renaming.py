"""An account under a new name: what waits for it, and what is remembered under its name, comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resultdesk.desk.belongings import Belongings


def carry_over(desk: Belongings, platform: str, old: str, new: str) -> None:
    """Worker. Uploads that wait, pick lists, the usual destination. Raises CannotKeep.

    Receipts of what has gone keep the name that it went with.
    """
    desk.outbox.rename_account(platform, old, new)
    desk.memory.rename_lists(f"{platform}/{old}", f"{platform}/{new}")
    kept = desk.memory.get("preferences", "destination")
    if kept and kept[:2] == [platform, old]:
        desk.memory.put("preferences", "destination", [platform, new, *kept[2:]])
