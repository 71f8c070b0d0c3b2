"""blocks of JSON-LD -> the dates of publication that they state.

What holds one date states that of the page; where there are several, of comments and of other articles, the first of an
article counts.  Cost: microseconds; a block is parsed only where dates have to be told apart.  Failure mode: the date
of another article that stands first.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

_LINKED = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{4,60})\"", re.IGNORECASE)
_ARTICLE = re.compile("Article|Posting|Report")


def published(blocks: Sequence[str]) -> Iterator[str]:
    """What JSON-LD says: the one date that it has, or that of the first article; the comments have dates as well."""
    dates = {date for block in blocks for date in _LINKED.findall(block)}
    if len(dates) > 1:
        yield from islice((date for block in blocks for date in _of_articles(block)), 1)
    else:
        yield from dates


def _of_articles(block: str) -> Iterator[str]:
    """The dates of the articles in a block, in its order; none of one that is no JSON."""
    try:
        waiting = deque([json.loads(block, strict=False)])
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            date = next((held for key, held in value.items() if key.lower() == "datepublished"), None)
            if isinstance(date, str) and _ARTICLE.search(str(value.get("@type"))):
                yield date
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting.extend(held for held in inner if isinstance(held, dict | list))
