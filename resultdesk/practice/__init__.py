"""Stand-in platforms over real HTTP on loopback, written from the seeds and independent of the senders."""
