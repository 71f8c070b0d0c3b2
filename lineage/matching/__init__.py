"""Shingles -> signatures -> candidate pairs -> measured overlaps -> families.  Measures; labels are decided elsewhere.

signatures   sign           rows of shingle hashes -> MinHash signatures
index        build, merge   rows of shingle hashes -> an index of wordings by anchors, of short ones also by bands
pages        pack, unpack   an index <-> bytes for a store
candidates   shared         indices, old and new -> the keys that new wordings share with others
             crowded        an index -> the keys that too many wordings share, so that they are formulas
             outgrown       formulas -> the old wordings for which one of them has just become a formula
             pairs_within   an index without its formulas -> the pairs of wordings that are worth measuring
overlaps     measure        pairs -> exact shared shingles, Jaccard, containment; is_match: which of them are matches
families     families       matches -> the representative of each wording
duplicates   duplicates     documents in the order of time -> those that an earlier one stands for
"""

from lineage.matching.candidates import Pairs, crowded, outgrown, pairs_within, shared
from lineage.matching.duplicates import Body, duplicates
from lineage.matching.families import families
from lineage.matching.index import Entries, Index, Keys, Wanted, between, build, merge, renumber
from lineage.matching.overlaps import is_match, measure, select
from lineage.matching.pages import Page, key_ranges, needed, pack, unpack
from lineage.matching.signatures import reference_signature, sign, signature_scheme

__all__ = [
    "Body",
    "Entries",
    "Index",
    "Keys",
    "Page",
    "Pairs",
    "Wanted",
    "between",
    "build",
    "crowded",
    "duplicates",
    "families",
    "is_match",
    "key_ranges",
    "measure",
    "merge",
    "needed",
    "outgrown",
    "pack",
    "pairs_within",
    "reference_signature",
    "renumber",
    "select",
    "shared",
    "sign",
    "signature_scheme",
    "unpack",
]
