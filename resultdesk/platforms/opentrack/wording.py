"""Words for what OpenTrack says and for what only it minds."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords

ERRORS: dict[str, ErrorWords] = {
    "competition.bad_address": ErrorWords(
        N_("“{address}” is not the address of a competition's page."),
        N_("Open the competition in your browser and copy the address, such as …/x/2026/GBR/api-test."),
    ),
    "competition.other_server": ErrorWords(
        N_("This competition is on {page}, but the account signs in to {account}."),
        N_("Choose or add an account for that server."),
    ),
    "competition.not_listed": ErrorWords(
        N_("The competition {competition} is not among those that this account may change."),
        N_("Ask its organiser to make you a director of it, or use another account."),
    ),
    "opentrack.not_a_number": ErrorWords(
        N_("The {setting} must be a whole number from 1, not “{value}”."), N_("Change it on the Send page.")
    ),
    "opentrack.no_rights": ErrorWords(
        N_("OpenTrack says that this account may not change the results of this competition."),
        N_("Ask its organiser to make you a director of it, or use another account. Nothing was changed."),
    ),
    "opentrack.sign_in_refused": ErrorWords(
        N_("OpenTrack does not accept this user name and password ({username})."),
        N_("Enter them again under Accounts. They are the ones that you use on its web pages."),
    ),
    "opentrack.sign_in_incomplete": ErrorWords(
        N_("The user name or the password for OpenTrack is missing."), N_("Enter both under Accounts.")
    ),
}

NEWS: dict[str, ErrorWords] = {"opentrack.signed_in": ErrorWords(N_("Signed in as {username}."))}
