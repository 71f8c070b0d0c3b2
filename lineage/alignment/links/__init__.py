"""Units of two articles -> the pairs of them that say the same; `linking` is the way in.

background, kin   data/rarity.txt, data/kin.txt -> what a word says, which words stand for one another
register          words -> numbers, and what is known of each
tallies           one article -> its words and n-grams
vocabulary, grams, sides          pairs of articles -> the arrays that are measured
evidence, order, context, model   arrays -> candidates, measurements, probabilities
arrays            what arrays are laid end to end with
"""
