"""The Check page: the grid, what is wrong in it, and the cures."""
