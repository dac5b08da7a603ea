"""RunSignup: results of virtual races that participants hand in themselves (seed 002)."""
