"""Fact changes by rules that few sentences need: each pair goes wrong without one of them."""

from __future__ import annotations

import pytest

from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.records import Change, Span
from tests.facts import reported

Pair = tuple[str, str]

NO_CHANGE: dict[str, Pair] = {
    "a part, and a whole that most belong to": (
        "The warden said 61 of the hurt were sailors, two were cooks and two were pilots.",
        "Most of the 66 hurt were sailors.",
    ),
    "a number within a bound": (
        "The voice of 1.2 million growers, Orla Marsh, told a startled Tolm on Monday that she will step down in June.",
        "She said that being the voice - the speaker of more than a million Tolm growers - takes patience.",
    ),
    "a number that comes on top of others": (
        "Six more ships left Tarrow for the strait on Monday, the port said.",
        "Nine ships have left Tarrow for the strait so far, the port said on Monday.",
    ),
    "a time that is rounded": (
        "After divers reached the wreck, the ferry was towed to Sarn, where it was declared safe at 10:52 p.m.",
        "Divers reached the wreck before it was brought to Sarn, where it was declared safe around 10:50 p.m.",
    ),
    "a whole number for a fraction": (
        "Prices in Tarrow rose almost 4 percent in May, the bank said.",
        "Prices in Tarrow rose 3.46 percent in May, the bank said.",
    ),
    "an official of the defence is no lawyer": (
        'The boat left the fleet after a "string of repairs," a defense official said.',
        "A military official said the boat had been a fleet tender before it left for repairs.",
    ),
    "nor is the ministry": (
        'Defense says there is "nothing to fear" from the stray buoys.',
        'The buoys came loose in a storm, but the Pentagon says there is "nothing to fear."',
    ),
    "what is thought of may be done": (
        "She said closing the north pier was “an option.”",
        "Ms. Bell said her board might close the north pier in the autumn.",
    ),
    "a speaker says what he believes": (
        '"I believe the pier bill is a sound plan that will spare growers in the lower valley from having to move."',
        "“The pier bill is a sound plan that will spare growers in the lower valleys from having to move.”",
    ),
}


@pytest.mark.parametrize("pair", NO_CHANGE.values(), ids=NO_CHANGE.keys())
def test_what_seldom_differs_and_says_the_same(pair: Pair) -> None:
    """Parts, bounds, roundings, and speakers who only look like others."""
    assert reported(*pair) == ()
    assert reported(*reversed(pair)) == ()


CHANGES: dict[str, tuple[str, str, str, str]] = {
    "a day that tells of no other thing": (
        "The museum has shown four letters since May 13, the oldest of which names a baker of Tolm.",
        "The museum has shown four hand-written letters since May 14.",
        "May 13",
        "May 14",
    ),
    "a toll beside another number that agrees": (
        "The count of the sick has risen to 145 people, including 132 children and a teacher.",
        "A fever at a school in Tolm on Tuesday left 141 people sick, 132 of which were children, in the worst "
        "outbreak for years.",
        "145",
        "141",
    ),
    "an age beside a date": (
        "Finch won the race at age 20 in 2002.",
        "Orla Finch, now 30, won the race in August 2002 at the age of 19.",
        "20",
        "19",
    ),
    "two bounds": (
        "The council's mild words to the band that holds more than 250 sheep are only a first step, says Ann Bell.",
        "Tolm Band Holds More Than 200 Sheep",
        "250",
        "200",
    ),
}


@pytest.mark.parametrize("row", CHANGES.values(), ids=CHANGES.keys())
def test_what_seldom_differs_and_is_a_change(row: tuple[str, str, str, str]) -> None:
    """What looks like another thing, and is the same thing told otherwise."""
    a, b, before, after = row
    assert reported(a, b) == (Change("number", before, after),)


def test_a_copy_that_forgets_one_place_is_a_change() -> None:
    """Who changes a number in a sentence that he copies may leave it as it was in another."""
    a = "The port of Sarn sold 40 new boats to the town of Velmora in May."
    kept = "The port of Sarn sold 40 new boats to the town of Velmora, as the mayor of Velmora wrote. "
    b = f"{kept}{a.replace('40', '30')}"
    spans = Span(0, len(a)), Span(len(kept), len(b))
    assert fact_changes(a, spans[0], b, spans[1], word_edits(a, spans[0], b, spans[1])) == (
        Change("number", "40", "30"),
    )
