"""ResultDesk: open a race office's spreadsheet, mend it, send it, keep the receipt."""

__version__ = "0.1.0"
