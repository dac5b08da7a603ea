"""Platform sign-ins: added, tested, changed, removed."""
