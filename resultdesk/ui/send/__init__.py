"""The Send page: where to, what goes, how it goes, what came of it."""
