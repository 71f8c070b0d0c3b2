"""Units of two articles -> the pairs of units that say the same; the entry point is `linking`.

background, kin   data/rarity.txt, data/functionwords.toml, data/kin.txt -> how rare a word is in news of a language,
                  which words stand for one another
register          words -> numbers, and the properties of each word
tallies           one article -> its words and n-grams
vocabulary, grams, sides          pairs of articles -> the arrays that are measured
evidence, order, context, model   arrays -> candidates, measurements, probabilities
telling           likely links -> those that tell something
arrays            types of arrays, and functions that lay them end to end
"""
