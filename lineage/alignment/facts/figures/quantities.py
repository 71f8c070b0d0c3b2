"""A reading -> its quantities: counts, money, shares, dates, times of day, scores.

Each quantity keeps every value that its writing allows, its kind, and whether the writer rounded.  At each word the
functions for the kinds of quantities are tried in order, and the first that finds something wins.  Cost: linear.
Failure mode: a quantity that no function recognises is not compared.
"""

from __future__ import annotations

from dataclasses import replace

from lineage.alignment.facts.figures.clocks import clock_at
from lineage.alignment.facts.figures.dates import date_at, season_at
from lineage.alignment.facts.figures.roundings import roundness
from lineage.alignment.facts.figures.shares import factor_at, fraction_at, ratio_at
from lineage.alignment.facts.figures.spelled import may_count
from lineage.alignment.facts.figures.values import CURRENCY, WHOSE, YEARS, Quantity, digit_values, is_number, value_at
from lineage.alignment.facts.words.names import titles
from lineage.alignment.facts.words.numbers import beginning, bounds, noun_classes, number_words, units
from lineage.alignment.facts.words.reading import Reading, Word
from lineage.alignment.facts.words.speech import speakers

_WHO_WAS = [[one, was] for one in ("who", "he", "she") for was in ("is", "was")]
_PERSON = "person"  # the class of nouns for people
_PERCENT = ("%", "٪", "％")
_DASHES = {"-", "–", "‑", "−", ":"}
_SOME = frozenset({"one", "most", "many", "some", "several", "few"})
_POWERS = {"square": "square", "sq": "square", "cubic": "cubic"}


def quantities(reading: Reading) -> list[Quantity]:
    """The quantities of a reading in order, none overlapping another."""
    found: list[Quantity] = []
    at = 0
    while at < len(reading.words):
        quantity = _at(reading, at)
        if quantity is None:
            at += 1
            continue
        rounded, near = roundness(reading, quantity.first, quantity.last)
        rounded = near or (rounded and not _is_limit(reading, quantity.first))
        whole = _is_whole(reading, quantity.first)
        found.append(replace(quantity, rounded=rounded or quantity.rounded, near=near, whole=whole))
        at = quantity.last + 1
    return found


def _at(reading: Reading, at: int) -> Quantity | None:
    """The quantity that begins at a word; None if there is none."""
    words = reading.words
    if not may_count(words[at], beginning()) or _in_code(words, at) or _in_token(words, at):
        return None
    for reader in (date_at, season_at, clock_at, ratio_at, _series, fraction_at, factor_at, _ordinal, _number, _named):
        quantity = reader(reading, at)
        if quantity is not None:
            return quantity
    return None


def _in_code(words: tuple[Word, ...], at: int) -> bool:
    """True for the digits of a name, as in `F-16`, `G20` or the paragraph `9(b)(4)`."""
    word = words[at]
    if at and word.gap in {"(", ")("}:
        return True
    return (
        at > 0
        and word.key[0].isdigit()
        and words[at - 1].capital
        and words[at - 1].key not in {"us", "hk", "nz"}
        and word.gap in {"", "-", "‑"}
    )


def _in_token(words: tuple[Word, ...], at: int) -> bool:
    """True for digits with three or more letters right behind them that are no unit: `7hafBac` in an address."""
    if not words[at].key[-1].isdecimal() or at + 1 == len(words) or words[at + 1].gap:
        return False
    following = words[at + 1]
    known = following.key in number_words().magnitudes or following.stem in units()
    return following.key.isascii() and following.key.isalpha() and len(following.key) > 2 and not known


def _is_whole(reading: Reading, first: int) -> bool:
    """True for a number of which another number is a part: 200 in "45 of the 200 houses"."""
    of = first - 1 - (first > 0 and reading.words[first - 1].key in WHOSE)
    if of < 1 or reading.words[of].key != "of" or reading.words[first].breaks:
        return False
    part = reading.words[of - 1 - (of > 1 and reading.words[of - 1].key == "out")]
    return is_number(part) or part.key in _SOME


