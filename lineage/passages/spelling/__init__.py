"""Characters -> signs that count as one, words that are compared, and how much a text says."""
