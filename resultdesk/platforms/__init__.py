"""What each platform takes, how it is packed, how it is called and how its answers read."""
