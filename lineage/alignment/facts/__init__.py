"""Two readings -> the facts in which they contradict each other; `lineage.alignment.changes` is the way in.

    lexicon    data/facts.toml and countries.toml -> word lists; numberwords: data/numerals.toml -> those of numbers
    one side   reading: its words; numerals, values, dates, clocks, shares, quantities; names; cues that deny or doubt;
               frames of speech, antecedents of their pronouns
    one pair   equivalents: two quantities that can be one; namesakes: two names, reportable: which are certain enough;
               slots: what stands in the same place; answers: whether a denial or a doubt is said in other words;
               claims: whether two sources say one thing; anchors: whether names and numbers make both one statement;
               counted: what tells two counts apart; standing: averages, and what was expected or before; unrelated:
               whether two quantities are of two things; elsewhere: whether the other text tells a fact in another place
    verdicts   sums, numbers and measures; renames, offices, roles and nouns; denials, opposites, ladders and stance;
               speakers; contrasts: what a word or two change where all else is the same

What is found on one side (quantities, names, cues, frames) is kept apart from the verdict that two sides differ.
"""
