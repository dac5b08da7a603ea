"""The History page: receipts, found again, printed, copied, saved."""
