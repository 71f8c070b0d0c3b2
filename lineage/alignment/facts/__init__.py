"""Two readings -> the facts in which they contradict each other; `lineage.alignment.changes` is the way in.

    lexicon   data/facts.toml -> word lists        reading   span -> words          slots    two readings side by side
    values, dates, quantities -> numbers           names, namesakes -> renames
    opposites -> stance                            speakers

What is found on one side (quantities, names, cues, frames) is kept apart from the verdict that two sides differ.
"""
