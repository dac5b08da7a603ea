"""What ``resultdesk self-test`` looks at, in an installation from source as in a frozen program."""
