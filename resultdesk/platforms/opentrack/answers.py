"""What OpenTrack answers to an upload. Its answer is not documented: a 2xx that is no page and
names no error is taken as accepted and kept on the receipt.

platforms.md: missing rights come as "500: Permission Denied", which is no crash; HTML pages (a guard's 403, a gateway's
time-out) are failures of somebody in between.
"""

from __future__ import annotations

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused
from resultdesk.platforms import answering
from resultdesk.platforms.contract import Answer, Batch, Outcome
from resultdesk.platforms.http import Response

LABEL = "OpenTrack"


def read(batch: Batch, response: Response) -> Answer:  # noqa: ARG001 - OpenTrack names no rows
    """The answer to an upload. Total: whatever comes back is an Answer."""
    if lacks_rights(response):
        return Answer(Outcome.FORBIDDEN, error=no_rights(response), said=answering.said(response))
    if response.status == 403 and answering.is_page(response):
        error = NoAnswer("answer.page", LABEL, arrived=False, label=LABEL, status=403)
        return Answer(Outcome.FAILED, error=error, said=answering.said(response))
    found = answering.by_status(response, LABEL)
    if found is not None:
        return found
    document = answering.json_of(response)
    if isinstance(document, dict) and (document.get("error") or document.get("errors")):
        words = answering.words(document) or answering.shorten(str(document.get("errors")))
        refused = DeskError("opentrack.refused", LABEL, words=words)
        return Answer(Outcome.REFUSED, error=refused, said=answering.said(response))
    return Answer(Outcome.ACCEPTED, said=answering.said(response))


def lacks_rights(response: Response) -> bool:
    """Whether this is OpenTrack's way of saying 403."""
    return response.status == 500 and b"permission denied" in response.body[:4_000].lower()


def no_rights(response: Response) -> SignInRefused:
    """The missing right in words."""
    return SignInRefused("opentrack.no_rights", LABEL, status=response.status)
