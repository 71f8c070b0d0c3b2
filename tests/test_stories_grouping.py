"""Stories: days, related pairs against a slow twin, stars without chains, pairs to align."""

from __future__ import annotations

import json
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.config import DEFAULT, StorySettings
from lineage.passages import segment
from lineage.records import Document
from lineage.stories import Days, Kinship, Related, Term, days, pairs_to_align, profiles, related, stories, terms
from lineage.stories.grouping import Akin
from tests.program import FIXTURES

SETTINGS = DEFAULT.stories
GOLD = FIXTURES / "gold" / "languages"


def document(text: str, title: str | None = None, published: str | None = None) -> Document:
    """An article of some outlet."""
    return Document("x", "Gazette", text, title=title, published=published)


def terms_of(text: str, title: str | None = None) -> tuple[Term, ...]:
    """The terms of a text."""
    return terms(document(text, title), segment(text, title, DEFAULT), SETTINGS)


# ── terms and days ────────────────────────────────────────────────────────────────────────────────────────────────


def test_names_and_numbers_outweigh_common_words() -> None:
    """What is rare in news comes first; what every article says does not count at all."""
    forms = [term.form for term in terms_of("The president said on Monday that Velmarkia would sell 4,711 wombats.")]
    assert set(forms[:3]) == {"Velmarkia", "4,711", "wombats"}
    assert not {"The", "president", "said", "Monday"} & set(forms)


def test_weights_have_unit_length() -> None:
    """The squares of the weights add up to 1, and there are no more terms than the setting says."""
    found = terms_of(" ".join(f"Zork{letter}vane met Quill{letter}ong." for letter in "abcdefghijklmnopqrstuvwxyz"))
    assert len(found) <= SETTINGS.terms
    assert sum(term.weight**2 for term in found) == pytest.approx(1)
    assert terms_of("") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Губернатор Тверлов открыл мост через Лузгу в Орлаве.",
            "В Орлаве заработал мост через Лузгу, сказал Тверлов.",
        ),
        ("市长林若舟宣布澜安港三号码头扩建工程正式开工。", "澜安港三号码头扩建工程开工，林若舟出席。"),
        ("أعلنت بلدية مرسى الزمرد افتتاح محطة التحلية الجديدة", "محطة التحلية في مرسى الزمرد تفتح أبوابها قريبا"),
    ],
)
def test_other_scripts_have_terms(one: str, other: str) -> None:
    """Names are found in scripts that the table of rarity does not know."""
    shared = {term.key for term in terms_of(one)} & {term.key for term in terms_of(other)}
    assert len(shared) >= 3


def test_marks_of_vowels_belong_to_their_words() -> None:
    """A word of Hindi is a term, not the letters between the marks of its vowels."""
    assert "माधवगढ़" in [term.form for term in terms_of("माधवगढ़ में यात्रियों की एक्सप्रेस पटरी से उतरी।")]


def test_small_words_are_terms_in_no_language() -> None:
    """What stands in every article of a language tells of no event, and is left to be a name in other languages."""
    spanish = "El alcalde de Peñarrota dijo que por las lluvias de la noche los vecinos del barrio no han vuelto."
    assert not {"El", "que", "por", "las", "del", "los"} & {term.form for term in terms_of(spanish)}
    assert "Die" in [term.form for term in terms_of("The pop group Die Vögel played in the town of Carrow on Monday.")]


LANGUAGES = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]


def test_reports_are_related_to_those_on_their_event_and_akin_to_no_others_of_their_language() -> None:
    """Twenty pairs in fifteen languages, all of one day."""
    day = days(document("", published="2026-03-09"))
    of = profiles([(terms_of(pair[side]["text"]), day) for pair in LANGUAGES for side in "ab"])
    events = {(row, row + 1) for row in range(0, len(of), 2)}
    found = related(of, SETTINGS)
    pairs = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert pairs <= events
    assert len(pairs) >= len(LANGUAGES) - 1  # two reports in Chinese have too few runs of three signs in common
    akin = Kinship(of, SETTINGS)
    assert {pair for pair in combinations(range(len(of)), 2) if akin(*pair)} == events


