"""Fact changes that are none: another sentence has the fact, or too little ties the two sentences to one statement."""

from __future__ import annotations

import pytest

from lineage.alignment import align
from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.alignment.facts.pairs import elsewhere
from lineage.alignment.facts.words.reading import Reading, read
from lineage.config import DEFAULT
from lineage.records import Article, Change, Span
from tests.facts import reported

SIEGE = "The siege at the Sarn Mirror left 12 people dead and a whole country in grief, the president told parliament."
SHOP = "Parliament heard from the president how four people died in Sarn, when a siege at a grocery went wrong."
BELL = '"The council hides its own letters," Marsh said on Monday in an interview with Sarn radio\'s Ann Bell.'
FINCH = '"They play for time in the council," said Marsh in an interview with Sarn radio\'s Orla Finch.'


def behind(before: str, a: str, b: str) -> tuple[Change, ...]:
    """The changes between a text and a sentence that stands behind another one."""
    text = f"{before} {b}"
    spans = Span(0, len(a)), Span(len(before) + 1, len(text))
    return fact_changes(a, spans[0], text, spans[1], word_edits(a, spans[0], text, spans[1]))


# ── told elsewhere ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_number_that_the_other_article_tells_elsewhere_is_no_change() -> None:
    """B has both numbers: twelve died at the paper, four in the shop."""
    assert reported(SIEGE, SHOP) == (Change("number", "12", "four"),)
    assert behind("Gunmen left 12 people dead at the Mirror, in an attack without equal.", SIEGE, SHOP) == ()


def test_each_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many of its sentences differ in a number: a hundred results are no reason to read it so often."""
    asked: list[str] = []

    def spy(text: str, span: Span) -> Reading:
        asked.append(text)
        return read(text, span)

    monkeypatch.setattr(elsewhere, "read", spy)
    one, other = (
        "\n\n".join(f"Ward {line} said that {line * 7 + more} houses {verb} the flood of May." for line in range(9))
        for more, verb in ((20, "survived"), (23, "had withstood"))
    )
    assert any(link.changes for link in align(Article(one), Article(other), DEFAULT).links)
    assert sorted(asked) == sorted({one, other})


def test_the_same_number_of_something_else_explains_nothing() -> None:
    """Twelve months are not the twelve dead."""
    changes = behind("The trial of the gunmen lasted for 12 long months.", SIEGE, SHOP)
    assert changes == (Change("number", "12", "four"),)


def test_a_copy_that_keeps_a_number_elsewhere_has_changed_it_all_the_same() -> None:
    """Who changes a number in one place may forget the other."""
    changes = behind(
        "Police arrested 14 miners.", "Police arrested 14 miners at Sarn.", "Police arrested 18 miners at Sarn."
    )
    assert changes == (Change("number", "14", "18"),)


def test_a_name_that_the_other_article_has_elsewhere_is_no_change() -> None:
    """Both asked him, on two days; by whole name or by the last part of it."""
    assert reported(BELL, FINCH) == (Change("name", "Ann Bell", "Orla Finch"),)
    assert behind("Marsh was on the air with Ann Bell a day before.", BELL, FINCH) == ()
    assert behind("The questions of Bell had annoyed him a day before.", BELL, FINCH) == ()


def test_a_name_is_exchanged_in_a_copy_that_has_it_elsewhere() -> None:
    """Where all else is nearly the same, the name has another one's place."""
    sentences = (
        "The mayor, Ann Bell, opened the new bridge at Tolm.",
        "The mayor, Orla Finch, opened the new bridge at Tolm.",
    )
    assert behind("Ann Bell planned it.", *sentences) == (Change("name", "Ann Bell", "Orla Finch"),)


# ── too little in common ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_number_in_other_words_needs_a_name_or_a_number_in_common() -> None:
    """Which council, and which letters?"""
    a, b = (
        "The council {}has received 320 letters against the plan for a ring road since it was made public.",
        "Residents {}wrote nearly 410 letters to the council, most of them angry, about the ring road.",
    )
    assert reported(a.format(""), b.format("")) == ()
    assert reported(a.format("of Sarn "), b.format("of Sarn ")) == (Change("number", "320", "410"),)


def test_numbers_in_other_words_have_to_stand_in_one_place() -> None:
    """One name in common is not enough where little around the numbers is the same."""
    a = "The museum sold 40 letters of the poet to a collector in Sarn, its director said."
    b = "A collector from Sarn, who asked not to be named, has bought 45 of the letters for a sum that nobody tells."
    assert reported(a, b) == ()


def test_days_of_another_month_are_of_another_event() -> None:
    """A trial is put off by two days, or it is another trial."""
    a = "The trial of the pilot, which was put off twice, opens in Sarn on March 3, a clerk said."
    b = "In Sarn the pilot goes on trial on {}, said a lawyer who has followed the case from its first day."
    assert reported(a, b.format("March 5")) == (Change("number", "March 3", "March 5"),)
    assert reported(a, b.format("March 25")) == ()
    assert reported(a, b.format("May 3")) == ()


def test_a_doubt_in_other_words_is_mostly_about_something_else() -> None:
    """The less of two sentences is one, the less a doubt in one of them says of the other."""
    a = (
        "Investigators say a broken valve caused the fire at the Tolm refinery, which burned for two days and nights "
        "in June."
    )
    near = "A broken valve may have caused the fire, the investigators of the Tolm refinery wrote."
    far = (
        "What is clear is that a broken valve may have caused the fire, the investigators wrote of the refinery to "
        "parliament in a long report last week."
    )
    assert reported(a, near) == (Change("modality", None, "may"),)
    assert reported(a, far) == ()


def test_names_that_change_places_are_told_apart_in_sentences_of_one_deed() -> None:
    """Who is named first in two sentences about much else is no change."""
    a = "Tolm beat Sarn in the final on Sunday."
    b = "Sarn beat Tolm in the final on Sunday."
    assert [change.kind for change in reported(a, b)] == ["name"]
    a = (
        "The visits also follow the Tolm bombing attacks last month, for which Halvar claimed responsibility and in "
        "which 130 people were killed."
    )
    b = "On the day before Halvar attacked Tolm, killing 130 people, Vessen said, “We have contained them.”"
    assert reported(a, b) == ()


# ── forms and rounding ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_form_of_two_numbers_that_both_differ_is_filled_in_anew() -> None:
    """Two polls have other samples and other margins; where one number stays, the other was changed."""
    form = "The poll of {} adults has a margin of error of {} percentage points."
    assert reported(form.format("1,024", "3.1"), form.format("988", "3.4")) == ()
    changed = reported(form.format("1,024", "3.1"), form.format("988", "3.1"))
    assert changed == (Change("number", "1,024", "988"),)


def test_a_toll_is_counted_anew_in_the_same_form() -> None:
    """The dead and the injured of one event both grow."""
    form = "The blast killed {} people and wounded {} others in Sarn."
    changes = reported(form.format(12, 40), form.format(14, 57))
    assert changes == (Change("number", "12", "14"), Change("number", "40", "57"))


def test_halves_are_rounded_up() -> None:
    """As papers do: 3.85 is 3.9, and 3.84 is not."""
    deal = "Students pay an interest rate of {} percent under the deal that the council struck."
    assert reported(deal.format("3.85"), deal.format("3.9")) == ()
    assert reported(deal.format("3.84"), deal.format("3.9")) == (Change("number", "3.84 percent", "3.9 percent"),)
