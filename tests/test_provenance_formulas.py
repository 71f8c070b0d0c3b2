"""Formulas: what several events are told in names no source, and what only looks like it still does."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "benchmarks"))

from memory import traced  # noqa: E402

from lineage import credits, provenance  # noqa: E402
from lineage.config import DEFAULT  # noqa: E402
from lineage.provenance.shared.particulars import Wording  # noqa: E402
from lineage.provenance.shared.slots import Comparison  # noqa: E402
from lineage.records import Document, Lineage  # noqa: E402

RULES = credits.rules(credits.load(credits.read_agencies([ROOT / "fixtures/agencies.toml"])))
OUTLETS = ("Quay Herald", "Fjord Post", "Moor Gazette", "Dale Times")


def lineage_of(*texts: tuple[str, str]) -> Lineage:
    """The lineage of texts with their dates, each of another outlet."""
    documents = [
        Document(
            "x",
            outlet,
            text,
            external_id=outlet,
            published=published if len(published) == 10 else published.replace("Z", "+00:00"),
            published_precision="day" if len(published) == 10 else "second",
        )
        for outlet, (published, text) in zip(OUTLETS, texts, strict=False)
    ]
    return provenance.trace(traced(documents, RULES, DEFAULT).case, DEFAULT, RULES)


def quake(strength: str, place: str, hour: str, depth: str) -> str:
    return (
        f"A tremor of magnitude {strength} shook the country around {place} at {hour}, the seismic observatory said."
        f" Its focus lay {depth} kilometres deep.\n\nNo injuries were reported and no buildings fell. Aftershocks are"
        " to be expected for several days, the observatory said, and nobody should enter houses with cracks."
    )


def caution(first: str, last: str) -> str:
    return (
        f"{first}\n\nAn accusation is no conviction, and whoever stands before a court is taken to be innocent until"
        f" the contrary is proved. The sentence is for a judge alone to find, after hearing both sides.\n\n{last}"
    )


def storm(name: str, place: str, day: str, course: str, winds: str) -> str:
    return (
        f"Tropical Storm {name} was about {place} early {day}, moving {course} mph, the Boreal Storm Center said.\n\n"
        f"Maximum sustained winds were near {winds} mph with higher gusts. Some strengthening is forecast during the"
        " next two days.\n\nThere are no coastal watches or warnings in effect. Swells could cause dangerous surf and"
        " rip currents."
    )


def tremor(strength: str, place: str, when: str, depth: str) -> str:
    return (
        f"A magnitude {strength} earthquake struck {place}, Norland, on {when} local time, the Seismic Centre said.\n\n"
        f"The quake hit at a depth of {depth} kilometres. There were no immediate reports of damage or casualties.\n\n"
        "Norland lies on the rim of the Boreal Plate, where about 90 percent of the world's earthquakes occur."
    )


FORMULAS = {
    "bulletins of two storms in one week, which differ between few common words": [
        ("2026-01-10", storm("Ada-Lou", "210 miles south-east of Cape Lindau", "Saturday", "north-west at 12", "50")),
        ("2026-01-15", storm("Otto", "480 miles west of the Osterby Islands", "Thursday", "west at 17", "65")),
    ],
    "bulletins of one country, whose words for the matter stand between values": [
        ("2026-01-10", tremor("4.6", "31 kilometres south-west of Lindau", "Saturday at 1.52am", "92")),
        ("2026-01-24", tremor("5.1", "12 kilometres north-east of Osterby", "Friday at 3.40pm", "40")),
    ],
    "bulletins of three towns within a week": [
        ("2026-01-10", quake("4.4", "Lindau", "5:12 a.m.", "9")),
        ("2026-01-12", quake("3.8", "Osterby", "11:40 p.m.", "14")),
        ("2026-01-15", quake("5.1", "Vell", "2:05 p.m.", "22")),
    ],
    "bulletins of one town on other days": [
        ("2026-01-10", quake("4.4", "Lindau", "5:12 a.m.", "9")),
        ("2026-01-14", quake("3.8", "Lindau", "11:40 p.m.", "14")),
    ],
    "a caution under two cases": [
        ("2026-01-10", caution("A baker from Lindau sold plaster as flour to nine schools.", "The pupils noticed.")),
        ("2026-03-21", caution("Two divers face trial over a bell stolen from Osterby harbour.", "It still rings.")),
    ],
    "bulletins without capitals": [
        (
            "2026-01-10",
            "据地震台网测定，1月10日5时12分在林县发生4.4级地震，震源深度9千米。目前没有人员伤亡和财产损失的报告，当地交通和供电正常。",
        ),
        (
            "2026-02-13",
            "据地震台网测定，2月13日23时40分在河口发生5.1级地震，震源深度14千米。目前没有人员伤亡和财产损失的报告，当地交通和供电正常。",
        ),
    ],
}


@pytest.mark.parametrize("texts", FORMULAS.values(), ids=FORMULAS)
def test_other_values_in_the_same_words_are_no_copy(texts: list[tuple[str, str]]) -> None:
    lineage = lineage_of(*texts)
    assert (lineage.sources, lineage.derivations, lineage.audits) == ((), (), ())


COACH = (
    "At least {} people died and {} were hurt when a coach of the Harnmark company left the road near Corby Weir on"
    " Sunday and fell into the Tinnel gorge, the police of Ostrava Bay said. The driver told them that the brakes had"
    " failed in the last bend."
)
SALT = (
    "Salt was once so dear on this coast that a bride was given her weight of it. It was boiled from the sea in iron"
    " pans over fires of peat, and the smoke was seen from the islands. Each pan gave a sack a day in summer and half"
    " of one in winter. When the railway brought rock salt from the south, the pans were sold for scrap, and only"
    " their names are left on the map, where children take them for the names of saints."
)


def _of_salt(sentences: int) -> str:
    """The first sentences of the text on salt."""
    return ".".join(SALT.split(".")[:sentences]) + "."


POOL = (
    "The town of {} will close its last open pool after the summer because repairs would cost {} million, Mayor {} said"
    " on {}.\n\nThe basin loses as much water each night as a village drinks, and the changing rooms have been propped"
    ' up with beams since the spring. "You cannot swim in nostalgia," the mayor told a meeting that went on until'
    " midnight and ended in song.\n\nA group of swimmers has collected {} names against it. They offered to paint the"
    " walls, to sell the sausages and to stand watch themselves, without pay and in all weathers. Until the council"
    " decides, the water will be heated only on Sundays, and only as far as the sun does not see to it."
)
COPIES = {
    "one storm, whose bulletin an hour later was printed by another outlet": [
        ("2026-01-10T05:00:00Z", storm("Ada", "210 miles east of Lindau", "Saturday", "west at 12", "50")),
        ("2026-01-10T06:00:00Z", storm("Ada", "210 miles east of Lindau", "Saturday", "west at 12", "50")),
    ],
    "one event with the same values": [
        ("2026-01-10T05:00:00Z", quake("4.4", "Lindau", "5:12 a.m.", "9")),
        ("2026-01-10T07:00:00Z", quake("4.4", "Lindau", "5:12 a.m.", "9")),
    ],
    "a toll brought up to date": [
        ("2026-01-10T05:00:00Z", COACH.format(9, 31)),
        ("2026-01-10T09:00:00Z", COACH.format(14, 26)),
    ],
    "an old text printed again": [
        ("2025-05-01", SALT),
        ("2026-01-10", "A pinch of history from the museum in Osterby.\n\n" + SALT),
    ],
    "most of it, in an article on another matter": [
        ("2025-05-01", f"Ruth Abel of Lindau has written a book on the fires of the coast.\n\n{_of_salt(4)}"),
        ("2026-01-10", f"A diver found an anchor in Osterby harbour on Tuesday.\n\n{_of_salt(4)}"),
    ],
    "a few sentences of it, in a report on the same people": [
        (
            "2025-05-01",
            f"The salt museum of Ingrid Tarnow in Osterby, which Emil Trask built, opens with a pan.\n\n{_of_salt(3)}",
        ),
        (
            "2026-01-10",
            f"Ingrid Tarnow must close her salt museum in Osterby, which Petra Kolb paid for.\n\n{_of_salt(3)}",
        ),
    ],
    "a few sentences of it, and nothing else that tells of anybody": [
        ("2025-05-01", _of_salt(3)),
        ("2026-01-10", f"A pinch of history.\n\n{_of_salt(3)}"),
    ],
    "a long text with all facts changed": [
        ("2026-01-10", POOL.format("Lindau", "14", "Petra Kolb", "Monday", "2,300")),
        ("2026-06-10", POOL.format("Osterby", "22", "Emil Trask", "Friday", "5,100")),
    ],
}


@pytest.mark.parametrize("texts", COPIES.values(), ids=COPIES)
def test_a_copy_stays_one_whatever_has_changed(texts: list[tuple[str, str]]) -> None:
    lineage = lineage_of(*texts)
    assert [len(source.members) for source in lineage.sources] == [2]
    givers = "the police of", "observatory", "Storm Center"  # both may have it from there
    given = any(giver in text for _, text in texts for giver in givers)
    assert [audit.verdict for audit in lineage.audits] == ([] if given else ["uncredited"])


def test_a_long_text_that_three_fill_in_is_a_formula() -> None:
    values = [("Lindau", "14", "Petra Kolb", "Monday", "2,300"), ("Osterby", "22", "Emil Trask", "Friday", "5,100")]
    values.append(("Vell", "9", "Ruth Abel", "Thursday", "880"))
    texts = [(f"2026-0{month}-10", POOL.format(*filled)) for month, filled in enumerate(values, 1)]
    assert lineage_of(*texts).sources == ()


@pytest.mark.parametrize("seed", range(4))
def test_a_report_that_is_copied_keeps_its_source_among_others_of_the_formula(seed: int) -> None:
    texts = [
        ("2026-01-10", quake("4.4", "Lindau", "5:12 a.m.", "9")),
        ("2026-01-11", quake("4.4", "Lindau", "5:12 a.m.", "9")),
        ("2026-02-12", quake("3.8", "Osterby", "11:40 p.m.", "14")),
        ("2026-03-15", quake("5.1", "Vell", "2:05 p.m.", "22")),
    ]
    random.Random(seed).shuffle(texts)
    (source,) = lineage_of(*texts).sources
    assert len(source.members) == 2
    assert all(member.through is None for member in source.members)


def test_a_comparison_is_the_same_both_ways() -> None:
    one, other = (
        Wording([(0, quake(*values))]) for values in (("4.4", "Lindau", "noon", "9"), ("5.1", "Vell", "5 a.m.", "22"))
    )
    forth, back = Comparison(one, other), Comparison(other, one)
    found = forth.plain, forth.fixed, forth.slots, forth.own, forth.kin, forth.renamed
    assert found == (back.plain, back.fixed, back.slots, back.own, back.kin, back.renamed)
    assert forth.slots == 3
