"""Which stems can stand for one another."""

from __future__ import annotations

from lineage.alignment import stem
from lineage.alignment.links.kin import kin_table


def kin(word: str) -> set[str]:
    """The stems that can stand for a word."""
    numbers, starts, relatives = kin_table()
    stems = list(numbers)
    number = numbers[stem(word)]
    return {stems[other] for other in relatives[starts[number] : starts[number + 1]].tolist()}


def test_words_of_one_group_are_kin() -> None:
    """What news writers exchange is kin whatever its ending, and nothing else is."""
    assert stem("investigations") in kin("probe")
    assert stem("dawn") not in kin("probe")
    assert stem("xyzzy") not in kin_table().numbers


def test_kinship_is_mutual_and_no_word_is_its_own_kin() -> None:
    """The table knows each pair from both of its ends, once."""
    numbers, starts, relatives = kin_table()
    pairs = [(n, other) for n in range(len(numbers)) for other in relatives[starts[n] : starts[n + 1]].tolist()]
    assert len(pairs) == len(set(pairs)) == len(relatives)
    assert {(other, n) for n, other in pairs} == set(pairs)
    assert all(n != other for n, other in pairs)


def test_kinship_is_not_handed_on() -> None:
    """A word of two groups does not make kin of their other members."""
    assert {stem("blame"), stem("insist")} <= kin("claim")
    assert stem("insist") not in kin("blame")
