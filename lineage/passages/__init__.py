"""A document's text -> passages, their words and hashed shingles.  Pure: text in, offsets and arrays out."""

from lineage.passages.dateline import Dateline, find_dateline
from lineage.passages.repetition import repeated_furniture
from lineage.passages.segmentation import segment
from lineage.passages.sentences import inner_ends, sentences
from lineage.passages.shingles import concatenate, encode, encoding_scheme, shingle_hash, take
from lineage.passages.words import words

__all__ = [
    "Dateline",
    "concatenate",
    "encode",
    "encoding_scheme",
    "find_dateline",
    "inner_ends",
    "repeated_furniture",
    "segment",
    "sentences",
    "shingle_hash",
    "take",
    "words",
]
