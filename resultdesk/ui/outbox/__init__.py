"""The Outbox page: what is sealed and still waits."""
