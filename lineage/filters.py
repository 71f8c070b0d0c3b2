"""How questions are narrowed down: which sources and which audits are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from lineage.errors import InputError
from lineage.records import AuditVerdict

DATES: Final = "a date is YYYY, YYYY-MM or YYYY-MM-DD"
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_FIRST_DAY: Final = "0001-01-01"
"""The end of this date completes a year or a month to a day."""


def is_date(text: str) -> bool:
    """True if a text names an existing year, month or day in a form that filters take.

    >>> [is_date(text) for text in ("2026", "2026-02", "2026-02-29", "2026-2", "yesterday")]
    [True, True, False, False, False]
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + _FIRST_DAY[len(text) :])
    except ValueError:  # there is no such month or day
        return False
    return True


def is_empty_range(since: str | None, until: str | None) -> bool:
    """True if no date can lie in the range from `since` to `until`.

    Both ends belong to the range and may be a day, a month or a year; None sets no limit.
    """
    return bool(since and until and since[: len(until)] > until[: len(since)])


def _require_range(since: str | None, until: str | None) -> None:
    """Raise InputError for a date that is none and for an empty range, as the command line does."""
    for name, bound in (("since", since), ("until", until)):
        if bound is not None and not (isinstance(bound, str) and is_date(bound)):
            raise InputError(f"{bound!r} is not a date", where=name, hint=DATES)
    if is_empty_range(since, until):
        raise InputError(f"{until} lies before {since}: nothing can be in this range", where="until")


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """Which sources are asked for; None and 0 set no limit.  A date is YYYY, YYYY-MM or YYYY-MM-DD.

    Raises InputError for a text that is not a date, and for a range that ends before it begins.
    """

    outlet: str | None = None  # an outlet that carries the source
    agency: str | None = None  # the agency that the source is named after, in any spelling of the corpus' credits
    since: str | None = None  # first seen on that date or later; undated sources are left out
    until: str | None = None  # first seen on that date or earlier
    limit: int = 0

    def __post_init__(self) -> None:
        _require_range(self.since, self.until)


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which audits are asked for; None and 0 set no limit.  A date is YYYY, YYYY-MM or YYYY-MM-DD.

    Raises InputError for a text that is not a date, a range that ends before it begins, and an unknown verdict.
    """

    outlet: str | None = None  # the outlet whose documents are audited
    verdict: AuditVerdict | None = None
    since: str | None = None  # documents published on that date or later; undated ones are left out
    until: str | None = None  # documents published on that date or earlier
    limit: int = 0

    def __post_init__(self) -> None:
        _require_range(self.since, self.until)
        if self.verdict is not None and self.verdict not in get_args(AuditVerdict):
            hint = f"the verdicts are {', '.join(get_args(AuditVerdict))}"
            raise InputError(f"there is no verdict {self.verdict!r}", where="verdict", hint=hint)
