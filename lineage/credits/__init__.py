"""A document -> whom it credits: agencies, press releases, other outlets.  Words are data, texts are only read.

agencies       load, read_agencies   the data files of agencies, shipped and the user's -> who a name is
rules          rules                 the data files of credit rules -> patterns
finding        find_credits          a document and its passages -> whom it credits, with offsets
outlet_names   spellings_of          the name of an outlet -> how texts spell it
"""

from lineage.credits.addresses import UNNAMED_AGENCY
from lineage.credits.agencies import Agencies, Agency, AgencyFile, host_of, load, read_agencies
from lineage.credits.finding import find_credits
from lineage.credits.hints import beginnings, fewest_hints
from lineage.credits.matches import tried
from lineage.credits.outlet_names import Spellings, around, marked, names_alike, same_outlet, spellings_of
from lineage.credits.own_words import OwnWords
from lineage.credits.parts import compiled, listed
from lineage.credits.releases import UNNAMED_RELEASE, is_issued_by, is_release, said_in
from lineage.credits.rules import CreditRules, Rule, rules
from lineage.credits.short_names import is_called_in_full, is_name_there, is_short_for, short_spellings
from lineage.credits.unlisted import UNLISTED_RULES
from lineage.credits.userfiles import tables_of, text_of

__all__ = [
    "UNLISTED_RULES",
    "UNNAMED_AGENCY",
    "UNNAMED_RELEASE",
    "Agencies",
    "Agency",
    "AgencyFile",
    "CreditRules",
    "OwnWords",
    "Rule",
    "Spellings",
    "around",
    "beginnings",
    "compiled",
    "fewest_hints",
    "find_credits",
    "host_of",
    "is_called_in_full",
    "is_issued_by",
    "is_name_there",
    "is_release",
    "is_short_for",
    "listed",
    "load",
    "marked",
    "names_alike",
    "read_agencies",
    "rules",
    "said_in",
    "same_outlet",
    "short_spellings",
    "spellings_of",
    "tables_of",
    "text_of",
    "tried",
]
