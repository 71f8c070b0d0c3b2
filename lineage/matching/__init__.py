"""Shingles -> signatures -> candidate pairs -> measured overlaps -> families.  Measures; labels are decided elsewhere.

signatures   sign           rows of shingle hashes -> MinHash signatures
index        build, merge   rows and signatures -> an index of wordings by bands and anchors
pages        pack, unpack   an index <-> bytes for a store
candidates   pairs_within   an index -> pairs that are worth measuring; pairs_between for what is stored and new
overlaps     measure        pairs -> exact shared shingles, Jaccard, containment; is_match
families     families       matches -> the representative of each wording
"""

from lineage.matching.candidates import Pairs, pairs_between, pairs_within
from lineage.matching.families import families
from lineage.matching.index import Index, build, merge
from lineage.matching.overlaps import is_match, measure, select
from lineage.matching.pages import Page, needed, pack, unpack
from lineage.matching.signatures import reference_signature, sign, signature_scheme

__all__ = [
    "Index",
    "Page",
    "Pairs",
    "build",
    "families",
    "is_match",
    "measure",
    "merge",
    "needed",
    "pack",
    "pairs_between",
    "pairs_within",
    "reference_signature",
    "select",
    "sign",
    "signature_scheme",
    "unpack",
]
