"""Spreadsheet files to sheets and back: reading, header finding, matching columns to fields, writing."""
