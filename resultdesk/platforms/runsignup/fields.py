"""What a virtual result is (seed 002), what the upload needs, and the ways to sign in (platforms.md)."""

from __future__ import annotations

from resultdesk.core.fields import Field, Kind, Setting
from resultdesk.core.language import N_
from resultdesk.platforms.contract import Secret, SignIn

FORMATS = ("json", "xml")
FORMAT_WORDS = (N_("JSON (the usual one)"), N_("XML"))
LEAVE = "leave"
"""A tally that is to stay as it is; an empty one is cleared (seed 002, ``tally_value``)."""

BATCH_SIZE = 25
"""Rows a request, as in RunSignup's own samples (platforms.md)."""

PAUSE = 1.0
"""Seconds between two requests (platforms.md)."""

FIELDS = (
    Field(
        "registration_id",
        N_("Registration ID"),
        "registration_id",
        Kind.ID,
        wants=N_("RunSignup's number of the registration. This or the bib; where both are there, this one counts."),
        example="3210",
    ),
    Field(
        "bib_num",
        N_("Bib"),
        "bib",
        Kind.ID,
        wants=N_("The bib number, digits only. This or the registration ID."),
        example="123",
    ),
    Field(
        "clock_time",
        N_("Time"),
        "clock_time",
        Kind.DURATION,
        required=True,
        wants=N_("Hours, minutes and seconds as in 1:17:00.1, or DQ, DNS, DNF, DNQ."),
        example="00:17:00.1",
    ),
    Field(
        "tally_value",
        N_("Tally"),
        "tally",
        Kind.NUMBER,
        wants=N_("A number. An empty cell clears the tally on RunSignup; the word leave leaves it as it is."),
        example="1.75",
    ),
    Field(
        "elevation_gain_in_mm",
        N_("Elevation gain"),
        "elevation",
        Kind.NUMBER,
        wants=N_("In millimetres; 12 m or 39 ft is read too. Needed where the event counts elevation gain."),
        example="1200 mm",
    ),
)

REGISTRATION = Setting(
    "rsu_api_reg",
    N_("Caller registration"),
    wants=N_("From 1 January 2027 RunSignup asks every caller for one. Leave it empty if you have none yet."),
)

SETTINGS = (
    Setting("race_id", N_("Race"), Kind.NUMBER, required=True, example="1001", listed=True),
    Setting(
        "event_id",
        N_("Event"),
        Kind.NUMBER,
        required=True,
        wants=N_("A virtual event of the race."),
        example="5001",
        listed=True,
    ),
    Setting(
        "individual_result_set_id",
        N_("Result set"),
        Kind.NUMBER,
        wants=N_("Needed where the event has several. With none, RunSignup makes one."),
        example="17030",
        listed=True,
    ),
    Setting(
        "elevation",
        N_("The event counts elevation gain"),
        Kind.CHOICE,
        wants=N_("With yes, every row needs its elevation gain."),
        choices=("yes", "no"),
        default="no",
        words=(N_("Yes"), N_("No")),
    ),
    Setting(
        "request_format",
        N_("Send as"),
        Kind.CHOICE,
        wants=N_("Only how it travels; the results are the same."),
        choices=FORMATS,
        default="json",
        words=FORMAT_WORDS,
        rare=True,
    ),
    Setting(
        "format",
        N_("Answer as"),
        Kind.CHOICE,
        wants=N_("Only how the answer travels."),
        choices=FORMATS,
        default="json",
        words=FORMAT_WORDS,
        rare=True,
    ),
    Setting(
        "batch_size",
        N_("Rows at a time"),
        Kind.NUMBER,
        wants=N_("One bad row holds up those that go with it, so few are better."),
        default=str(BATCH_SIZE),
        rare=True,
    ),
    Setting(
        "pause",
        N_("Seconds between two calls"),
        Kind.NUMBER,
        wants=N_("RunSignup's own samples wait one second."),
        default="1",
        rare=True,
    ),
)
_REG_SECRET = Secret(
    "RSU_API_REG_SECRET", N_("Registration secret"), N_("Only with a caller registration."), optional=True
)
QUERY_KEYS = {"key": "api_key", "temporary": "tmp_key", "v2": "rsu_api_key", "partner": "sp_api_key"}
"""The parameter that carries the key, by the way to sign in."""

QUERY_SECRETS = {"key": "api_secret", "temporary": "tmp_secret"}
"""The parameter that carries the secret; the other ways send it in the header."""

REGISTRATION_HEADER = "X-RSU-API-REG-SECRET"
SECRET_HEADER = "X-RSU-API-SECRET"  # noqa: S105 - a header's name


def _way(key: str, label: str, explains: str, secrets: tuple[Secret, Secret]) -> SignIn:
    """A kind of key: the key goes in the query, its secret beside it or in a header."""
    in_query = [QUERY_KEYS[key], QUERY_SECRETS.get(key, "")]
    return SignIn(
        key,
        label,
        (*secrets, _REG_SECRET),
        (REGISTRATION,),
        explains,
        masked_headers=() if key in QUERY_SECRETS else (SECRET_HEADER,),
        masked_query=tuple(name for name in in_query if name),
    )


SIGN_INS = (
    _way(
        "key",
        N_("API key"),
        N_("The older kind of key: both parts stand in plain text on the race's or partner's dashboard."),
        (Secret("API_KEY", N_("API key")), Secret("API_SECRET", N_("API secret"))),
    ),
    _way(
        "temporary",
        N_("Temporary key"),
        N_("What a login to RunSignup gives a program for a while. It runs out by itself."),
        (Secret("TMP_KEY", N_("Temporary key")), Secret("TMP_SECRET", N_("Temporary secret"))),
    ),
    _way(
        "v2",
        N_("API v2 key"),
        N_("The newer kind of key: it is generated, and its secret is shown only once."),
        (Secret("RSU_API_KEY", N_("API v2 key")), Secret("RSU_API_SECRET", N_("API v2 secret"))),
    ),
    _way(
        "partner",
        N_("Super partner key"),
        N_("For partners whose key covers many races."),
        (Secret("SP_API_KEY", N_("Super partner key")), Secret("RSU_API_SECRET", N_("Super partner secret"))),
    ),
)
