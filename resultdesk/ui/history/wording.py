"""A receipt in words: as text to copy, as a page to print, as details for those who want them. Holds no secret."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from resultdesk.core.language import _, grouped, translate_n
from resultdesk.desk import sentences
from resultdesk.ui.moments import full
from resultdesk.ui.send.headline import headline, is_queued, label, state_word

if TYPE_CHECKING:
    from resultdesk.sending.receipts import Receipt

REFUSED_PRINTED = 500


def lines(receipt: Receipt) -> list[tuple[str, str]]:
    """The receipt as (name, value) lines."""
    rows = receipt.rows
    counts = [
        (_("Queued") if is_queued(receipt) else _("Taken"), rows.accepted),
        (_("Refused"), rows.refused),
        (_("Without an answer"), rows.unknown),
        (_("Still waiting"), rows.waiting),
        (_("Discarded"), receipt.discarded),
        (_("Stayed in the spreadsheet"), rows.skipped),
    ]
    made = [
        (_("Receipt"), receipt.id),
        (_("Sent to"), f"{label(receipt)} · {receipt.title}" if receipt.title != label(receipt) else receipt.title),
        *([(_("Account"), receipt.account)] if receipt.account else []),  # none: keys came from the environment
        (_("Server"), receipt.server),
        (_("Spreadsheet"), receipt.source.name),
        (_("State"), state_word(receipt)),
        *((name, grouped(n)) for name, n in counts if n),
        (_("Sealed"), full(receipt.times.sealed)),
        (_("Sent"), _full(receipt.times.sent, receipt)),
        (_("Answered"), _full(receipt.times.answered, receipt)),
    ]
    if sentences.seen(receipt):
        made.append((_("Note"), sentences.seen(receipt)))
    if receipt.forgotten is not None:
        made.append((_("Its people forgotten"), full(receipt.forgotten)))
    if receipt.transaction:
        made.append((_("Transaction"), receipt.transaction))
    if sentences.undo(receipt):
        made.append((_("To undo"), sentences.undo(receipt)))
    return made


def as_text(receipt: Receipt) -> str:
    """The receipt to paste into a message."""
    said = [headline(receipt), "", *(f"{name}: {value}" for name, value in lines(receipt))]
    if receipt.refused:
        said += ["", _("Refused rows:")]
        said += [f"  {_refusal(one.row, one.key)}: {one.message}" for one in receipt.refused[:REFUSED_PRINTED]]
        if len(receipt.refused) > REFUSED_PRINTED:
            said.append("  " + _more(receipt))
    return "\n".join(said) + "\n"


def as_page(receipt: Receipt) -> str:
    """The receipt as HTML for paper and PDF."""
    rows = "".join(
        f"<tr><td style='padding:2px 16px 2px 0'>{html.escape(name)}</td><td><b>{html.escape(value)}</b></td></tr>"
        for name, value in lines(receipt)
    )
    page = f"<h2>{html.escape(headline(receipt))}</h2><table>{rows}</table>"
    if receipt.refused:
        bad = "".join(
            f"<li>{html.escape(_refusal(one.row, one.key))}: {html.escape(one.message)}</li>"
            for one in receipt.refused[:REFUSED_PRINTED]
        )
        more = f"<p>{html.escape(_more(receipt))}</p>" if len(receipt.refused) > REFUSED_PRINTED else ""
        page += f"<h3>{html.escape(_('Refused rows:'))}</h3><ul>{bad}</ul>{more}"
    return page


def details(receipt: Receipt) -> str:
    """What went over the wire, request by request, for the developers and the curious."""
    said = [f"{receipt.platform} {receipt.server} {receipt.id}"]
    if receipt.trouble is not None:
        said.append(str(receipt.trouble))
    for number, line in enumerate(receipt.batches, 1):
        status = line.status if line.status is not None else "-"
        said.append("")
        said.append(f"#{number}  rows {line.rows}  state {line.state.value}  status {status}  attempts {line.attempts}")
        if line.error is not None:
            said.append(str(line.error))
        said.extend(str(note) for note in line.notes)
        if line.answer:
            said.append(line.answer)
    return "\n".join(said)


def _full(seconds: float | None, receipt: Receipt) -> str:
    if seconds is None:
        return _("not yet") if receipt.open else _("never")
    return full(seconds)


def _refusal(row: int, key: str) -> str:
    return _("row {row}, {key}").format(row=row, key=key) if key else _("row {row}").format(row=row)


def _more(receipt: Receipt) -> str:
    n = len(receipt.refused) - REFUSED_PRINTED
    return translate_n("and 1 more; the saved receipt holds all", "and {n} more; the saved receipt holds all", n)
