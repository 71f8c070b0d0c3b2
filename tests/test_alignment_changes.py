"""Laws and examples of fact changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.records import Change, Span
from tests.facts import reported

NUMBERS = [
    "12",
    "fourteen",
    "$1.2m",
    "a dozen",
    "6%",
    "14 June 2021",
    "9:30 a.m.",
    "half of",
    "3-1",
    "٣٥",
    "三十五",
    "1990s",
    "5/0",
    "a thirty-second",
    "the twenty-first",
    "twice as",
    "doubled",
    "nearly two dozen",
    "at least 20",
    "from 2009 to 2014",
    "at the age of 71,",
    "twenty minutes to midnight",
    "8 a.m. AEST",
]
NAMES = [
    "Ann Bell",
    "Mayor",
    "Hart",
    "Velmora",
    "the UN",
    "Iran",
    "Tehran",
    "police",
    "residents",
    "officials",
    "，",
    "。",
    "Toyota",
    "the Securities and Exchange Commission",
    "SEC",
    "Ann Bell of Iran",
    "the captain, Ann Bell",
    "the transport ministry",
    "and",
]
CUES = [
    "said",
    "told",
    "according to",
    "not",
    "never",
    "failed to",
    "denied",
    "without",
    "can't",
    "allegedly",
    "may",
    "will",
    "neither",
    "nor",
    "hardly",
    "against",
    "rejected",
    "approved",
    "no longer",
    "at least",
    "considering a",
    "imposed a",
    "no evidence that",
    "accused the mayor of",
    "unclear whether",
    "sues",
    "was sued by",
]
REST = ["four killed", "19 injured", "twice the", "percentage points", "Ardmore City", "Ardmore United"]
REST += [
    "Finance Minister Bell",
    "Interior Minister Bell",
    "\uf9d1월",
    "is believed to",
    "plans to",
    "must",
    "should",
    "opened",
    "the bridge",
    "on Monday",
    ",",
    ".",
    "“",
    "”",
    "\n",
]
NEWS = st.lists(st.sampled_from(NUMBERS + NAMES + CUES + REST), max_size=25).map(" ".join)
TEXT = NEWS | st.text(st.characters(), max_size=60)


@given(TEXT, TEXT)
def test_changes_quote_their_sides(a: str, b: str) -> None:
    """Whatever the texts, nothing is raised, and each change quotes A, or B, or both, in the words that stand there."""
    for change in reported(a, b):
        assert change.a is not None or change.b is not None
        assert change.a is None or (change.a and change.a in a)
        assert change.b is None or (change.b and change.b in b)


@given(TEXT)
def test_identical_texts_have_no_change(text: str) -> None:
    """A text does not contradict itself."""
    assert reported(text, text) == ()


@given(TEXT, TEXT)
def test_swapping_the_sides_mirrors_the_changes(a: str, b: str) -> None:
    """The same facts differ seen from the other side."""
    assert reported(a, b) == tuple(Change(kind, y, x) for kind, x, y in reported(b, a))


@given(NEWS, NEWS, NEWS)
def test_only_the_spans_are_compared(a: str, b: str, around: str) -> None:
    """Every change lies inside the spans, whatever else the texts say."""
    left, right = f"{around}\n{a}", f"{b}\n{around}"
    spans = Span(len(around) + 1, len(left)), Span(0, len(b))
    for change in fact_changes(left, spans[0], right, spans[1], word_edits(left, spans[0], right, spans[1])):
        assert (change.a or "") in a
        assert (change.b or "") in b


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("At least 23 sailors drowned.", "At least 32 sailors drowned.", ("number", "23", "32")),
        ("The talks resume on March 3.", "The talks resume on March 13.", ("number", "March 3", "March 13")),
        (
            "Profits fell 3 percent in the second quarter.",
            "Profits fell 3 percent in the third quarter.",
            ("number", "second", "third"),
        ),
        ("The port stays open until 2030.", "The port stays open until 2035.", ("number", "2030", "2035")),
        (
            "They must pay 12 million euros.",
            "They must pay 12 million dollars.",
            ("number", "12 million euros", "12 million dollars"),
        ),
        ("Dozens of homes were flooded.", "Hundreds of homes were flooded.", ("number", "Dozens", "Hundreds")),
        ("The ship sailed to Belport.", "The ship sailed to Halden.", ("name", "Belport", "Halden")),
        (
            "The summit opens in Geneva on Friday.",
            "The summit opens in Vienna on Friday.",
            ("name", "Geneva", "Vienna"),
        ),
        ("They found Jan Keller at home.", "They found Jan Kellner at home.", ("name", "Jan Keller", "Jan Kellner")),
        ("He pleaded not guilty to theft.", "He pleaded guilty to theft.", ("negation", "not", None)),
        ("The senator supports the bill.", "The senator opposes the bill.", ("negation", "supports", "opposes")),
        ("The leak may have been caused by rust.", "The leak was caused by rust.", ("modality", "may", None)),
        ("The state must pay the families.", "The state should pay the families.", ("modality", "must", "should")),
        ("The bomb was laid by rebels, police said.", "The bomb was laid by rebels.", ("attribution", "police", None)),
        ("Haas said the mine was safe.", "The mine was safe, Nordal said.", ("attribution", "Haas", "Nordal")),
        (
            "A court in Sarn rejected the plan of the mining firm Orvek to dig on the hill.",
            "The plan of the mining firm Orvek to dig on the hill was approved by a court in Sarn.",
            ("negation", "rejected", "approved"),
        ),
        (
            "A suspected gas leak destroyed a bakery and two flats in Sarn on Friday.",
            "Two flats and a bakery in Sarn were destroyed by a gas leak on Friday.",
            ("modality", "suspected", None),
        ),
        (
            "The tunnel will cost twice as much, the national audit office said on Monday.",
            "The tunnel will cost twice as much, the transport ministry said on Monday.",
            ("attribution", "the national audit office", "the transport ministry"),
        ),
        (
            "The Corn Theatre owes 2 million euros, according to its former accountant.",
            "The Corn Theatre owes 2 million euros.",
            ("attribution", "its former accountant", None),
        ),
        ("The Sarn team lost the cup in Tolm.", "The Sarn team won the cup in Tolm.", ("negation", "lost", "won")),
        (
            "Residents of Sarn say the mill has pumped dark foam into the river since June.",
            "Since June the mill in Sarn has pumped dark foam into the river.",
            ("attribution", "Residents of Sarn", None),
        ),
        (
            "Ada Holt of Nigeria broke the record in Doha on Friday.",
            "The record was broken on Friday in Doha by Ada Holt of Ghana.",
            ("name", "Nigeria", "Ghana"),
        ),
        (
            "“The pitch was wet,” said the captain, Leo Marsh.",
            "“The pitch was wet,” said the referee, Tom Field.",
            ("attribution", "the captain, Leo Marsh", "the referee, Tom Field"),
        ),
        (
            "A court official said the trial was put off.",
            "A police official said the trial was put off.",
            ("attribution", "A court official", "A police official"),
        ),
        (
            "Norway's envoy said the boats had been in its waters.",
            "Iceland's envoy said the boats had been in its waters.",
            ("attribution", "Norway's envoy", "Iceland's envoy"),
        ),
        (
            "Two thirds of the fields lie dry.",
            "Three quarters of the fields lie dry.",
            ("number", "Two thirds", "Three quarters"),
        ),
        ("She denied that she had sold the boat.", "She said she had sold the boat.", ("negation", "denied", None)),
        (
            "Two men, thought to be working for a rival port, fled on Friday.",
            "Two men, who work for a rival port, fled on Friday.",
            ("modality", "thought", None),
        ),
        (
            "Japan signed the treaty in Tokyo.",
            "South Korea signed the treaty in Tokyo.",
            ("name", "Japan", "South Korea"),
        ),
        (
            "It makes 3 million tonnes a year.",
            "It makes 3 million tonnes a month.",
            ("number", "3 million tonnes a year", "3 million tonnes a month"),
        ),
        (
            "More than half of the voters stayed at home.",
            "Less than half of the voters stayed at home.",
            ("number", "More than half", "Less than half"),
        ),
        (
            "All of the crew were saved by the navy.",
            "Some of the crew were saved by the navy.",
            ("negation", "All", "Some"),
        ),
        (
            "The firm said it lost control of the mine.",
            "The firm said it gained control of the mine.",
            ("negation", "lost", "gained"),
        ),
        (
            "The suspect allegedly set fire to the barn.",
            "The suspect set fire to the barn.",
            ("modality", "allegedly", None),
        ),
        ("The deal could be signed next month.", "The deal will be signed next month.", ("modality", "could", "will")),
        (
            "The mayor is expected to resign this week.",
            "The mayor will resign this week.",
            ("modality", "expected", "will"),
        ),
        (
            "They gave the contract to Sarnens on Friday.",
            "They gave the contract to Halder on Friday.",
            ("name", "Sarnens", "Halder"),
        ),
        ("Hart got 18 months in jail.", "Hart got 18 years in jail.", ("number", "18 months", "18 years")),
        ("The road is 12 miles long.", "The road is 12 kilometres long.", ("number", "12 miles", "12 kilometres")),
        ("The council upheld the ban.", "The council did not uphold the ban.", ("negation", None, "not")),
        ("The bridge appears to be safe.", "The bridge is safe.", ("modality", "appears", None)),
        ("오늘 비가 안 온다.", "오늘 비가 온다.", ("negation", "안", None)),
        ("회의는 오전 9시에 시작한다.", "회의는 오전 10시에 시작한다.", ("number", "9시", "10시")),
    ],
)
def test_a_changed_fact_is_reported(a: str, b: str, expected: tuple[str, str | None, str | None]) -> None:
    """One change of the right kind, quoted briefly."""
    assert [tuple(change) for change in reported(a, b)] == [expected]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Police detained five men and two women.", "Police detained seven people."),
        ("They drove 100 miles to the border.", "They drove 160 kilometres to the border."),
        ("The suspect, aged 29, was held at home.", "The 29-year-old suspect was held at home."),
        ("Voters in Sarn backed Ann Bell (AB).", "Voters in Sarn backed AB."),
        ("Two of them spoke to Reuters on Monday.", "Two of them spoke to AFP on Monday."),
        ("The talks ended without agreement.", "The talks failed to produce an agreement."),
        ("The bridge will stay closed until Friday.", "The bridge will not reopen before Friday."),
        ("He allegedly stole the money.", "Police accuse him of stealing the money."),
        ("The storm may reach the coast.", "The storm could reach the coast."),
        ("It could be weeks before the mine reopens.", "It will take weeks for the mine to reopen."),
        ("They must pay 12 million euros.", "They must pay some 13 million dollars."),
        ("The talks open in Lyon on Friday.", "The talks open in France on Friday."),
        ("Few of the houses survived; many burned down.", "Many of the houses burned down, and few survived."),
        ("The unrest in America began in May.", "The unrest in Ohio began in May."),
        ("The unrest in England began in May.", "The unrest in Leeds began in May."),
        (
            "She earns 90 euros a month and pays 90 euros a year.",
            "She pays 90 euros a year and earns 90 euros each month.",
        ),
        ("The ruins could be seen from the road.", "The ruins were seen from the road."),
        ("It makes 3 million tonnes a year.", "It makes 3 million tonnes per year."),
        ("Rust is less dangerous than rot.", "He does not think that rust is more dangerous than rot."),
        ("The mayor is expected to resign this week.", "The mayor plans to resign this week."),
        ("All 40 of the crew were saved.", "The whole crew of 40 was saved."),
        ("They play the Reds on Sunday in the final.", "They play Sarnfield on Sunday in the final."),
        ("The ministry said the ship carried grain.", "The ship carried grain, an official said."),
        ("“It is late,” said Ann Bell.", "It is late."),
        ("Die Gemeinde eröffnet im Frühjahr eine Schule.", "Die Stadt eröffnet im Sommer eine Schule."),
        ("Rates rose by a quarter of a percentage point.", "Rates rose by 0.25 percentage points."),
        ("Output fell by a third of a per cent.", "Output fell 0.33%."),
        ("Hart got 18 months in jail.", "Hart was jailed for a year and a half."),
        ("The bridge appears to be safe.", "The bridge seems safe."),
        ("The singer appeared to cheers from the bridge.", "The singer came to cheers from the bridge."),
        ("Neither side has accepted the plan.", "Both sides have rejected the plan."),
        ("Sarn Rovers lost to Tolm United on Sunday.", "Tolm United beat Sarn Rovers on Sunday."),
        ("The firm Orvek sold the mill to the Palma group.", "The Palma group bought the mill from the firm Orvek."),
        ("None of the 19 sailors was hurt when the ship sank.", "All 19 sailors were unhurt when the ship sank."),
        ("The rescue was not without danger.", "There was danger in the rescue."),
        ("The quake came at twenty minutes to midnight.", "The quake came at 23:40."),
        ("Almost nobody opposed the cable car.", "Hardly anyone opposed the cable car."),
        ("The council voted to keep it open.", "The council voted against closing it."),
        ("Neither Ann nor her dog is late.", "Ann and her dog are not late."),
        ("The mine lies north of Sarn.", "The mine lies north-west of Sarn."),
        ("The sale ends at 8 a.m. AEST today.", "The sale ends at 6 p.m. EDT on Sunday."),
        (
            "Washington is wary, given its losses in Iraq.",
            "The United States is wary of Chad, given its losses in Iraq.",
        ),
        (
            "The IPC said the boats had been sold.",
            "The Inland Ports Commission said the boats had been sold.",
        ),
        (
            "The Board of Boats, Freight and Harbours said the ship was lost.",
            "The BFH said the ship was lost.",
        ),
        ("Ann Bell, Orla Finch and Ray Moss", "Vera Nash, Orla Finch and Ray Moss"),
        (
            "Ann Bell, director of the Sarn Office of Emergency Services, said 90 homes had burned.",
            "Ray Moss, a deputy director of the Sarn Office of Emergency Services, said nobody was hurt.",
        ),
        ("Twenty-one ships sank on Friday.", "On Friday 21 ships sank."),
        (
            "Some 18 percent of men on the drug fell ill, against 24 percent of the others.",
            "They found that 6 percent of men on the drug had a fever, compared to 5 percent on sugar.",
        ),
        ("Of the 50 seats, 41 are taken.", "Only nine of the 50 seats are still free."),
        ("Nearly two dozen ships sank on Friday.", "At least 20 ships sank on Friday."),
        ("The talks ended without a deal.", "The talks ended with no deal."),
        ("The port will not open before Monday.", "The port will open on Monday at the earliest."),
        ("Perhaps 5,000 people marched on Friday.", "About 5,000 people marched on Friday."),
        ("City officials said the tunnel would open.", "The mayor said the tunnel would open."),
        ("The club's president said the coach would stay.", "The club said the coach would stay."),
        ("Haas said the mine was safe.", "The director said the mine was safe."),
        ("Government lawyers said he had lied to them.", "Prosecutors said he had lied to them."),
        ("Kyiv said the bridge had been hit.", "Ukraine said the bridge had been hit."),
        ("The three-term mayor opened the bridge.", "The mayor opened two bridges."),
        ("She did not vote for the popular bill.", "She did vote for the unpopular bill."),
        (
            "Prosecutors accused the mayor of taking bribes from builders.",
            "The mayor was taking bribes from builders for ten years, a court in Orrin heard on Monday.",
        ),
        (
            f"{'They won and lost, rose and fell. ' * 5}They won.",
            f"{'They won and lost, rose and fell. ' * 5}They lost.",
        ),
    ],
)
def test_a_harmless_rewording_is_not(a: str, b: str) -> None:
    """Sums, units, ages, short forms, agencies, other denials, other doubts, other speakers of one office: nothing.

    Nor what can be counted or turned in too many ways.
    """
    assert reported(a, b) == ()


def test_the_texts_around_explain_a_name() -> None:
    """A forename against a surname is no change where one of the texts joins the two."""
    a, b = "The boy lost his dog, and Evan cried.", "The boy lost his dog, and Nash cried."
    assert [change.kind for change in reported(a, b)] == ["name"]
    joined = f"{a} Evan Nash is ten."
    spans = Span(0, len(a)), Span(0, len(b))
    assert fact_changes(joined, spans[0], b, spans[1], word_edits(joined, spans[0], b, spans[1])) == ()


def test_a_source_named_next_to_the_span_is_not_lost() -> None:
    """A lost source is no change where the neighbourhood still names it."""
    a, b = "Police said the driver had drunk before the crash.", "The driver had drunk before the crash."
    assert [change.kind for change in reported(a, b)] == ["attribution"]
    beside = f"Police gave details on Monday. {b}"
    spans = Span(0, len(a)), Span(len(beside) - len(b), len(beside))
    assert fact_changes(a, spans[0], beside, spans[1], word_edits(a, spans[0], beside, spans[1])) == ()
