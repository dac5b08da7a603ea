"""The platforms there are, by name. A new one is a folder, a line here and a practice stand-in."""
