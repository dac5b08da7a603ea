"""From a file to a Document: read in a child process, find the table, match the columns, check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Destination, Setting, choice_named
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Document
from resultdesk.desk.memory import Memory
from resultdesk.platforms.contract import Account
from resultdesk.platforms.offers import TakesSheets
from resultdesk.platforms.registry import platform as platform_named
from resultdesk.sheets import apart, header
from resultdesk.sheets.workbook import Workbook

HeaderChoice = int | None | Literal["find"]
"""A spreadsheet row number, None for "there is no header", or "find"."""


ReadAs = tuple[str | None, str | None]
"""Encoding and delimiter of a text file; None for what may be found out."""
First = Callable[[Workbook], None]


def read(
    path: Path,
    sheet: str | None = None,
    watch: Watch | None = None,
    *,
    read_as: ReadAs = (None, None),
    first: First | None = None,
) -> Workbook:
    """The file as a workbook, whatever it is; ``first`` gets its first rows before the rest. Raises CannotRead."""
    return apart.read(path, sheet=sheet, encoding=read_as[0], delimiter=read_as[1], watch=watch, first=first)


def document(
    workbook: Workbook,
    destination: Destination,
    memory: Memory,
    *,
    header_row: HeaderChoice = "find",
    columns: Mapping[str, str] | None = None,
) -> Document:
    """A workbook on the desk. ``columns`` maps header texts to fields beyond all guessing."""
    where = _by_sheet(checked(destination), workbook.sheet.name)
    row = header.find(workbook.sheet) if header_row == "find" else header_row
    platform = platform_named(where.platform)
    titles = header.titles(workbook.sheet, row)
    remembered = {**(memory.match_for(platform.name, titles) or {}), **(columns or {})}
    _known(columns or {}, titles, where)
    accepted = frozenset(tuple(entry) for entry in memory.get("accepted", _event(where)) or ())
    lists = {
        setting.key: listing.choices
        for setting in platform.settings
        if setting.listed and (listing := memory.list_of(*list_key(where, setting.key)))
    }
    return Document(workbook, where, lists, row, remembered, accepted)


def checked(destination: Destination) -> Destination:
    """The destination without what only signs in (``auth``, ``username``), its choices spelled as the platform does.

    Raises WrongUse for an unknown setting, and for a choice that there is not: nothing may quietly count as "no".
    """
    platform = platform_named(destination.platform)
    known = {setting.key: setting for setting in platform.settings}
    signing = {"auth", *(setting.key for way in platform.sign_ins for setting in way.plain)}
    settings = {}
    for key, value in destination.settings.items():
        if key in known:
            settings[key] = _chosen(known[key], value)
        elif key not in signing:
            raise WrongUse("setting.unknown", key, key=key, label=platform.label, known=list(known))
    return replace(destination, settings=settings)


def _chosen(setting: Setting, value: str) -> str:
    """The value as it is sent; "" leaves the choice open."""
    if not setting.choices or not value.strip():
        return value
    found = choice_named(setting, value)
    if found is None:
        raise WrongUse("setting.not_a_choice", setting.key, key=setting.key, value=value, known=list(setting.choices))
    return found


def _by_sheet(destination: Destination, sheet: str) -> Destination:
    """The destination with what the sheet's name says, where nothing else has been said."""
    platform = platform_named(destination.platform)
    said = platform.sheet_settings(sheet) if isinstance(platform, TakesSheets) else None
    return replace(destination, settings={**(said or {}), **destination.settings})


def list_key(destination: Destination, key: str) -> tuple[str, str]:
    """Under what a pick list is remembered: races depend on the event and so on, so earlier settings are part of it."""
    platform = platform_named(destination.platform)
    before: list[str] = []
    for setting in platform.settings:
        if setting.key == key:
            break
        if setting.listed:
            before.append(destination.settings.get(setting.key, ""))
    return f"{destination.platform}/{destination.account}", "/".join([*before, key])


def remember(document: Document, memory: Memory) -> None:
    """Keep what the next file with these headers, or this event, should know."""
    memory.opened(document.path)
    memory.matched(document.destination.platform, document.sheet.headers, document.mapping.columns)
    if document.accepted or memory.get("accepted", _event(document.destination)):
        memory.put("accepted", _event(document.destination), sorted(document.accepted))


def _event(destination: Destination) -> str:
    """What accepted warnings belong to: the platform and the first thing chosen from its lists (the event)."""
    platform = platform_named(destination.platform)
    first = next((setting.key for setting in platform.settings if setting.listed), "")
    return f"{destination.platform}/{destination.settings.get(first, '')}"


def _known(columns: Mapping[str, str], titles: list[str], destination: Destination) -> None:
    platform = platform_named(destination.platform)
    fields = [field.name for field in platform.fields(destination.settings)]
    for title, name in columns.items():
        if title not in titles:
            raise WrongUse("column.unknown", title, column=title, known=titles)
        if name not in fields:
            raise WrongUse("field.unknown", name, field=name, label=platform.label, known=fields)


def at_account(destination: Destination, account: Account | None, before: Account | None) -> Destination:
    """The destination at another account (None: none yet).

    Event 1 of one server is another event on another server: what was chosen from lists is kept only where ``before``,
    the account until now, was at the same server, or where nothing had been listed yet because there was no account.
    """
    moved = replace(destination, account=account.name if account else "")
    same = before is not None and account is not None and before.server.rstrip("/") == account.server.rstrip("/")
    if same or not destination.account:
        return moved
    listed = {one.key for one in platform_named(destination.platform).settings if one.listed}
    return replace(moved, settings={key: value for key, value in destination.settings.items() if key not in listed})