def bound(reading: Reading, first: int, nearly: int = 0) -> tuple[int, int]:
    """Index of the first word of a bound before a number, and its side: 1 the least, -1 the most, 0 no bound.

    Without a bound the index is `first`.  Words such as `up to`, which writers exchange with `about`, have the side
    `nearly`, which the caller gives.
    """
    keys = [word.key for word in reading.before(first, 3)]
    for length in (3, 2, 1):
        words = " ".join(keys[-length:]) if len(keys) >= length else ""
        side = nearly if words in bounds().nearly else bounds().sides.get(words)
        if side:
            return first - length, side
    return first, 0


def _is_limit(reading: Reading, first: int) -> bool:
    """True for a number that is a limit and no rounding: "не более 20", but not "менее 20"."""
    start, _ = bound(reading, first)
    return " ".join(word.key for word in reading.words[start:first]) in bounds().limits


# ── readers of one kind each: the quantity that begins at a word, or None ─────────────────────────────────────────


def _number(reading: Reading, at: int) -> Quantity | None:
    """A number with its currency sign, per-cent sign, unit or ordinal ending."""
    parsed = value_at(reading, at)
    if parsed is None:
        return None
    values, last, weak = parsed
    words = reading.words
    quantity = Quantity(at, last, values, weak=weak or values == (1.0,))
    following = words[last + 1] if last + 1 < len(words) else None
    if CURRENCY.search(words[at].gap or reading.text[max(0, words[at].start - 2) : words[at].start]):
        sign = (words[at].gap or reading.text[max(0, words[at].start - 2) : words[at].start]).strip()[-1]
        return replace(quantity, kind=sign, weak=False)
    if reading.text[words[last].end : words[last].end + 2].strip()[:1] in _PERCENT:
        return replace(quantity, kind="percent", weak=False)
    if following is None or following.breaks:
        return _bare(reading, quantity)
    if following.key in {"st", "nd", "rd", "th"} and following.gap == "":
        return replace(quantity, kind="ordinal", last=last + 1)
    if following.key == "s" and following.gap in {"", "'", "’"}:
        return replace(quantity, kind="decade", last=last + 1, values=(values[0] % 100,))
    if following.key == "per" and [word.key for word in words[last + 2 : last + 3]] == ["cent"]:
        return replace(quantity, kind="percent", last=last + 2)
    power = f"{_POWERS.get(following.key)} {words[last + 2].stem}" if last + 2 < len(words) else ""
    if power in units():
        return replace(quantity, kind=units()[power][0], unit=power, last=last + 2)
    points = words[last + 2].stem if following.key == "percentage" and last + 2 < len(words) else ""
    if points == "point":
        return replace(quantity, kind="point", unit=points, last=last + 2)
    if following.stem in units() and not following.capital:
        return _with_unit(words, quantity, following)
    return _bare(reading, quantity)


def _with_unit(words: tuple[Word, ...], quantity: Quantity, unit: Word) -> Quantity:
    """A number with the unit behind it; an age ("12 years old") has the kind "age"."""
    kind, _ = units()[unit.stem]
    last = quantity.last + 1
    if kind == "time" and last + 1 < len(words) and words[last + 1].key in {"old", "olds"}:
        return replace(quantity, kind="age", unit=unit.stem, last=last + 1)
    if kind == "time" and last + 1 < len(words) and words[last + 1].key == "and" and _is_half(words, last + 2):
        return replace(
            quantity, kind=kind, unit=unit.stem, last=last + 3, values=tuple(v + 0.5 for v in quantity.values)
        )
    return replace(quantity, kind=kind, unit=unit.stem, last=last)


def _is_half(words: tuple[Word, ...], at: int) -> bool:
    return [word.key for word in words[at : at + 2]] == ["a", "half"]


