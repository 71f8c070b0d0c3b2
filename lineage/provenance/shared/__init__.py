"""What the documents of a case have in common -> units of text, and the groups of them that travelled together."""
