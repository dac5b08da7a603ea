"""The page before a spreadsheet is open."""
