from __future__ import annotations

from resultdesk.platforms.contract import MASK, Credentials


def test_credentials_print_nothing() -> None:
    made = Credentials({"Authorization": "geheim-1"}, {"api_key": "geheim-2"})
    assert "geheim" not in repr(made)


def test_secrets_are_masked_in_what_is_kept() -> None:
    made = Credentials({"Authorization": "geheim-1"}, {"api_key": "geheim-2", "short": "ab"})
    assert made.masked("x geheim-1 y geheim-2 ab") == f"x {MASK} y {MASK} ab"
