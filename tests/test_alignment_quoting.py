"""Quotation marks: what they hold, and which single ones are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.alignment import align
from lineage.alignment.quoting import marks_of, quotations
from lineage.config import DEFAULT
from lineage.records import Article, Span

SPEECH = "'We drained the marsh, and the herons came back to the old mill,' the warden said."


def quoted(text: str) -> list[str]:
    """The insides of the quotations of one sentence, in an article that quotes in single marks."""
    marks = marks_of(text)._replace(single=True)
    return [text[start:end] for start, end in quotations(marks, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“It rained,” she said.", ["It rained,"]),
        ("Es war „nass“, sagte sie, „und kalt“.", ["nass", "und kalt"]),
        ("»Es war nass«, sagte sie, »und kalt.«", ["Es war nass", "und kalt."]),
        ("”Det var vått”, sade hon, ”och kallt.”", ["Det var vått", "och kallt."]),
        ("« Il a plu », dit-elle, « et gelé. »", [" Il a plu ", " et gelé. "]),
        ("„Padało” – powiedziała.", ["Padało"]),
        ("「雨です。」と彼は言った。", ["雨です。"]),
        ("‘‘It rained,’’ she said, ‘‘and froze.’’", ["It rained,", "and froze."]),
        ("'It rained,' she said, 'and froze.'", ["It rained,", "and froze."]),
        ("‘It didn’t rain on the miners’ homes,’ she said.", ["It didn’t rain on the miners’ homes,"]),
        ("He called it 'a long night' in Dalen.", ["a long night"]),
        ("It rained and froze,' she said.", ["It rained and froze,"]),
        ("‘It rained and froze.", ["It rained and froze."]),
        ('And it froze," she said.', ["And it froze,"]),
        ('A 12" pipe, 6\'2" long, is "ware".', ["ware"]),
        ('"The pipe was 12" long," she said.', ['The pipe was 12" long,']),
        ("A 12” pipe froze.", []),
        ("'We laid 12' of pipe,' she said.", ["We laid 12' of pipe,"]),
        ("‹Halt›, rief sie, ‹jetzt›.", ["Halt", "jetzt"]),
        ("›Halt‹, rief sie.", ["Halt"]),
        ("Elle a crié ‹\u202fstop\u202f› et rit.", ["\u202fstop\u202f"]),
        ("«Er rief ‹Halt› und ging», sagte sie, «und ich ‹nie›.»", ["Er rief ‹Halt› und ging", "und ich ‹nie›."]),
        ("Home › News › Weather ‹ back", []),
        ("The miners' homes and the clerks' homes weren't dry.", []),
        ("It rained in the '90s on rock 'n' roll.", []),
        ("Dalen’s miners’ pay didn’t rise.", []),
        ("– Nie wiem, kto to zrobił – mówi Górny, prezes spółki.", ["Nie wiem, kto to zrobił"]),
        ("— Мы починим мост, — сказал мэр.", ["Мы починим мост,"]),
        ("—No vamos a dejar a nadie —dijo Mora.", ["No vamos a dejar a nadie "]),
        ("— On ne sait pas — a déclaré le maire.", ["On ne sait pas"]),
        ("– Turnout fell – the council was silent.", []),
        ("- Mayor Bell resigned - report said on Monday.", []),
        ("– Turnout fell – officials said on Monday.", []),
        ("— Москва — столица.", []),
    ],
)
def test_the_insides_of_quotations(text: str, inside: list[str]) -> None:
    """Double and doubled marks, single marks, pieces of a quotation that goes on; no genitive, no apostrophe."""
    assert quoted(text) == inside


def test_an_article_quotes_in_single_marks_where_it_has_few_others() -> None:
    """Else they stand in quotations of double marks, and in headlines."""
    assert marks_of(f"{SPEECH} 'It rained.'").single
    assert not marks_of("“He said ‘it rained,’ and left,” she said. “Nobody stayed.”").single
    assert not marks_of("The miners' homes weren't dry.").single


@given(st.text("ab '‘’\"“”,. s", max_size=40))
def test_quotations_lie_in_the_sentence_one_behind_another(text: str) -> None:
    """Whatever the marks."""
    at = 1
    for quote in quotations(marks_of(text), Span(1, len(text))) if text else []:
        assert at <= quote.start < quote.end <= len(text)
        at = quote.end


def test_a_speech_in_single_marks_is_a_quotation_like_any_other() -> None:
    """The other paper sets double ones, and words the tag in another way: word for word the same."""
    other = "“We drained the marsh, and the herons came back to the old mill,” Ida Crane told a crowd on Monday."
    segments = align(Article(SPEECH), Article(other), DEFAULT).segments
    assert {(segment.label, segment.quote) for segment in segments} == {("verbatim", True)}


@given(st.text("ab ‹›«»“”\"'12,.", max_size=40))
def test_single_guillemets_add_quotations_and_change_no_other(text: str) -> None:
    """What others hold is the same without them: where they stand in others they say nothing."""
    span = Span(0, len(text))
    found = quotations(marks_of(text), span)
    others = quotations(marks_of(text.replace("‹", "*").replace("›", "*")), span)
    assert set(others) <= set(found)
    assert all(text[quote.start - 1] in "‹›" for quote in set(found) - set(others))
