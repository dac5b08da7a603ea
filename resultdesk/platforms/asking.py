"""Calls that carry no rows: signing in, lists. What goes wrong in one has never cost a row, so ``arrived`` is False."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from resultdesk.core.errors import NoAnswer
from resultdesk.platforms import answering, masking
from resultdesk.platforms.contract import Credentials
from resultdesk.platforms.http import Http, Request, Response

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

NOBODY = Credentials()


def ask(
    http: Http,
    request: Request,
    credentials: Credentials = NOBODY,
    watch: Watch | None = None,
    *,
    hidden: Sequence[str] = (),
) -> Response:
    """Call; the answer comes without the secrets that went, nor those ``hidden`` in the request's body.

    Only what a POST is answered well is left as it is: it may hand over a token, and be the same one.

    Raises NoAnswer, never ``arrived``; WrongUse; Cancelled.
    """
    try:
        response = http.call(request, credentials.headers, credentials.query, watch)
    except NoAnswer as problem:
        params = dict(problem.params)
        raise NoAnswer(problem.code, problem.place, arrived=False, **params) from None
    if request.method == "POST" and 200 <= response.status < 300:
        return response
    return masking.answer_without(response, [*masking.secrets_of(credentials), *hidden])


def document(response: Response, label: str) -> object:
    """The JSON of a 2xx. Raises SignInRefused for 401 and 403, NoAnswer where no answer can be read, else DeskError."""
    found = answering.trouble(response, label, arrived=False)
    if found is not None:
        raise found[1]
    read = answering.json_of(response)
    if read is None:
        raise answering.garbled(label, arrived=False, status=response.status)
    return read
