from __future__ import annotations

from resultdesk.platforms.contract import Credentials


def test_credentials_print_nothing() -> None:
    made = Credentials({"Authorization": "geheim-1"}, {"api_key": "geheim-2"})
    assert "geheim" not in repr(made)
