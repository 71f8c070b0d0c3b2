"""Two sentences that are mostly alike but tell of two things, and a real change beside each that must be found.

The tests hold classes of false alarms among denials, sources and numbers that were found by reading sentences of two
articles.
"""

from __future__ import annotations

import pytest

from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.records import Change, Span
from tests.facts import reported

Pair = tuple[str, str]

DENIALS: dict[str, Pair] = {
    "a prefix": (
        "Linden leads the Tolm Institute, a nonprofit that tests pumps.",
        "Linden leads the Tolm Institute, a non-profit that tests pumps.",
    ),
    "an apostrophe typed twice": (
        "\"I can''t remember a time when one town wanted so much,\" the mayor said.",
        '"I cannot remember a time when one town wanted so much," Haas said.',
    ),
    "said twice": (
        "“In 2028 I got a lot of votes, but I didn’t get enough delegates.",
        '"I got a lot of votes," she said, "but I didn\'t — I didn\'t get enough delegates.',
    ),
    "broken off": (
        'The harbour governs the town," Haas said.',
        '"Mayor Marsh, you do not -- the town does not govern the harbour. The harbour governs the town," Haas said.',
    ),
    "a noun": (
        "“That was a real mistake.”",
        "And — and that was a — that was a failing. That was a real mistake.”",
    ),
    "a heading": ("The Bridges:", "No Bridge:"),
    "a list under one denial": (
        "I have not broken any laws, violated harbour rules or given false papers to this or any other council.”",
        '"I have not broken any laws, I have not violated any harbour rules, and I have not given false papers to this '
        'or any other council."',
    ),
    "an answer": (
        "“No, you can have every letter I’ve ever sent.",
        "“You can have every letter I’ve ever sent,” he said in discussing the Orla Marsh letter affair.",
    ),
    "what the sentence before denies": (
        "He was shot four times in the 2027 riot at Tolm Harbour, in which a guard killed 32 people and himself.",
        "Neither did a 2027 riot at Tolm Harbour that killed 32 people.",
    ),
    "names alone": (
        "The letter was a joint work by Harbour Speaker Orla Marsh, R-Tolm, and Majority Leader Viktor Haas, R-Sarn.",
        "Neither Harbour Speaker Orla Marsh (R-Tolm) nor Majority Leader Viktor Haas (R-Sarn) wanted the letter.",
    ),
    "before it is done": (
        "The miner's name is not being released because they are waiting for word from the family to do so.",
        "The mine is waiting for word from the family before releasing the miner's name.",
    ),
    "or else": (
        "But I also believe in some locks and gates, so you don’t have a council run amok.”",
        'But you still have to have some locks and gates, or you have a council that can run amok."',
    ),
    "somebody else's": (
        'The miners\' phones have been "ringing off the hook" since the flood in Sarn, he said.',
        "In any event, the phones have not been ringing off the hook at council offices.",
    ),
    "not all of it": (
        "There are two main ways the Tolm clinic receives public funds.",
        "Not all of the public funds the Tolm clinic receives are national spending, however.",
    ),
    "two parties that vote": (
        "All council reformers voted in favour of the bill and 87 farmers did as well; 144 farmers voted against it.",
        "Just 87 farmers supported the bill while 198 reformers voted for it.",
    ),
    "whoever does it": (
        "Ministers in the capital are signing onto a bill by Orla Marsh and Viktor Haas that would give Sarn a say in "
        "trade.",
        "Vessen has enough aid to sustain a veto on a bill by Orla Marsh and Viktor Haas that would give Sarn a say.",
    ),
    "turned twice": (
        "Study after study shows that the Bridge Act has increased the number of towns with a bridge.",
        "At its most basic level, the Bridge Act was intended to reduce the number of towns without a bridge.",
    ),
    "both on one side": (
        "A total of 19 towns and the District of Sarn now permit night fishing, and courts have ruled for it in 14 "
        "other towns.",
        "Before the judges stepped back, night fishing was legal in 19 towns and the District of Sarn and banned in 31 "
        "towns.",
    ),
    "both directions on one side": (
        "Most of Sarn County is north of Tolm, but it's further west of the harbour town.",
        "“Sarn County is west of Tolm.",
    ),
}