@pytest.mark.parametrize(
    ("published", "span"),
    [
        ("2024-03-05", ("2024-03-05", "2024-03-05")),
        ("2024-03-05T23:59:00+00:00", ("2024-03-05", "2024-03-05")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-12", ("2023-12-01", "2023-12-31")),
        ("2024", ("2024-01-01", "2024-12-31")),
    ],
)
def test_days_are_as_exact_as_the_date(published: str, span: tuple[str, str]) -> None:
    """A month or a year is every day of it."""
    exact = [days(document("x", published=day)).first for day in span]
    assert days(document("x", published=published)) == Days(exact[0], exact[1])


@pytest.mark.parametrize("published", [None, "", "garbage", "2024-13-01"])
def test_an_unknown_date_may_be_any_day(published: str | None) -> None:
    """Undated documents may belong to any day."""
    span = days(document("x", published=published))
    assert span.first == 1
    assert span.last > 3_000_000


# ── related pairs ─────────────────────────────────────────────────────────────────────────────────────────────────

Listed = list[tuple[tuple[Term, ...], Days]]
LOOSE = StorySettings(min_terms=1, min_score=0.0501, undated_score=0.1003, score_per_day=0.0107)
SPANS = st.integers(1, 30).map(lambda day: Days(day, day)) | st.just(Days(1, 3_652_059)) | st.just(Days(5, 20))
TERMS = st.lists(st.tuples(st.integers(0, 8), st.sampled_from([0.2, 0.5, 0.8])), max_size=5, unique_by=lambda t: t[0])


@st.composite
def corpora(draw: st.DrawFn) -> Listed:
    """Documents with a few terms and days."""
    rows = draw(st.lists(st.tuples(TERMS, SPANS), max_size=12))
    return [(tuple(Term(key, weight, str(key)) for key, weight in listed), span) for listed, span in rows]


def slowly(corpus: Listed, chosen: StorySettings) -> dict[tuple[int, int], float]:
    """The related pairs, by looking at every pair."""
    found = {}
    for a, b in combinations(range(len(corpus)), 2):
        (one, mine), (other, theirs) = corpus[a], corpus[b]
        weights = {term.key: term.weight for term in other}
        shared = [min(term.weight * weights[term.key], chosen.max_term_share) for term in one if term.key in weights]
        gap = max(0, max(mine.first, theirs.first) - min(mine.last, theirs.last))
        exact = mine.first == mine.last and theirs.first == theirs.last
        enough = chosen.min_score + chosen.score_per_day * gap if exact else chosen.undated_score
        if len(shared) >= chosen.min_terms and sum(shared) >= enough and gap <= chosen.window_days:
            found[a, b] = sum(shared)
    return found


def pairs_of(found: Related) -> dict[tuple[int, int], float]:
    """The pairs as a mapping."""
    return dict(zip(zip(found.left.tolist(), found.right.tolist(), strict=True), found.score.tolist(), strict=True))


@given(corpora())
@settings(deadline=None)
def test_related_pairs_are_those_of_the_slow_twin(corpus: Listed) -> None:
    """Arrays find what looking at every pair finds; scores within rounding (no sum of weights meets a threshold)."""
    found, expected = pairs_of(related(profiles(corpus), LOOSE)), slowly(corpus, LOOSE)
    assert found == pytest.approx(expected, abs=1e-5)


@given(corpora(), st.data())
@settings(deadline=None)
def test_fresh_documents_find_all_their_pairs_and_no_others(corpus: Listed, data: st.DataObject) -> None:
    """Looking for the pairs of some documents gives just those pairs of the whole that they are in."""
    fresh = np.array(data.draw(st.lists(st.booleans(), min_size=len(corpus), max_size=len(corpus))), np.bool_)
    whole = pairs_of(related(profiles(corpus), LOOSE))
    assert pairs_of(related(profiles(corpus), LOOSE, fresh)) == {
        (a, b): score for (a, b), score in whole.items() if fresh[a] or fresh[b]
    }


# ── stories ───────────────────────────────────────────────────────────────────────────────────────────────────────


def graph(edges: dict[tuple[int, int], float]) -> Related:
    """Related pairs from a mapping."""
    pairs = sorted(edges)
    left, right = np.array([a for a, _ in pairs], np.int64), np.array([b for _, b in pairs], np.int64)
    return Related(left, right, np.array([edges[pair] for pair in pairs], np.float64))


EDGES = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([0.4, 0.5, 0.6]),
    max_size=20,
)


def anything(one: int, other: int) -> bool:
    """Any two documents are akin: stories by their pairs alone."""
    return True


def test_a_chain_is_not_one_story() -> None:
    """A ~ B ~ C ~ D ~ E: similarity does not carry over."""
    found = stories(graph({(0, 1): 0.5, (1, 2): 0.5, (2, 3): 0.5, (3, 4): 0.5}), np.arange(5), anything)
    assert all(len(group) <= 3 for group in found)


def test_a_document_related_to_most_of_a_story_joins_it() -> None:
    """Without being related to the middle."""
    edges = {(0, 1): 0.9, (0, 2): 0.9, (0, 3): 0.9, (1, 4): 0.5, (2, 4): 0.5, (3, 4): 0.5}
    found = stories(graph(edges), np.arange(5), anything)
    assert [sorted(member.row for member in group) for group in found] == [[0, 1, 2, 3, 4]]


def events(*of: frozenset[int]) -> Akin:
    """Documents are akin where one event has both."""
    return lambda one, other: any({one, other} <= event for event in of)


@pytest.mark.parametrize("round_ups", [1, 2, 3])
def test_a_round_up_joins_no_events(round_ups: int) -> None:
    """Two events with an original and a copy each, and houses that tell of both and are close to all of them."""
    first, second, both = {0, 1}, {2, 3}, set(range(4, 4 + round_ups))
    akin = events(frozenset(first | both), frozenset(second | both))
    edges = {(a, b): 0.7 for a, b in combinations(sorted(first | second | both), 2) if akin(a, b)}
    found = [{member.row for member in group} for group in stories(graph(edges), np.arange(4 + round_ups), akin)]
    assert not any(group & first and group & second for group in found)
    assert all(any(pair <= group for group in found) for pair in (first, second))


