"""Sheet and rules to problems, whole and incremental; fixes that propose edits."""