def _bare(reading: Reading, quantity: Quantity) -> Quantity:
    """A number without unit: a year by its form, an age by its place ("Ann Bell, 26, …"), else a count."""
    words = reading.words
    surface = reading.surface(quantity.first, quantity.last)
    following = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    if surface.isdecimal() and len(surface) == 4 and int(surface) in YEARS:
        plural = following is not None and not following.breaks and following.key[-1] == "s" and len(following.key) > 3
        return quantity if plural else replace(quantity, kind="year")  # "2000 soldiers"
    after = reading.text[words[quantity.last].end : words[quantity.last].end + 1]
    before = words[quantity.first].gap
    leading = [word.key for word in reading.before(quantity.first, 2)]
    aged = leading[-1:] in (["aged"], ["age"]) or leading == ["age", "of"]
    aged |= after in {",", "."} and leading in _WHO_WAS and len(surface) <= 2
    preceding = words[quantity.first - 1]
    bracketed = before.endswith("(") and after == ")" and preceding.capital
    trade = preceding.key in titles().words or preceding.stem in speakers().classes
    somebody = preceding.capital or noun_classes().get(preceding.stem) == _PERSON or trade
    inserted = before == ", " and after in {",", ".", ";"} and somebody
    if aged or (surface.isdecimal() and (inserted or bracketed) and len(surface) <= 2):
        return replace(quantity, kind="age", unit="year")
    return quantity


def _series(reading: Reading, at: int) -> Quantity | None:
    """Two joined numbers: a score `3-1`, a range `10-12` or `10 to 12 million`, with the unit behind the second."""
    first = value_at(reading, at) if is_number(reading.words[at]) else None
    second_at = _joined(reading.words, at, first[1] + 1) if first is not None else None
    if first is None or second_at is None:
        return None
    second, tail = value_at(reading, second_at), _number(reading, second_at)
    if second is None or tail is None:
        return None
    dated = at > 0 and reading.words[at - 1].key in {"in", "since"}
    if first[0][0] in YEARS and (tail.kind == "year" or dated):
        return None  # "between 2009 and 2014" names two years, "from 1,540 in 2001 to 416" one
    word = reading.words[second_at]
    bare = digit_values(reading.text[word.start : word.end])[0] if word.digits else second[0][0]
    scale = second[0][0] / bare if bare and first[1] == at else 1.0  # "10 to 12 million"
    kind = "count" if tail.kind == "year" else tail.kind
    return Quantity(at, tail.last, (), kind, tail.unit, parts=(first[0][0] * scale, second[0][0]))


def _joined(words: tuple[Word, ...], at: int, following: int) -> int | None:
    """Index of the second number of a series whose first number ends before word `following`; None if there is none."""
    if following >= len(words):
        return None
    if words[following].gap in _DASHES and is_number(words[following]):
        return None if words[at].key in number_words().cardinals else following
    before = words[at - 1].key if at else ""
    links = {"between": {"and"}, "from": {"or"}}.get(before, {"to", "or"})  # "rose from 10 to 12" is two facts
    if words[following].key not in links or words[following].breaks or following + 1 >= len(words):
        return None
    return following + 1 if is_number(words[following + 1]) else None


def _ordinal(reading: Reading, at: int) -> Quantity | None:
    """`twenty-first`: tens and an ordinal; None for "thirty-second", which may be half a minute."""
    following = reading.words[at + 1] if at + 1 < len(reading.words) else None
    if following is None or following.gap != "-" or following.stem in units():
        return None
    listed = number_words()
    tens, unit = listed.cardinals.get(reading.words[at].key, 0.0), listed.ordinals.get(following.key, 0.0)
    return Quantity(at, at + 1, (tens + unit,), "ordinal") if tens >= 20 and 0 < unit < 10 else None


def _named(reading: Reading, at: int) -> Quantity | None:
    """An ordinal word, a decade (`the nineties`), an order of magnitude (`dozens`), or `twice`."""
    words = reading.words
    word = words[at]
    if word.key == "twice":
        return Quantity(at, at, (2.0,), weak=True)
    if word.key in number_words().decades:
        return Quantity(at, at, (number_words().decades[word.key],), "decade")
    if word.key in number_words().ordinals:
        weak = word.key in {"first", "second"} or word.initial
        return Quantity(at, at, (number_words().ordinals[word.key],), "ordinal", weak=weak)
    three = " ".join(step.key for step in words[at : at + 3])
    if " " in three and three in number_words().vague:
        return Quantity(at, at + 2, (number_words().vague[three],), "vague")
    if word.key in number_words().vague:
        return Quantity(at, at, (number_words().vague[word.key],), "vague")
    return None
