"""Two readings -> the facts in which they contradict each other; the entry point is `lineage.alignment.changes`.

Eight parts, of which each knows only those before it (tests/test_layers.py):

    words      tables -> lists, one module for each file of `data` (`grammar`, `numbers`, `numerals`, `names`, `places`,
               `speech`, `stance`); a span -> its words (`reading`), of which every fact is a stretch
    figures    a reading -> its quantities, with every value that their writing allows
    mentions   a reading -> its names, its sources, and its cues, which deny or doubt
    pairs      two readings -> what stands in one place (`sides`), which numbers can be one (`equivalents`), which names
               can (`aliases`), whether these tie both to one statement (`slots`), what the other text tells elsewhere

    numbers    `contradictions`, but for what is `unrelated` and what `sums` explain; `measures`, `exchanged`
    naming     `renames`, as far as they are `reportable`; `offices`, `exchanged`
    stance     `missing` denials and doubts, unless `answers` say them in other words; `opposites`, `ladders`,
               `lone_denials`; `contrasts`: what one or two words change where all else is the same
    sources    `speakers` who differ or are lost, by their `claims`

The lists are data, so that another language, hedge or country is another word and no code.  Those of one purpose are a
small value, made once a process when a rule first asks for it (all of them: 15 ms), and each rule imports those that it
depends on.

Parts that find something on one side (figures, mentions) never decide that two sides differ.  The last four decide,
one for each kind of change, and know nothing of one another.
"""
