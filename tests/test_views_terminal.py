"""The terminal form of a comparison: what stands where, at any width, for any text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import Draft, drawn, ferry, scripts
from strategies import comparisons, texts

from lineage.errors import InputError
from lineage.records import Article, Comparison, Label
from lineage.views import TerminalOptions, show_terminal
from lineage.views.cells import Run, clip, harmless, runs_width, width, wrap
from lineage.views.labels import LABELS, SIGNS

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
INVISIBLE = {"\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}

Golden = Callable[[str, str], None]


def body(text: str) -> list[str]:
    """The lines below the last rule."""
    lines = text.split("\n")[:-1]
    return lines[max(index for index, line in enumerate(lines) if line.startswith("───")) + 1 :]


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("sample", [ferry, scripts])
def test_golden(golden: Golden, sample: Callable[[], Comparison], columns: int) -> None:
    """The two forms, stacked and side by side, as people see them."""
    golden(f"show_{sample.__name__}_{columns}.txt", show_terminal(sample(), TerminalOptions(width=columns)))


def test_golden_summary_and_filter(golden: Golden) -> None:
    """The header alone, and the header with what B added."""
    golden("show_ferry_summary.txt", show_terminal(ferry(), TerminalOptions(summary=True)))
    only: frozenset[Label] = frozenset({"added"})
    golden("show_ferry_only_added.txt", show_terminal(ferry(), TerminalOptions(only=only)))


@given(comparisons(), st.integers(1, 200), st.booleans(), st.sets(st.sampled_from(LABELS)), st.booleans())
def test_any_comparison_is_harmless_and_fits(
    comparison: Comparison, columns: int, colour: bool, only: set[Label], summary: bool
) -> None:
    """Never an exception, a line beyond the width, or a character that drives the terminal; colours apart."""
    text = show_terminal(comparison, TerminalOptions(columns, colour, frozenset(only), summary))
    plain = COLOUR.sub("", text) if colour else text
    assert plain.endswith("\n")
    for line in plain.split("\n"):
        assert width(line) <= max(40, min(columns, 180))
        assert not [c for c in line if unicodedata.category(c)[0] == "C" and c not in INVISIBLE]
    text.encode("utf-8")


@given(comparisons(), st.integers(40, 180))
def test_colour_adds_nothing_but_colour(comparison: Comparison, columns: int) -> None:
    """Where no words are marked, the coloured form without its codes is the plain form."""
    unmarked = replace(comparison, links=tuple(replace(link, edits=()) for link in comparison.links))
    coloured = COLOUR.sub("", show_terminal(unmarked, TerminalOptions(columns, colour=True)))
    assert body(coloured) == body(show_terminal(unmarked, TerminalOptions(columns)))


@pytest.mark.parametrize("columns", [80, 160])
def test_every_word_of_both_articles_is_shown(columns: int) -> None:
    """Nothing is cut off but furniture."""
    comparison = ferry()
    text = " ".join(body(show_terminal(comparison, TerminalOptions(columns, colour=False))))
    for segment in comparison.segments:
        of = comparison.a if segment.side == "a" else comparison.b
        for word in re.findall(r"\w+", of.text[segment.start : segment.end]):
            assert word in text


def test_signs_and_words_carry_what_colour_does() -> None:
    """Without colour each line of a stretch begins with the sign of its label, its first line with the word."""
    lines = [line for line in body(show_terminal(ferry())) if line and not line.startswith("!")]
    signs = {SIGNS[label].glyph: label for label in LABELS}
    for line in lines:
        assert line[0] in signs
        assert line[2:14].strip() in (signs[line[0]], "unsure", "moved", "quote", "")


def test_only_shows_the_asked_labels_and_says_what_is_hidden() -> None:
    """The filter acts on the articles, not on the header."""
    only: frozenset[Label] = frozenset({"added", "omitted"})
    shown = body(show_terminal(ferry(), TerminalOptions(only=only)))
    assert {line[0] for line in shown if line and line[0] != "S"} == {"+", "-"}
    assert shown[-1] == "Shown: added, omitted. Stretches left out: 7 of 11."


def mixed() -> tuple[Comparison, dict[str, Label]]:
    """The ferry with stretches of A whose label is not that of their counterparts, and the labels of all by name."""
    others: dict[str, Label] = {"A1": "verbatim", "A4": "edited", "A8": "paraphrase"}
    of = ferry()
    counts = dict.fromkeys("ab", 0)
    segments, labels = [], {}
    for segment in of.segments:
        counts[segment.side] += 1
        name = f"{segment.side.upper()}{counts[segment.side]}"
        segments.append(replace(segment, label=others.get(name, segment.label)))
        labels[name] = segments[-1].label
    return replace(of, segments=tuple(segments)), labels


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("label", LABELS)
def test_only_shows_every_stretch_of_a_label_on_either_side(label: Label, columns: int) -> None:
    """What the shares count can be found, also where B has all of a sentence and A more than B."""
    comparison, labels = mixed()
    shown = "\n".join(body(show_terminal(comparison, TerminalOptions(columns, only=frozenset({label})))))
    wanted = {name for name, own in labels.items() if own == label}
    assert wanted
    assert wanted <= set(re.findall(r"[AB]\d+", shown))


@pytest.mark.parametrize("columns", [80, 160])
def test_a_counterpart_has_its_own_sign_where_its_label_is_another(columns: int) -> None:
    """Behind its name; nothing is said twice where the labels agree."""
    shown = "\n".join(body(show_terminal(mixed()[0], TerminalOptions(columns))))
    signs = "".join(sign.glyph for sign in SIGNS.values() if sign.glyph != "-")  # B1-B2 is a run of furniture
    assert set(re.findall(rf"[AB]\d+[{re.escape(signs)}]", shown)) == {"A1=", "A4~", "A8≈"}


def test_omitted_text_follows_what_stands_before_it_in_a() -> None:
    """A5 and A6 come after A4, which B tells first."""
    text = "\n".join(body(show_terminal(ferry())))
    assert text.index("A4") < text.index("A5") < text.index("A6") < text.index("B4")


def test_right_to_left_articles_are_stacked() -> None:
    """Letters that a terminal reorders never share a line with another column, whichever side has them."""

    def columns(*texts: str) -> bool:
        a, b = (Draft(Article(""), [[text]]) for text in texts)
        return any("│" in line for line in body(show_terminal(drawn(a, b, []), TerminalOptions(width=160))))

    for latin in ("It burnt.", "港で船が燃えた。"):
        assert columns(latin, latin)
        for reordered in ("کشتی سوخت.", "Its name is ספינה.", "In ١٩٨٧."):
            assert not columns(latin, reordered)
            assert not columns(reordered, latin)


def test_an_unknown_label_is_named() -> None:
    """A filter that could never show anything is a mistake of the caller."""
    with pytest.raises(InputError, match=r"no such label: stolen \(one of verbatim, "):
        TerminalOptions(only=frozenset({"stolen"}))  # type: ignore[arg-type]


@given(texts)
def test_harmless_text_stays_readable(text: str) -> None:
    """Letters, digits and punctuation are untouched; doing it twice changes nothing."""
    shown = harmless(text)
    assert harmless(shown) == shown
    kept = [character for character in text if unicodedata.category(character)[0] in "LNPSM"]
    assert [character for character in kept if character not in shown] == []


@given(st.lists(st.builds(Run, texts.map(harmless), st.sampled_from(("plain", "new", "old")))), st.integers(2, 60))
def test_wrap_keeps_every_character_and_the_width(runs: list[Run], cells: int) -> None:
    """Only spaces may be lost, at line ends and where several stood together."""
    lines = wrap(runs, cells)
    assert all(0 < runs_width(line) <= cells or all(not width(run.text) for run in line) for line in lines)
    text = "".join(run.text for run in runs)
    assert "".join(run.text for line in lines for run in line).replace(" ", "") == text.replace(" ", "")


@given(texts, st.integers(2, 40))
def test_clip_fits(text: str, cells: int) -> None:
    """At most the width; the whole text where it fits."""
    clipped = clip(text, cells)
    assert width(clipped) <= cells
    assert clipped.endswith("…") or clipped == harmless(text)


def test_wide_characters_break_anywhere_and_latin_words_do_not() -> None:
    """Chinese has no spaces to break at."""
    assert [[run.text for run in line] for line in wrap([Run("港で船が燃えた fire")], 8)] == [
        ["港で船が"],
        ["燃えた"],
        ["fire"],
    ]
