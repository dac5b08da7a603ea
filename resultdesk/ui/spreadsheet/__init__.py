"""The Spreadsheet page: what was read, which sheet, which row holds the headers."""
