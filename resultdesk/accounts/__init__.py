"""Sign-ins and the OS keyring."""
