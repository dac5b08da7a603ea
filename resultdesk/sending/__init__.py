"""The outbox: seal, send, retry, receipts. Nothing is sent twice by accident."""
