"""Matches, credits and times -> sources, derivations, evidence, audits.

cases      hold_together     what two documents share -> whether they are traced together; connected_sets: all of them
sources    trace             a connected set of documents -> where their passages come from; direction: two of them

`trace` goes through the parts of the room in turn:

shared     what documents have in common -> units of text, and the groups that travelled together
named      credits -> who is named as whose source, across the documents of a set
origins    a group -> the one text or agency that it comes from
copies     a group and its origin -> who has it from whom, what each took, in what wording
audits     a carrier and its source -> whether it credits it
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
