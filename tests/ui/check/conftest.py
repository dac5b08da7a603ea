"""The Check page as in the tests of the grid."""

from tests.ui.grid.conftest import bench, opened

__all__ = ["bench", "opened"]
