"""A dry run shows everything but the secrets."""

import zlib

from resultdesk.platforms.contract import Credentials
from resultdesk.platforms.http import Request
from resultdesk.sending.rehearsal import rehearse


def test_method_address_headers_and_body_are_shown():
    request = Request(
        "POST", "https://a.example/x", {"Accept": "application/json"}, {"format": "json"}, b'[{"n":"\xc3\xa9"}]'
    )
    assert rehearse(request) == {
        "method": "POST",
        "url": "https://a.example/x?format=json",
        "headers": {"Accept": "application/json"},
        "body": '[{"n":"é"}]',
    }


def test_secrets_are_masked_in_headers_and_query():
    shown = rehearse(
        Request("PUT", "https://a.example/x?a=1", {"X-Api-Key": "planted"}, {}, b""),
        Credentials({"Authorization": "planted", "X-Odd": "planted"}, {"tmp_secret": "planted"}),
    )
    assert shown["url"] == "https://a.example/x?a=1&tmp_secret=•••"
    assert shown["headers"] == {"X-Api-Key": "•••", "Authorization": "•••", "X-Odd": "•••"}
    assert "planted" not in str(shown)


def test_a_compressed_body_is_shown_unpacked():
    shown = rehearse(Request("PUT", "https://a.example/x", body=zlib.compress(b'{"data": []}')))
    assert (shown["body"], shown["encoding"]) == ('{"data": []}', "zlib")


def test_a_body_that_is_no_text_is_shown_in_base64():
    shown = rehearse(Request("PUT", "https://a.example/x", body=b"\xff\x00"))
    assert (shown["body"], shown["encoding"]) == ("/wA=", "base64")
