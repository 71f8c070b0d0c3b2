"""Rules of credits are tried only where they may see something, and no credit is lost by that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage import credits
from lineage.credits.matches import tried
from lineage.credits.rules import Rule

EVERY = credits.rules(credits.load(()))
ASKED = sorted({rule for place in ("outlet", "announcer", "official") for rule in EVERY.by_place[place]}, key=repr)
"""What is asked of outlets: their needs are there for speed alone.  Those of other rules may ask for more."""


@pytest.mark.parametrize("rule", [rule for rule in ASKED if rule.needs], ids=lambda rule: rule.id)
def test_what_a_pattern_sees_holds_a_word_that_its_rule_needs(rule: Rule) -> None:
    @settings(max_examples=25)
    @given(st.from_regex(rule.pattern))
    def check(text: str) -> None:
        assert tried([rule], text) == [rule]

    check()


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009"])
def test_any_white_space_in_a_credit_is_as_good_as_a_space(space: str) -> None:
    line = "By Jane Doe in Orrin, with Reuters".replace(" ", space)
    assert [rule.id for rule in tried(EVERY.by_place["byline"], line) if rule.pattern.search(_marked(line))] == [
        "with-agencies"
    ]


def _marked(text: str) -> str:
    marked = EVERY.mentions.marked(text)
    assert marked is not None
    return marked
