"""Several sheets of one workbook that go as one upload: the bar to switch between them, and their settings."""