@pytest.mark.parametrize("pair", DENIALS.values(), ids=DENIALS.keys())
def test_nothing_is_denied(pair: Pair) -> None:
    """Denials of something else, said twice, or that are none."""
    assert not [change for change in reported(*pair) if change.kind == "negation"]


@pytest.mark.parametrize(
    ("a", "b", "change"),
    [
        ("No farmers in Sarn can vote on the dam.", "Farmers in Sarn can vote on the dam.", ("No", None)),
        (
            '"So Ruth Marsh is the one responsible for the flood," Councillor Orla Grey, R-Tolm, said.',
            '"Excuse me, councillor, Ruth Marsh is not responsible for the flood.',
            (None, "not"),
        ),
        ("Night fishing is legal in Sarn.", "Night fishing is banned in Sarn.", ("legal", "banned")),
        ("Sarn County is north of Tolm.", "Sarn County is south of Tolm.", ("north of", "south of")),
        ("The dam''s owner didn''t open it in Sarn.", "The dam's owner opened it in Sarn.", ("didn''t", None)),
    ],
)
def test_a_denial_of_the_same_is_one(a: str, b: str, change: tuple[str | None, str | None]) -> None:
    """Where the rest of both sides is one, or all that is denied is said of the same name."""
    assert Change("negation", *change) in reported(a, b)


SOURCES: dict[str, Pair] = {
    "one spokesman": (
        'Marsh spokesman Viktor Haas said the speaker "made clear that before any work is done there must be talks."',
        'A spokesman for Speaker Orla Marsh said Monday that Marsh "made clear that before any work is done there must '
        'be talks."',
    ),
    "the official and an aide": (
        '"The mayor chose Linden because he is one of the best engineers in the land," the official said.',
        "“The mayor chose Linden because he is one the best engineers in the land,” a Grey House aide said.",
    ),
    "who is warned": (
        "Police warned residents from Sarn out to Tolm to stay indoors and not to open their doors but to an officer.",
        "Tolm State Police, on its official feed, warns Sarn residents to stay in their homes and to not open the door "
        "but to an officer.",
    ),
    "what somebody is": (
        "Rep. Viktor Haas of California said the rules mean better farms at lower rents, and he urged all to stay.",
        "The California Democrat said the rules mean better farms at lower rents, and he urged all to stay.",
    ),
    "a suspect quoted by a paper": (
        '"The 19-year-old suspect in the Sarn Bridge bombings has told guards that the Karelish wars in Tolm and Yglin '
        'moved him and his brother to carry out the attack," The Harbour Post reports, citing "Karelish officials who '
        'know of the interviews" as its sources.',
        "The teenager cited the Karelish wars in Yglin and Tolm as moving factors behind the attack, a Karelish "
        "government official said.",
    ),
    "two quotations of one house": (
        "“This latest change could cause much harm in the market and lead to more confusion for farmers,” said Orla "
        "Marsh, head of the Farm Plan House.",
        "“Farm plans will go on helping farmers through the year and limit harm or confusion caused by all of these "
        "late changes to the market,” said Viktor Haas, who speaks for the Farm Plan House.",
    ),
    "the second clause": (
        'The government accused "bandits" of firing on the inspectors, state TV reported.',
        "The government accused the rebels of firing at the inspectors, while a rebel said a militia was behind it.",
    ),
    "two saints": (
        "St. Orlan County prosecutor Jan Linden said it could be weeks before the search into the shooting ends.",
        "Sarn police chief Haas told the Post that the navy would take over the St. Orlan County search into the "
        "shooting.",
    ),
    "asked for by": (
        "Lawyers for Rooth's family and hired pathologists said an independent autopsy determined that Rooth was shot "
        "six times, including twice in the head.",
        "Rooth, who was unarmed, was shot six times, including twice in the head, according to a preliminary autopsy "
        "requested by the family.",
    ),
    "a clause behind the tag": (
        "Noting that Norvania and Karelia do not have a trade treaty, Haas said Vessen can't be turned over to Tolm.",
        "Norvania and Karelia do not have a trade treaty.",
    ),
    "where somebody is": (
        "TOHM is Tolm Orlan Harbour Medical Centre in Sarn.",
        "He was being treated at Sarn's Tolm Orlan Harbour Medical Centre, hospital spokeswoman Orla Marsh said.",
    ),
    "of two": (
        "On Friday Vessen was taken into custody without incident.",
        "Chief Orlan said on Friday Rooth was taken into custody without incident.",
    ),
    "two heads of one house": (
        '"With regards to gun research, it was enormous," said Jan Linden, the founding director of the Tolm Harbour '
        "Center for Gun Policy and Research.",
        'Calls to state lawmakers by the vice mayor are "unusual," but not necessarily a bad thing, said Viktor Haas, '
        "director of the Tolm Harbour Center for Gun Policy and Research.",
    ),
    "whose economists": (
        "Slow growth went on Friday, as federal economists reported that the economy added 162,000 jobs in "
        "July while the jobless rate edged down from 7.6 percent to 7.4 percent.",
        "The economy added 195,000 jobs in June while the jobless rate remained steady at 7.6 percent, the Labour "
        "Department reported Friday.",
    ),
    "who speaks unnamed": (
        "The mine closed the page after finding that its owners were fake, said a company official speaking on "
        "condition of anonymity because they were not allowed to speak in public.",
        "A surprise guest was Bishop Haas, said the officials, who spoke on condition of anonymity because they were "
        "not allowed to speak in public.",
    ),
    "a note": (
        "Editor's Note: Farm Care Is About to Strike Are You Prepared?",
        "Farm Care Is About to Strike -- Are You Prepared?",
    ),
    "what he does not do": (
        "Jan Shaw, head of the Tolm Pump Board, said he doesn’t fault Haas for not using pumps.",
        "Jan Shaw is head of the Tolm Pump Board.",
    ),
}


