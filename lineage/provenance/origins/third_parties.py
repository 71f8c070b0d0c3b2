"""A group of documents -> what shows that its text is of none of those who print it, but was given to all.

Releases, statements, transcripts, letters, notices of death, columns: the first to print them is no more their origin
than the last.  Where nothing but its date speaks for a first printer, a sign of these is enough to leave it open whose
text it is.  Signs are words anywhere in one of the documents (`data/third_parties.toml`), an author who signs in
several houses, and a narrator who says "I" or "we".

Cost: a search of some hundred words in the documents, only where dates alone would decide.  Failure modes: a text of a
kind that the table lacks, and in a language that it lacks; an article that merely speaks of a funeral.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from lineage.credits import compiled
from lineage.datafiles import table
from lineage.provenance.case import Reading
from lineage.provenance.origins.authors import signed_by_both
from lineage.provenance.shared.groups import Group
from lineage.records import Evidence

GIVEN: Final = "third party"
SIGNED: Final = "signed by both"
_MOST: Final = 40
"""Documents of a group that are looked at."""


@cache
def _kinds() -> Sequence[tuple[str, re.Pattern[str]]]:
    kinds = table("provenance", "third_parties")["kind"]
    return [(kind["name"], _of(kind["signs"])) for kind in kinds]


@cache
def _narrator() -> re.Pattern[str]:
    return _of(table("provenance", "third_parties")["narrator"]["signs"])


def _of(signs: Sequence[str]) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)")


def given_to_all(reading: Reading, group: Group) -> Evidence | None:
    """What shows that the text may be a third party's; None where nothing does.

    Somebody's signature in several houses (`SIGNED`) speaks for those alone who print it; the rest for all (`GIVEN`).
    """
    documents = group.documents[:_MOST]
    for number in documents:
        item = reading.document(number)
        whole = "\n".join(filter(None, (item.title, item.author, item.text)))
        for kind, signs in _kinds():
            if match := signs.search(whole):
                return Evidence(GIVEN, 0.0, f"it may be {kind}: {item.key} says {' '.join(match[0].split())!r}")
    for number in documents:
        for part in group.carried[number]:
            if match := _narrator().search(reading.unquoted(part)):
                return Evidence(GIVEN, 0.0, f"its narrator says {match[0]!r}, as authors and speakers do")
    if (name := signed_by_both(reading, documents)) is not None:
        return Evidence(SIGNED, 0.0, f"{name.title()} signs it in several houses")
    return None
