"""Two readings -> the facts in which they contradict each other; `lineage.alignment.changes` is the way in.

    lexicon    data/facts.toml -> word lists
    one side   reading: its words; values, dates, clocks, shares, quantities; names; cues that deny or doubt; frames of
               speech, antecedents of their pronouns
    one pair   equivalents: two quantities that can be one; namesakes: two names; slots: what stands in the same place;
               anchors: whether names and numbers make both one statement; counted, apart: whether two numbers are of
               one thing
    verdicts   sums, numbers and measures; renames, offices, roles and nouns; opposites, ladders and stance; speakers;
               contrasts: what a word or two change where all else is the same

What is found on one side (quantities, names, cues, frames) is kept apart from the verdict that two sides differ.
"""
