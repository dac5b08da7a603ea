"""The Columns page: which column feeds which field of the platform."""
