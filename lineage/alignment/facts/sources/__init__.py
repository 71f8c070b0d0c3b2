"""Two readings -> the source to which a statement is attributed, if it differs or is lost."""
