"""Pure functions on single texts: what a date, a time, a country or a word in a cell can mean."""
