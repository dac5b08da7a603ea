"""Words for what goes wrong between here and a platform, whichever it is."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords

_ADDRESS = N_("Check the server's address in the account.")
_NETWORK = N_("Check that this computer is online. What you send is kept in the outbox until it can go.")
_LOOK = N_("It may or may not have arrived: look on the platform before you send it again.")
_LOOK_THERE = N_("It may or may not have been taken: look on {label} before you send it again, and check the address.")
AGAIN = N_("Try again in a few minutes. What was not taken is kept in the outbox.")
"""What to do where nothing has gone out."""

_PORTAL = N_("Open a web site in your browser to see whether the network wants you to log in, and check the address.")
_SIGN_IN = N_("Open Accounts, test the account and enter its key anew.")

_WIRE = {
    "http.bad_address": ErrorWords(N_("\u201c{place}\u201d is not an address that can be called."), _ADDRESS),
    "http.insecure": ErrorWords(
        N_("{place} would be called without protection, so that others could read the keys."),
        N_("Use an address that begins with https://."),
    ),
    "http.odd_header": ErrorWords(
        N_("The key for {place} holds a character that cannot be sent."), N_("Copy the key again and enter it anew.")
    ),
    "http.not_found": ErrorWords(
        N_("No server named {place} can be found."),
        N_("Check that this computer is online, and the address in the account. What you send is kept in the outbox."),
    ),
    "http.refused": ErrorWords(N_("{place} does not accept connections."), AGAIN),
    "http.offline": ErrorWords(N_("There is no way from this computer to {place}."), _NETWORK),
    "http.no_connection": ErrorWords(N_("No connection to {place} could be made."), _NETWORK),
    "http.timeout_connect": ErrorWords(N_("{place} did not pick up in time."), AGAIN),
    "http.timeout_write": ErrorWords(N_("The connection to {place} stood still while sending."), _LOOK),
    "http.timeout_read": ErrorWords(N_("{place} did not answer in time."), _LOOK),
    "http.reset": ErrorWords(N_("{place} hung up before it answered."), _LOOK),
    "http.cut": ErrorWords(N_("The answer of {place} broke off in the middle."), _LOOK),
    "http.too_long": ErrorWords(N_("{place} answered without end."), _LOOK),
    "http.not_http": ErrorWords(N_("What answers at {place} is not a web server."), _ADDRESS),
    "http.certificate": ErrorWords(
        N_("{place} could not prove that it is the real one: nobody that this computer trusts vouches for it."),
        N_("Nothing was sent. Check this computer's date and the address; away from home, ask about the network."),
    ),
    "http.tls": ErrorWords(
        N_("No protected connection to {place} could be agreed on."),
        N_("Nothing was sent. Check the address; away from home, ask about the network."),
    ),
    "http.proxy": ErrorWords(
        N_("This computer's proxy does not let us through to {place}."),
        N_("Nothing was sent. Ask whoever looks after this network."),
    ),
    "http.bad_proxy": ErrorWords(
        N_("The proxy set on this computer cannot be used to reach {place}."),
        N_("Nothing was sent. Check the proxy in the system's network settings."),
    ),
}

_ANSWERS = {
    "answer.unauthorized": ErrorWords(N_("{label} did not accept the sign-in."), _SIGN_IN),
    "answer.forbidden": ErrorWords(
        N_("{label} does not let this account do this. It says: {says}."),
        N_("Ask whoever manages the account on {label} for the right to do it."),
    ),
    "answer.blocked": ErrorWords(
        N_("Something in front of {label} turned us away with a web page ({status})."),
        N_("Try from another network, or ask {label}."),
    ),
    "answer.throttled": ErrorWords(N_("{label} asks us to slow down."), N_("It goes on by itself after a while.")),
    "answer.broken": ErrorWords(N_("{label} has trouble of its own ({status})."), _LOOK),
    "answer.slow": ErrorWords(N_("{label} gave up waiting ({status})."), _LOOK),
    "answer.not_there": ErrorWords(
        N_("{label} knows no such place ({status})."),
        N_("Check the event or race that you chose, and the server's address in the account."),
    ),
    "answer.too_large": ErrorWords(N_("{label} finds this too large to take."), N_("Send fewer rows at a time.")),
    "answer.refused": ErrorWords(
        N_("{label} refused this ({status}). It says: {says}."),
        N_("Nothing of it was taken. Mend it and send again."),
    ),
    "answer.redirect": ErrorWords(N_("{label} points to another address instead of answering ({status})."), _PORTAL),
    "answer.page": ErrorWords(
        N_("A web page came back instead of an answer of {label}: perhaps a login page of the network."),
        _PORTAL,
    ),
    "answer.turned_away": ErrorWords(
        N_("A web page came back instead of an answer of {label} ({status})."),
        N_(
            "Check the event or race that you chose and the server's address in the account."
            " On a public network, open a web page first to sign in to it."
        ),
    ),
    "answer.garbled": ErrorWords(
        N_("What came back is not what {label} is known to answer ({status})."),
        _LOOK_THERE,
    ),
}

_SIGN_INS = {
    "token.missing": ErrorWords(N_("{label}: nothing was entered."), N_("Open Accounts and enter it.")),
    "token.odd_characters": ErrorWords(
        N_("{label}: there is {found} in it, which no key has."),
        N_("Copy it again, the whole of it and nothing else, and enter it anew."),
    ),
    "token.bearer": ErrorWords(
        N_("{label}: it begins with the word Bearer, which is not part of it."), N_("Enter it without that word.")
    ),
}

_SETTINGS = {
    "platform.unknown": ErrorWords(N_("There is no platform named \u201c{name}\u201d."), N_("There are: {known}.")),
    "list.unknown": ErrorWords(N_("There is no list for \u201c{key}\u201d."), ""),
    "setting.missing": ErrorWords(N_("It is not said which {label} this goes to."), N_("Choose it under Send.")),
    "setting.not_a_number": ErrorWords(
        N_("{key} must be a whole number; \u201c{value}\u201d is none."), N_("Choose it from the list.")
    ),
    "setting.not_a_choice": ErrorWords(N_("{key} cannot be \u201c{value}\u201d."), N_("Choose one of: {known}.")),
    "text.half_character": ErrorWords(
        N_("A cell holds half a character, as broken files do; it cannot be sent."),
        N_("Type the cell anew. Look for a box or a question mark."),
    ),
    "server.bad_address": ErrorWords(
        N_("\u201c{place}\u201d is not a server's address."), N_("It looks like https://api.example.org.")
    ),
    "server.insecure": ErrorWords(
        N_("{place} would be called without protection, so that others could read the keys."),
        N_("Use an address that begins with https://."),
    ),
    "server.secret": ErrorWords(
        N_("There is a name or password within the address {place}."), N_("Enter the address without it.")
    ),
    "server.page": ErrorWords(
        N_("{place} is the address of a page, not of a server."), N_("Leave out what follows ? or #.")
    ),
}

ERRORS: dict[str, ErrorWords] = _WIRE | _ANSWERS | _SIGN_INS | _SETTINGS

LOOKS = frozenset(code for code, words in ERRORS.items() if words.do in (_LOOK, _LOOK_THERE))
"""Errors that advise to look on the platform first, which nobody needs where sending again is safe."""
