"""Calls that carry no rows: signing in, lists. What goes wrong in one has never cost a row, so ``arrived`` is False."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resultdesk.core.errors import NoAnswer
from resultdesk.platforms import answering
from resultdesk.platforms.contract import Credentials
from resultdesk.platforms.http import Http, Request, Response

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

NOBODY = Credentials()


def ask(http: Http, request: Request, credentials: Credentials = NOBODY, watch: Watch | None = None) -> Response:
    """Call. Raises NoAnswer, never ``arrived``; WrongUse; Cancelled."""
    try:
        return http.call(request, credentials.headers, credentials.query, watch)
    except NoAnswer as problem:
        params = dict(problem.params)
        raise NoAnswer(problem.code, problem.place, arrived=False, **params) from None


def document(response: Response, label: str) -> object:
    """The JSON of a 2xx. Raises SignInRefused for 401 and 403, NoAnswer where no answer can be read, else DeskError."""
    found = answering.trouble(response, label, arrived=False)
    if found is not None:
        raise found[1]
    read = answering.json_of(response)
    if read is None:
        raise answering.garbled(label, arrived=False, status=response.status)
    return read
