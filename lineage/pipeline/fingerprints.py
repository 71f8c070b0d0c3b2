"""A case -> one number that is another one whenever anything that tracing reads is.

An ingest looks at more sets of documents than it changes: a lost match with a stranger, a line that its outlet prints
again.  Whoever was traced with the same number before has the sources that tracing would find.  Row ids are part of
it, so that numbers of two databases cannot be compared.

Cost: 10 µs a document.  Failure mode: of two cases in 2**64 one passes for the other.
"""

from __future__ import annotations

import json

from lineage.identity import hash64
from lineage.provenance import Case


def fingerprint(case: Case) -> int:
    """A signed 64-bit hash of the case; of the documents' own rows, which never change, their ids stand for all."""
    told = [
        [(item.id, item.document.content_id, item.passages, item.credits) for item in case.documents],
        sorted(case.wordings),
        sorted(case.sentences),
        sorted(case.owners.items()),
        sorted(case.elsewhere.items()),
    ]
    data = json.dumps(told, ensure_ascii=True, check_circular=False, separators=(",", ":")).encode("ascii")
    return int.from_bytes(hash64(data).to_bytes(8, "big"), "big", signed=True)
