"""Agencies and months are found by look-up as one pattern of all of them would find them."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.datafiles import table
from lineage.passages import lexicon
from lineage.passages.datelines import lists
from lineage.passages.datelines.lists import _date

MONTHS = sorted(lexicon().months)
AGENCIES = sorted(table("passages", "datelines")["agencies"])
WRITTEN = st.sampled_from(MONTHS).flatmap(lambda m: st.sampled_from([m, m.upper(), m.title(), m.casefold()]))
DAYS = st.sampled_from(["3", "5th", "12.", "7 de", "1er", "30 "])
PIECES = st.one_of(WRITTEN, DAYS, st.sampled_from(["Oslo,", "2024", "2024-03-05", ". ", " ", "may", "MAYBE", "г."]))
LINES = st.lists(PIECES, max_size=7).flatmap(lambda pieces: st.sampled_from(["".join(pieces), " ".join(pieces)]))


@cache
def every_month(behind: str) -> re.Pattern[str]:
    """The pattern of dates that knows all months."""
    return _date(tuple(sorted(MONTHS, key=lambda month: (-len(month), month))), behind)


@pytest.mark.parametrize("patterns", [0, 10_000])
@given(line=LINES)
def test_the_months_of_a_line_are_enough(patterns: int, line: str) -> None:
    """The pattern for a line finds in it what the one with the months of all languages finds; so it does at last."""
    words = lexicon()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "MOST_PATTERNS", patterns)
        own, at_end = words.date(line), words.date_at_end(line)
    for pattern, whole in ((own, every_month("")), (at_end, every_month("$"))):
        assert [found.span() for found in pattern.finditer(line)] == [found.span() for found in whole.finditer(line)]


@pytest.mark.parametrize(
    "line", ["5 ARALIK 2024", "5 İYUN", "5thMay", "3 maja", "5 мая", "5 تشرين الثاني 2024", "5 मार्च"]
)
def test_months_are_found_in_any_case_and_script(line: str) -> None:
    """Dotted and dotless i, ordinals that are glued to the month, months of two words, vowel signs."""
    found = lexicon().date_at_end(line).search(line)
    assert found is not None
    assert found[0] == line


@given(st.sampled_from(AGENCIES), st.sampled_from(["", " ", "/", "s", "2", "_", "é", " News", "-"]), st.integers(0, 3))
def test_the_longest_agency_is_found_as_a_whole_word(name: str, behind: str, before: int) -> None:
    """As an alternation of all names, longest first, would match there."""
    words, window = lexicon(), "x" * before + name + behind
    forms = sorted({form for one in AGENCIES for form in (one, one.upper())}, key=lambda form: (-len(form), form))
    meant = next((form for form in forms if re.compile(re.escape(form) + r"(?!\w)").match(window, before)), None)
    found = words.agency_at(window, before)
    assert (found and window[slice(*found)]) == meant


def test_agencies_that_a_user_adds_are_found() -> None:
    """Also those of one letter."""
    words = lexicon(frozenset({"Æ", "Tarrow Press Agency"}))
    for line in ("Æ - The ice", "TARROW PRESS AGENCY - The ice"):
        found = words.agency_at(line, 0)
        assert found is not None
        assert line[slice(*found)] == line.partition(" - ")[0]
    assert words.agency_at("Ærø - The ice", 0) is None