@pytest.mark.parametrize("pair", SOURCES.values(), ids=SOURCES.keys())
def test_nobody_else_is_named_as_the_source(pair: Pair) -> None:
    """One source in other words, two that say two things, and those who only hear it."""
    assert not [change for change in reported(*pair) if change.kind == "attribution"]


@pytest.mark.parametrize(
    ("a", "b", "change"),
    [
        (
            "Rooth was taken into custody without a fight, Chief Orlan said.",
            "Rooth was taken into custody without a fight.",
            ("Chief Orlan", None),
        ),
        (
            "A court spokeswoman said the hearing was put off.",
            "A police spokeswoman said the hearing was put off.",
            ("A court spokeswoman", "A police spokeswoman"),
        ),
        (
            '"The dam in Sarn will hold for a hundred years," said Orla Marsh.',
            '"The dam in Sarn will hold for a hundred years," said Viktor Haas.',
            ("Orla Marsh", "Viktor Haas"),
        ),
        (
            "According to the Harbour Ministry, the 37-year-old ship is registered to Orlan Lines of Norvania.",
            "The Grey Heron is a 37-year-old ship registered to Orlan Lines of Norvania.",
            ("the Harbour Ministry", None),
        ),
        (
            '"We will grant the request while we explore our options," Tolm spokesman Viktor Haas told the Post.',
            'We will grant the request while we explore our options," said Jan Linden, executive vice president '
            "of the Tolm Names and Maps Group.",
            ("Tolm spokesman Viktor Haas", "Jan Linden"),
        ),
        (
            "The Labour Board on Friday said the dam in Sarn was safe.",
            "Villagers on Friday said the dam in Sarn was safe.",
            ("The Labour Board", "Villagers"),
        ),
    ],
)
def test_another_source_of_the_same_is_one(a: str, b: str, change: tuple[str | None, str | None]) -> None:
    """Of one claim or one quotation; the day is no part of whoever speaks."""
    assert Change("attribution", *change) in reported(a, b)


