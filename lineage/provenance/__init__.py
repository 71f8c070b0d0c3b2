"""Matches, credits and times -> stories, sources, derivations, evidence, audits.

credits    find_credits    a document -> the agencies that it credits
stories    terms, days     a document -> what tells its event; profiles, related, stories, pairs_to_align: all of them
cases      hold_together   what two documents share -> whether they are traced together; connected_sets: all of them
sources    trace           a connected set of documents -> where their passages come from; direction: two of them
"""

from lineage.provenance.agencies import Agencies, AgencyFile, load, read_agencies
from lineage.provenance.aligned import sentence_matches
from lineage.provenance.bonds import Outline, Shared, hold_together
from lineage.provenance.case import Case, CaseDocument, WordingMatch
from lineage.provenance.credit_rules import CreditRules, rules
from lineage.provenance.credits import find_credits
from lineage.provenance.directions import direction
from lineage.provenance.joins import connected_sets
from lineage.provenance.relatedness import Days, Kinship, Profiles, Related, days, profiles, related
from lineage.provenance.stories import Member, pairs_to_align, stories
from lineage.provenance.terms import Term, terms
from lineage.provenance.ties import STANDING
from lineage.provenance.tracing import trace
from lineage.provenance.userfiles import tables_of, text_of
from lineage.records import CasePassage

__all__ = [
    "STANDING",
    "Agencies",
    "AgencyFile",
    "Case",
    "CaseDocument",
    "CasePassage",
    "CreditRules",
    "Days",
    "Kinship",
    "Member",
    "Outline",
    "Profiles",
    "Related",
    "Shared",
    "Term",
    "WordingMatch",
    "connected_sets",
    "days",
    "direction",
    "find_credits",
    "hold_together",
    "load",
    "pairs_to_align",
    "profiles",
    "read_agencies",
    "related",
    "rules",
    "sentence_matches",
    "stories",
    "tables_of",
    "terms",
    "text_of",
    "trace",
]
