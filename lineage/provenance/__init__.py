"""Matches, credits and times -> sources, derivations, evidence, audits.

bonds        hold_together     what two documents share -> whether they are traced together
joins        connected_sets    pairs of documents that are -> the sets that are traced, each by itself
tracing      trace             a connected set of documents -> where their passages come from
directions   direction         two documents of such a set -> which of them draws on the other

`trace` goes through the parts of the room, which are folders, in turn:

named      credits -> which agencies and outlets are named as the source of which document of the set
shared     what documents have in common -> units of text, and the groups that travelled together
origins    a group -> the one text or agency that it comes from
copies     a group and its origin -> which document has the text from which, what each took, in what wording
audits     a carrier and its source -> whether the carrier credits the source
"""

from lineage.provenance.aligned import sentence_matches
from lineage.provenance.bonds import Outline, Shared, hold_together
from lineage.provenance.case import Case, CaseDocument, WordingMatch
from lineage.provenance.directions import direction
from lineage.provenance.joins import connected_sets
from lineage.provenance.shared.ties import STANDING
from lineage.provenance.tracing import trace
from lineage.records import CasePassage

__all__ = [
    "STANDING",
    "Case",
    "CaseDocument",
    "CasePassage",
    "Outline",
    "Shared",
    "WordingMatch",
    "connected_sets",
    "direction",
    "hold_together",
    "sentence_matches",
    "trace",
]
