"""The command line: one module per command. What it prints and its exit codes are DESIGN section 6."""
