"""What the documents of a case have in common -> units of shared text, and groups of units that travelled together."""
