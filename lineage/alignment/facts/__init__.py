"""Two readings -> the facts in which they contradict each other; `lineage.alignment.changes` is the way in.

    lexicon    data/facts.toml -> word lists
    one side   reading: its words; values, dates, quantities; names; cues that deny or doubt; frames of speech
    one pair   equivalents: two quantities that can be one; namesakes: two names; slots: what stands in the same place;
               anchors: whether names and numbers make both one statement
    verdicts   numbers and measures; renames, offices and roles; opposites, ladders and stance; speakers

What is found on one side (quantities, names, cues, frames) is kept apart from the verdict that two sides differ.
"""
