"""A case -> a number that changes whenever anything changes that tracing reads.

An ingest looks at more sets of documents than it changes: because a match with an unrelated document was lost, say, or
because an outlet printed a line again.  A set that was traced with the same number before has the sources that tracing
would find now, and keeps them.  Row ids are part of the number, so that numbers of two databases cannot be compared.

Cost: 10 µs a document.  Failure mode: two different cases have the same number, with a chance of 1 in 2**64.
"""

from __future__ import annotations

import json

from lineage.identity import hash64, signed
from lineage.provenance import Case


def fingerprint(case: Case) -> int:
    """A signed 64-bit hash of the case.

    The rows of documents never change, so that their ids stand for them; all else is hashed as it is.
    """
    contents = [
        [(item.id, item.document.content_id, item.passages, item.credits) for item in case.documents],
        sorted(case.wordings),
        sorted(case.sentences),
        sorted(case.owners.items()),
        sorted(case.elsewhere.items()),
    ]
    data = json.dumps(contents, ensure_ascii=True, check_circular=False, separators=(",", ":")).encode("ascii")
    return signed(hash64(data))
