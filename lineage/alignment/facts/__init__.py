"""Two readings -> the facts in which they contradict each other; the entry point is `lineage.alignment.changes`.

    lexicon    the tables of data -> word lists; numberwords: data/numerals.toml -> number words
    one side   reading: words; numerals, values, dates, clocks, shares, roundings and quantities: numbers; names: proper
               names; cues: words that deny or doubt; frames: sources that are named; antecedents: who "he" and "she"
               are
    one pair   equivalents: whether two quantities can be one; namesakes: whether two names can; reportable: which names
               are certain enough; slots: what stands in the same place; answers: whether a denial or a doubt is said in
               other words; claims: whether two sources say one thing; anchors: whether names and numbers make both one
               statement; counted: what tells two counts apart; apart: whether two numbers are too far apart to be one;
               standing: averages, and what was expected or before; unrelated: whether two quantities are of two things;
               elsewhere: whether the other text tells a fact in another place
    verdicts   sums, numbers and measures; renames, offices, roles and nouns; denials, opposites, ladders and stance;
               speakers; contrasts: what one or two words change where all else is the same

Modules that find something on one side (quantities, names, cues, frames) never decide that two sides differ.
"""
