"""Sentences: lossless, and whole where splitters break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.passages import inner_ends, sentences
from lineage.passages.splitting.sentences import LONG_CHARACTERS


def split(text: str) -> list[str]:
    """The sentences of a whole text, as strings."""
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


CASES = [
    # datelines are not split, and open the first sentence
    ["MOSCOW, April 19. /TASS/. Rain fell in Sen. Dahl's town.", "It stopped."],
    ["MOSCOW. Sept 19 (Interfax) - Rain fell.", "It stopped."],
    # titles, initials, states, figures, times
    ["Sen. Ola Dahl, D-N.Y., on Monday met U.S. officials in Room No. 5.", "He left at 5 a.m. on Tuesday."],
    ["Reps. Ann Berg, R-N.J., and Ole Vik, D-N.D., came.", "J. R. Moe did not."],
    ["Govs. Ann Berg and Ole Vik left at 11:45 a.m. ET.", "It was Jan. 3.", "Officials said nothing."],
    # parties of a case
    ["The court heard Berg v. Dalen Mills on Monday.", "It ruled at once."],
    # an aside behind a shortened name
    ["Two senators, Ann Berg and Ole Vik, R-Minn. -- both new -- left.", "Moe, of Calif. — who stayed — slept."],
    ["It rained for days.", "— how it rained!"],
    # the one month that is no abbreviation
    ["The mill closed in May.", "Haas denied it.", "It had opened in June."],
    # ordinals
    ["Am 3. Oktober feierte Dr. Berg den 20. Geburtstag.", "Das war gut."],
    ["Der Steg kostet 5 Mio. Euro, der Hafen 2 Mrd. Kronen.", "Das ist viel."],
    # figures behind abbreviations of other languages, and decimals of other scripts
    ["Spotkanie zaczyna się o godz. 6.15 w ratuszu.", "Potem wszyscy idą na rynek."],
    ["निर्यात १.५ लाख टन रहा।", "आयात कम था।"],
    ["全市共有１.２万人参加。", "现场有序。"],
    # quotations
    ['"I left." he said.', "“Go away!” she said.", "Nobody went."],
    ['"He came. He saw. He left," she said.', "It was late."],
    ['It is over," he said.', '"I left it there.'],
    # asides, ellipses, addresses, missing spaces
    ["(He left.)", "Then he came back."],
    ["It fell... and rose.", "See www.example.com today."],
    ["The law was outlawed.", "In May it came back."],
    # lists
    ["1. Rain fell.", "It stopped."],
    # other scripts
    ["雨停了。", "真的吗？", "是的！"],
    ["「雨です。」と彼は言った。", "そして去った。"],
    ["هل هطل المطر؟", "نعم هطل.", "ثم توقف۔"],
    ["बारिश हुई।", "फिर रुक गई।"],
    ["Дождь шёл в 2020 г. и позже.", "В. В. Иванов ушёл."],
]


@pytest.mark.parametrize("expected", CASES, ids=[case[0][:30] for case in CASES])
def test_known_forms(expected: list[str]) -> None:
    """The sentences of each case are the ones that a reader would mark."""
    spaced = all(ord(c) < 0x3000 for c in expected[0])
    assert split((" " if spaced else "").join(expected)) == expected


def test_sentence_without_a_space_before_the_next() -> None:
    """A missing space after a full stop does not join two sentences; the stops of an abbreviation do not part one."""
    assert split("The law was outlawed.In May it came back to R-N.J., as a bill.") == [
        "The law was outlawed.",
        "In May it came back to R-N.J., as a bill.",
    ]


def test_long_quotation_is_cut_inside() -> None:
    """A quotation of a page is several sentences; one of a few lines is one."""
    short = '"' + "Rain fell on the town again. " * 3 + 'It stopped," he said.'
    long = '"' + "Rain fell on the town again. " * 30 + 'It stopped," he said.'
    assert len(split(short)) == 1
    assert len(split(long)) == 31


def test_thai_is_cut_at_spaces_when_long() -> None:
    """Thai has no sentence marks: a short line is one piece, a long one several, cut at spaces only."""
    line = "ฝนตกในเมือง แล้วก็หยุด "
    assert len(split(line)) == 1
    pieces = split(line * 20)
    assert len(pieces) > 2
    assert " ".join(pieces) == (line * 20).strip()


def test_no_piece_exceeds_the_bound() -> None:
    """Text without any sentence end is cut at weaker marks, at spaces, or anywhere."""
    for text in ("word " * 5000, "word, " * 5000, "x" * 20_000, "雨" * 20_000):
        assert max(map(len, split(text))) <= LONG_CHARACTERS


def test_lines() -> None:
    """Blank lines and the ends of short or long lines part sentences; a wrapped line does not."""
    wrapped = "The river rose by a metre in the night and the dam\nheld all the same. Rain fell."
    assert split(wrapped) == ["The river rose by a metre in the night and the dam\nheld all the same.", "Rain fell."]
    assert split("A heading\nRain fell\n\nand stopped") == ["A heading", "Rain fell", "and stopped"]


def test_range_is_respected() -> None:
    """Only the asked range is split, and offsets refer to the whole text."""
    text = "Rain fell. It stopped. It fell again."
    assert [text[a:b] for a, b in sentences(text, 11, 22)] == ["It stopped."]
    assert sentences(text, 10, 11) == []


ANY = st.text(st.characters(exclude_categories=()), max_size=300)
PIECES = st.lists(
    st.sampled_from(
        [
            "Rain fell",
            ". ",
            "! ",
            '"',
            "” ",
            "“",
            "Mr.",
            " ",
            "\n",
            "\n\n",
            "(",
            ") ",
            "5",
            "。",
            "雨",
            "؟ ",
            "N.",
            "ก ",
            "x" * 50,
        ]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(ANY, PIECES), st.integers(0, 10), st.integers(0, 10))
def test_lossless(text: str, left: int, right: int) -> None:
    """Sentences are ordered, do not overlap, have no white space at their ends, and cover everything else."""
    start, end = min(left, len(text)), max(min(left, len(text)), len(text) - right)
    position = start
    for a, b in sentences(text, start, end):
        assert position <= a < b <= end
        assert not text[position:a].strip()
        assert text[a:b] == text[a:b].strip()
        position = b
    assert not text[position:end].strip()


WIDE_SPACES = "\x85\xa0\u1680\u2000\u2007\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


@pytest.mark.parametrize("space", WIDE_SPACES)
@pytest.mark.parametrize("piece", ["A~.). ", "“ A~.”B", "B~).. C ", "(x~.) D"])
def test_wide_spaces_before_brackets_do_not_stop_the_splitter(piece: str, space: str) -> None:
    """sentencex panics on some of these; here white space of any width is white space, and everything is covered."""
    text = piece.replace("~", space) * 3
    assert "".join("".join(text[a:b].split()) for a, b in sentences(text, 0, len(text))) == "".join(text.split())


@pytest.mark.parametrize("unit", ["Rain fell. ", "他说：“走吧。”", "word ", '"a. ', "Mr. ", "a\n", "(a.) "])
def test_long_text(unit: str) -> None:
    """A text of the size of a book is split in one pass, whatever it consists of."""
    text = unit * (200_000 // len(unit))
    found = sentences(text, 0, len(text))
    assert sum(b - a for a, b in found) >= sum(not c.isspace() for c in text)


SHORT_NAMES = [
    (f"The library gave the whole collection of letters and of early maps to {name} for the exhibition", after)
    for name, after in [
        ("R. Kelm, who lent them once more", True),
        ("President Ola W. Berg and his heirs", True),
        ("the U.S. Senate and its committees", True),
        ("the U.S. The curator kept the copies", False),
        ("the D.C. But the curator kept copies", False),
        ("Room B. It has kept the copies there", False),
    ]
]


@pytest.mark.parametrize(("text", "whole"), SHORT_NAMES, ids=[text[67:92] for text, _ in SHORT_NAMES])
def test_initials_and_acronyms_end_a_sentence_only_before_a_word_that_opens_one(text: str, whole: bool) -> None:
    """So for the sentences of a text as for those inside a quotation."""
    assert (inner_ends(text, 0, len(text)) == []) is whole
    assert (split(text + ".") == [text + "."]) is whole
