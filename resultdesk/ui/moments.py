"""Times as people read them here: the month in letters, so that nobody has to guess which number is the day."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale


def moment(seconds: float) -> str:
    """A Unix time in local time: "22 Nov 2026, 18:40", this year without the year, today only the time."""
    at, now = QDateTime.fromSecsSinceEpoch(int(seconds)), QDateTime.currentDateTime()
    if at.date() == now.date():
        return QLocale().toString(at, "HH:mm")
    shape = "d MMM, HH:mm" if at.date().year() == now.date().year() else "d MMM yyyy, HH:mm"
    return QLocale().toString(at, shape)


def full(seconds: float) -> str:
    """The same, whole, for receipts."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), "d MMM yyyy, HH:mm:ss")
