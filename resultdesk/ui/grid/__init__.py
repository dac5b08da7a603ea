"""The grid: a table that feels like the spreadsheet program people know. Its own README says how it is built."""
