"""A carrier and its source -> whether the carrier credits the source, with the words that do."""
