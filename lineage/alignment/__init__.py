"""Two texts -> sentence links, labels, word edits, fact changes."""

from lineage.alignment.comparison import align, sentence_links
from lineage.alignment.edits import word_edits
from lineage.alignment.judgement import is_shortened, judge_words
from lineage.alignment.links.background import UNLISTED, language_of, languages, rarity
from lineage.alignment.words import MARKS, stem

__all__ = [
    "MARKS",
    "UNLISTED",
    "align",
    "is_shortened",
    "judge_words",
    "language_of",
    "languages",
    "rarity",
    "sentence_links",
    "stem",
    "word_edits",
]
