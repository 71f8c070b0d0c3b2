"""Documents -> stories: which of them tell of one event, by rare terms and dates, and which pairs are worth aligning.

terms         terms               a document -> the rare words, names and numbers that tell which event it is about
relatedness   profiles, related   the terms and days of all -> the pairs that tell of one event, and how surely
grouping      stories             related pairs -> stories
              pairs_to_align      related pairs and stories -> the pairs of documents that are worth aligning
"""

from lineage.stories.grouping import Member, pairs_to_align, stories
from lineage.stories.relatedness import Days, Kinship, Profiles, Related, days, profiles, related
from lineage.stories.terms import Term, terms

__all__ = [
    "Days",
    "Kinship",
    "Member",
    "Profiles",
    "Related",
    "Term",
    "days",
    "pairs_to_align",
    "profiles",
    "related",
    "stories",
    "terms",
]
