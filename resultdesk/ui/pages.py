"""The pages of the places that belong to no spreadsheet, made when first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resultdesk.ui.rail import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from resultdesk.ui.session import Session


def made(place: Place, session: Session) -> QWidget:
    """The outbox or the history."""
    if place is Place.OUTBOX:
        from resultdesk.ui.outbox.pane import OutboxPane

        return OutboxPane(session)
    from resultdesk.ui.history.pane import HistoryPane

    return HistoryPane(session)