def test_a_report_of_another_event_is_not_taken_in() -> None:
    """One among many that are akin: the middle mentions it, and keeps its own event."""
    event = frozenset(range(8))
    edges = {(0, other): 0.6 for other in range(1, 9)}
    found = stories(graph(edges), np.arange(9), events(event))
    assert [{member.row for member in group} for group in found] == [set(event)]


def test_reports_of_one_event_are_akin_whatever_their_words() -> None:
    """Two that share names with a third are akin where they share one of these, and not by a chance number."""
    texts = [
        "The warden of Velmarkia, Ola Tindrake, closed the Corby dam after Skelbrook wombats dug under it.",
        "Ola Tindrake spoke of wombats in Velmarkia; Skelbrook laughed.",
        "The mill of Harrowgast sold 4,711 quinces to Bremmerly and closed.",
    ]
    of = profiles([(terms_of(text), days(document(text))) for text in texts])
    akin = Kinship(of, SETTINGS)
    assert [akin(0, 1), akin(1, 0), akin(0, 2), akin(1, 2)] == [True, True, False, False]


@given(EDGES, st.permutations(range(10)))
def test_stories_do_not_depend_on_row_numbers(edges: dict[tuple[int, int], float], order: list[int]) -> None:
    """The same documents in other rows form the same stories."""
    plain = stories(graph(edges), np.arange(10), anything)
    moved = {(min(order[a], order[b]), max(order[a], order[b])): score for (a, b), score in edges.items()}
    back = np.empty(10, np.int64)
    back[order] = np.arange(10)
    shuffled = stories(graph(moved), back, anything)
    assert [[(order[m.row], m.score) for m in group] for group in plain] == [
        [tuple(m) for m in group] for group in shuffled
    ]


def test_those_who_follow_into_a_story_come_by_time_as_well() -> None:
    """Two that are related to most of a story, though not to its middle, whichever of them came in first."""
    edges = {(0, row): 0.9 for row in (1, 2, 3)} | {(row, late): 0.5 for row in (1, 2, 3) for late in (4, 5)}
    for order in (np.arange(6), np.array([0, 1, 2, 3, 5, 4])):
        (group,) = stories(graph(edges), order, anything)
        assert [int(order[member.row]) for member in group[4:]] == [4, 5]


@given(EDGES)
def test_every_member_is_close_to_its_story(edges: dict[tuple[int, int], float]) -> None:
    """Members are related to the middle or to more than half of those before them, and belong to one story only."""
    found = stories(graph(edges), np.arange(10), anything)
    near = set(edges) | {(b, a) for a, b in edges}
    rows = [member.row for group in found for member in group]
    assert len(rows) == len(set(rows))
    for group in found:
        assert len(group) > 1
        for place, member in enumerate(group[1:], start=1):
            close = sum((member.row, other.row) in near for other in group[:place])
            assert (member.row, group[0].row) in near or 2 * close >= place


@given(EDGES)
def test_pairs_to_align_are_bounded_and_inside_stories(edges: dict[tuple[int, int], float]) -> None:
    """No document brings more pairs than the setting allows, and from elsewhere none but its surest; no done ones."""
    pairs, order = graph(edges), np.arange(10)
    found = stories(pairs, order, anything)
    chosen = pairs_to_align(pairs, found, order, SETTINGS)
    story = {member.row: place for place, group in enumerate(found) for member in group}
    assert all(a < b for a, b in chosen)
    across = [pair for pair in chosen if story.get(pair[0], -1) != story.get(pair[1], -2)]
    surest = {row: max(score for pair, score in edges.items() if row in pair) for pair in edges for row in pair}
    assert all(edges[a, b] >= SETTINGS.sure_score and edges[a, b] in (surest[a], surest[b]) for a, b in across)
    assert len(chosen) - len(across) <= SETTINGS.pairs_per_document * len(story)
    assert len(across) <= len(surest)
    assert pairs_to_align(pairs, found, order, SETTINGS, np.ones(len(pairs), np.bool_)) == []


@given(EDGES)
def test_a_document_without_a_pair_inside_its_story_brings_its_surest(edges: dict[tuple[int, int], float]) -> None:
    """One that belongs to no story may have its text from a document all the same."""
    pairs, order = graph(edges), np.arange(10)
    found = stories(pairs, order, anything)
    chosen = set(pairs_to_align(pairs, found, order, SETTINGS))
    story = {member.row: place for place, group in enumerate(found) for member in group}
    for row in range(10):
        own = {pair: score for pair, score in edges.items() if row in pair}
        inside = any(story.get(a, -1) == story.get(b, -2) for a, b in own)
        if own and not inside and max(own.values()) >= SETTINGS.sure_score:
            assert any(pair in chosen for pair, score in own.items() if score == max(own.values()))
