"""A carrier and its source -> whether it credits whom it draws on, with the words that say so."""
