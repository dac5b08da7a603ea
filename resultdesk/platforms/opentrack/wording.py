"""Words for what OpenTrack says and for what only it minds."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords, FixWords, ProblemWords

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
    "opentrack.refused": ErrorWords(
        N_("OpenTrack refused the upload. It says: {words}"), N_("Mend it and send it again.")
    ),
    "opentrack.no_rights": ErrorWords(
        N_("OpenTrack says that this account may not change the results of this competition."),
        N_("Ask its organiser to make you a director of it, or use another account. Nothing was changed."),
    ),
    "opentrack.sign_in_refused": ErrorWords(
        N_("OpenTrack does not accept this user name and password ({username})."),
        N_("Enter them again under Accounts. They are the ones that you use on its web pages."),
    ),
    "opentrack.no_token": ErrorWords(
        N_("OpenTrack has not signed you in: a web page came instead, or nothing."),
        N_("Check server, user name and password under Accounts. Some networks want a sign-in of their own first."),
    ),
    "opentrack.sign_in_incomplete": ErrorWords(
        N_("The user name or the password for OpenTrack is missing."), N_("Enter both under Accounts.")
    ),
}

NEWS: dict[str, ErrorWords] = {
    "opentrack.signed_in": ErrorWords(N_("Signed in as {username}.")),
    "opentrack.other_race": ErrorWords(
        N_("Only {n} of {of} bibs belong to {race}; {fits} fit {other}."), N_("Switch to {other}?")
    ),
    "opentrack.not_entered": ErrorWords(
        N_("1 of {of} bibs is not on the start list and will appear as an unknown runner: {bibs}"),
        many=N_("{n} of {of} bibs are not on the start list and will appear as unknown runners: {bibs}"),
    ),
    "opentrack.left_out": ErrorWords(
        N_("1 of {of} bibs is not on the start list and will be left out: {bibs}"),
        many=N_("{n} of {of} bibs are not on the start list and will be left out: {bibs}"),
    ),
    "opentrack.replaces": ErrorWords(
        N_("All results of {race} that are in OpenTrack now are deleted and replaced by these."),
        N_("Type the name of the race to go on."),
    ),
    "opentrack.updates": ErrorWords(
        N_("{race}: new bibs are added, results that are there are changed, all others stay as they are.")
    ),
    "opentrack.appends": ErrorWords(N_("{race}: new bibs are added; results that are there stay as they are.")),
}

PROBLEMS: dict[str, ProblemWords] = {
    "time.thousandths": ProblemWords(
        N_("OpenTrack shows hundredths of a second. This time has thousandths."),
        N_("1 time has thousandths of a second."),
        N_("{n} times have thousandths of a second."),
    ),
}

FIXES: dict[str, FixWords] = {
    "round_up": FixWords(
        N_("Round up to {value}"), N_("Round 1 time up to hundredths"), N_("Round {n} times up to hundredths")
    ),
}
