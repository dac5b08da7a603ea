"""Twenty runs of ``make torture``."""

from tests.sending.torture import torture


def test_killed_at_random_moments_every_row_is_there_once():
    torture(20)
