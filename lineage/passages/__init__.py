"""A document's text -> passages, their words and hashed shingles.  Pure: text in, offsets and arrays out."""

from lineage.passages.datelines.finding import find_dateline
from lineage.passages.datelines.lists import Lexicon, lexicon
from lineage.passages.datelines.parts import is_expansion
from lineage.passages.kinds.bylines import is_byline, is_name
from lineage.passages.kinds.furniture import leads_to_others
from lineage.passages.kinds.repetition import repeated_furniture
from lineage.passages.kinds.segmentation import segment
from lineage.passages.sequences.coverage import common_sentences, common_spans, is_cut, standing, words_from
from lineage.passages.sequences.shingles import concatenate, encode, encoding_scheme, shingle_hash, take
from lineage.passages.sequences.texts import RUN, Run, rows, runs, runs_of, sentences_of, words_by_sentence, words_of
from lineage.passages.spelling.amounts import amount
from lineage.passages.spelling.inches import without_measures
from lineage.passages.spelling.signs import APOSTROPHE_LETTERS, APOSTROPHES, INVISIBLE, UNSPACED, folded, respelt
from lineage.passages.spelling.words import word_counts, words
from lineage.passages.splitting.sentences import SENTENCE_MARKS, inner_ends, sentences

__all__ = [
    "APOSTROPHES",
    "APOSTROPHE_LETTERS",
    "INVISIBLE",
    "RUN",
    "SENTENCE_MARKS",
    "UNSPACED",
    "Lexicon",
    "Run",
    "amount",
    "common_sentences",
    "common_spans",
    "concatenate",
    "encode",
    "encoding_scheme",
    "find_dateline",
    "folded",
    "inner_ends",
    "is_byline",
    "is_cut",
    "is_expansion",
    "is_name",
    "leads_to_others",
    "lexicon",
    "repeated_furniture",
    "respelt",
    "rows",
    "runs",
    "runs_of",
    "segment",
    "sentences",
    "sentences_of",
    "shingle_hash",
    "standing",
    "take",
    "without_measures",
    "word_counts",
    "words",
    "words_by_sentence",
    "words_from",
    "words_of",
]
