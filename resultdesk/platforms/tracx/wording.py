"""Words for what Tracx says."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords

ERRORS: dict[str, ErrorWords] = {
    "tracx.token_refused": ErrorWords(
        N_("Tracx does not know this connect token, or it has run out."),
        N_("Make a new one in the Tracx dashboard and enter it under Accounts."),
    ),
    "tracx.forbidden": ErrorWords(
        N_("This token may not do this: it lacks the permission {permission}."),
        N_("Give the token that permission in the Tracx dashboard, or use another one."),
    ),
    "tracx.refused": ErrorWords(
        N_("Tracx refused the whole upload. It says: {message}"), N_("Nothing was queued. Mend it and send it again.")
    ),
    "tracx.rows_refused": ErrorWords(
        N_("Tracx queued nothing; the rows that it minds are marked: {n}."),
        N_("Mend what is marked and send again, or send the others now."),
    ),
}

NEWS: dict[str, ErrorWords] = {
    "tracx.signed_in": ErrorWords(
        N_("Signed in. This token may list 1 event."), many=N_("Signed in. This token may list {n} events.")
    ),
    "tracx.signed_in_unlisted": ErrorWords(
        N_("Signed in. This token may not list events."), N_("Type the numbers of the event and the race yourself.")
    ),
}