NUMBERS: dict[str, Pair] = {
    "posts": (
        "— Ann Bell (@annbell) December 2, 2031",
        "— Ann Bell (@annbell) December 7, 2031",
    ),
    "paragraphs": (
        "The centre, a 9(b)(3) house of the tax code, hosted the call for checks.",
        "The centre, a 9(b)(4) house of the tax code, hosted the call for checks.",
    ),
    "came and expected": (
        "175,000 jobs were added to payrolls last month, slightly more than economists had expected.",
        "Economists surveyed by the Post had expected the report to show 158,000 jobs were added in May.",
    ),
}


@pytest.mark.parametrize("pair", NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers_of_two_things_are_no_change(pair: Pair) -> None:
    """Of stamps, of paragraphs, and one that came beside one that was expected."""
    assert not [change for change in reported(*pair) if change.kind == "number"]


def test_two_expectations_of_one_are_a_change() -> None:
    """However they are worded."""
    a = "Economists had expected 158,000 jobs in May."
    assert Change("number", "158,000", "163,000") in reported(a, a.replace("158", "163"))
    assert Change("number", "158,000", "163,000") in reported(a, "In May 163,000 jobs were expected by economists.")


def test_a_slip_of_the_magnitude_is_a_change() -> None:
    """A number a thousand times as large is of something else, but where names and numbers tie both sentences."""
    a = "Orla Finch told the council of Tarrow that the new bridge had cost 1.4 billion pounds."
    b = "According to Orla Finch, the council in Tarrow paid 1.4 million pounds for its new bridge."
    assert reported(a, b) == (Change("number", "1.4 billion pounds", "1.4 million pounds"),)
    assert reported(a, b.replace("1.4 million", "90 million")) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Many members of the council backed the plan for the harbour.", "Few members of it opposed the plan."),
        ("Many members supported the plan for the harbour.", "Few members opposed the plan for the harbour."),
        ("All members accepted the plan for the harbour.", "No members rejected the plan for the harbour."),
        ("Finch refused to approve the plan for the harbour.", "Finch opposed the plan for the harbour."),
        ("Tarrow voted against closing the school on the hill.", "Tarrow voted to open the school on the hill."),
        ("Seventeen of 20 pupils passed the test.", "Three of 20 pupils did not pass the test."),
    ],
)
def test_what_is_turned_round_twice_is_the_same(a: str, b: str) -> None:
    """Two opposites in one sentence, an opposite that is denied, and the other part of a whole say the same again."""
    assert reported(a, b) == reported(b, a) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mill was bought by an Elba-based group on Monday.", "The mill was bought by Orvo on Monday."),
        ("The court charged Bell with theft of the boat.", "The court has not convicted Bell of theft of the boat."),
        ("Tarrow proposed a ban on cars in the centre.", "Tarrow did not approve a ban on cars in the centre."),
    ],
)
def test_what_is_no_name_and_no_step_replaces_none(a: str, b: str) -> None:
    """A town that only says where a body is from, and a step of a matter that is denied."""
    assert reported(a, b) == reported(b, a) == ()


def test_a_word_that_opens_a_sentence_is_a_name_if_the_text_has_it_elsewhere() -> None:
    """Its capital alone does not show that."""
    texts = [
        f"The mill was bought by {name}. {name} opened the mill on Monday in the rain." for name in ("Holm", "Marsh")
    ]
    spans = [Span(text.index(". ") + 2, len(text)) for text in texts]
    edits = word_edits(texts[0], spans[0], texts[1], spans[1])
    found = fact_changes(texts[0], spans[0], texts[1], spans[1], edits)
    assert found == (Change("name", "Holm", "Marsh"),)
