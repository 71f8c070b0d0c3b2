"""Differences between two reports of one event that change no fact, and a real change beside each that must be found.

The tests hold classes of false alarms that were found by reading the changes reported between articles of different
outlets.
"""

from __future__ import annotations

import pytest

from lineage.records import Change
from tests.facts import reported

Pair = tuple[str, str]

DENIALS: dict[str, Pair] = {
    "spending and deficit": (
        "The mayor's proposed spending for the 2031 budget year, which begins on March 1, would rise 2.5 percent.",
        "It expects that the deficit for the 2031 budget year, which begins on March 1, would fall to $744 million.",
    ),
    "asylum and landing rights": (
        "Story highlights Norvania's president says he is willing to grant Vessen asylum",
        'Story highlights Norvania says its president was denied landing rights due to "lie" about Vessen',
    ),
    "two things that may be": (
        "If the judges choose to rule broadly, they could overturn Rule 8 and end every other limit in the land.",
        "The judges could also uphold Rule 8.",
    ),
    "opposites of two bodies": (
        "Marriage counts in more than 1,100 laws of the union that include estate taxes, Social Fund "
        "survivor benefits and "
        "health benefits for clerks.",
        "There are more than 1,000 laws of the union that grant benefits of one sort or another to couples, "
        "from tax cuts "
        "to Social Fund benefits, but MARA excludes those benefits for others who marry.",
    ),
    "who defeats somebody wins": (
        "Reformer Orla Marsh defeats Ken Vessen in the race for governor of Sarn, the Harbour Post projects",
        "Most polls before the day of the vote had Reformer Orla Marsh coasting to victory over Ken Vessen in the race "
        "for governor of Sarn.",
    ),
    "until": (
        "The navy said the mission was part of its Grey Heron exercise, which began on March 1 and ends on April 30.",
        "The navy said the flights belong to its Grey Heron drill, which began on March 1 and will continue through "
        "April 30.",
    ),
    "then and now": (
        'As incoming Majority Leader Orla Marsh said in 2030, "the one thing that we want is a new bridge."',
        '"The one thing that we want is a new bridge," Orla Marsh, then the minority leader, said in 2030.',
    ),
    "a sentence more": (
        '"Too many Tolmers are working more than ever just to get by," the mayor said.',
        "“Too many Tolmers are working more than ever just to get by. And too many still aren't working at all,” the "
        "mayor said.",
    ),
    "those who": (
        "Members of the Harbour Panel (those who voted this week are in bold):",
        "These are the members of the Harbour Panel (not all of whom voted this week):",
    ),
    "in time": (
        "But she said no more, as the full findings were not expected for about two weeks.",
        "Full findings are expected in two weeks.",
    ),
    "a strange apostrophe": (
        "If a town doesn't build a dam, its farmers don't get the grant, Vessen says in the film.",
        "If a town doesn¹t build a dam, its farmers don¹t get the grant, Vessen says in the film.",
    ),
}


@pytest.mark.parametrize("pair", DENIALS.values(), ids=DENIALS.keys())
def test_nothing_is_denied(pair: Pair) -> None:
    """Opposites told of two things or of two times, and denials that the other side does not contradict."""
    assert not [change for change in reported(*pair) if change.kind == "negation"]


@pytest.mark.parametrize(
    ("a", "b", "change"),
    [
        (
            "Spending in the 2031 budget year, which begins on March 1, would rise 2.5 percent.",
            "In the 2031 budget year, which begins on March 1, spending would fall 2.5 percent.",
            ("rise", "fall"),
        ),
        ("The judges will overturn Rule 8.", "The judges will uphold Rule 8.", ("overturn", "uphold")),
        (
            "The talks will end on April 30 in Sarn.",
            "The talks will continue on April 30 in Sarn.",
            ("end", "continue"),
        ),
        (
            "Orla Marsh, the majority leader, opened the dam in Sarn.",
            "Orla Marsh, the minority leader, opened the dam in Sarn.",
            ("majority", "minority"),
        ),
        ("All of the miners were working on Monday.", "Not all of the miners were working on Monday.", (None, "Not")),
        ("Vessen didn´t open the dam in Sarn.", "Vessen opened the dam in Sarn.", ("didn´t", None)),
    ],
)
def test_a_denial_of_the_same_is_one(a: str, b: str, change: tuple[str | None, str | None]) -> None:
    """With the same figure, flatly stated, at one time."""
    assert Change("negation", *change) in reported(a, b)


DOUBTS: dict[str, Pair] = {
    "what will be said": (
        'In his speech in Sarn, Vessen said that drones are "just" because of "their power to find a target and spare '
        'all others".',
        "A map to what Vessen will likely say about drones is given by the speech in Sarn in which he said "
        "that they are "
        '"just" because of "their power to find a target and spare all others".',
    ),
    "a speaker's own belief": (
        "“I believe the Marsh bill is a fair repair that will save farmers from a new rent,” she said.",
        "“The Marsh bill is a fair repair that will save farmers from a new rent,” she said.",
    ),
    "under a condition": (
        "If convicted of theft, Vessen could face ten years in prison or a fine.",
        "Vessen has been sacked and faces ten years in prison or a fine if convicted.",
    ),
    "names alone": (
        "Story in brief: former envoy believes Grey Heron raided farms to force a deal.",
        "Story in brief: Grey Heron has robbed hundreds of farms.",
    ),
    "somebody else of the clause": (
        "Police believe the 34-year-old woman with burns is the mother of seven of the children, and the "
        "eighth child is "
        "thought to be one of her cousins, Inspector Jan Vessen said.",
        "A 34-year-old man and a 38-year-old woman were also among the dead, police said.",
    ),
    "questions": ("So which farms in Sarn will flood?", "Which six farms in Sarn are the most likely to flood?"),
    "to decide whether": (
        "The jury, which met on May 20, did not weigh whether Vessen had a reason to shoot the guard.",
        "The jury met on May 20 to decide whether to charge Officer Vessen, 28, with shooting the guard.",
    ),
    "will decide": (
        "With both the mayor and Orla Marsh considering bids for the Harbour Seat in 2031, the talk goes on.",
        "Orla Marsh says she'll decide in 2030 about whether she makes a run for the Harbour Seat in 2031.",
    ),
    "any potential": (
        "That means farmers can block any High Court judge through a walkout if they can get 40 of their members to "
        "agree.",
        "But farmers can block any potential judge through a walkout if they can get 41 votes.",
    ),
    "to assume command": (
        "The navy was preparing to take command of the 500 guards in Sarn on Monday.",
        "On Monday the navy assumes command of the 500 guards in Sarn.",
    ),
}


@pytest.mark.parametrize("pair", DOUBTS.values(), ids=DOUBTS.keys())
def test_nothing_is_more_certain(pair: Pair) -> None:
    """Doubts of something else, of what is asked, and those that both sides have."""
    assert not [change for change in reported(*pair) if change.kind == "modality"]


@pytest.mark.parametrize(
    ("a", "b", "change"),
    [
        ("The mayor believes the dam will hold.", "The dam will hold.", ("believes", None)),
        ("The fine could close the mine in Sarn.", "The fine will close the mine in Sarn.", ("could", "will")),
        (
            "The council is considering a ban on rafts.",
            "The council decided on a ban on rafts.",
            ("considering", "decided"),
        ),
        ("Vessen will likely face a fine over the dam.", "Vessen faces a fine over the dam.", ("likely", None)),
    ],
)
def test_a_doubt_of_the_same_is_one(a: str, b: str, change: tuple[str | None, str | None]) -> None:
    """Where the other side states flatly what is doubted."""
    assert Change("modality", *change) in reported(a, b)


SOURCES: dict[str, Pair] = {
    "what stands in brackets": (
        "In Sarn, Orla Marsh (D-Calif..) told reporters that nothing is left to cut: “The cupboard is bare!”",
        "In Sarn, Orla Marsh (D-Cal.) told reporters that nothing is left to cut: “The cupboard is bare!”",
    ),
    "an office and who holds it": (
        "According to the report by the ORB inspector general, the agency followed a faulty rule.",
        "According to the report by Vessen, the agency followed a faulty rule.",
    ),
    "the end of a quotation": (
        "am I judging towns by their bridges and not by their roads?” the mayor said.",
        "Am I judging towns by their bridges, and not by their roads?",
    ),
    "a family that owns the firm": (
        "The Vessen family said the rule asks them to break their beliefs or drop the workers' health plan.",
        "The company owners say the rule asks them to break their beliefs or drop the workers' health plan.",
    ),
    "of which more is told": (
        "Foreign Minister Viktor Haas said on Monday that reports of the use of gas must be looked into and given to "
        "the Harbour Council.",
        "While Secretary-General Orla Marsh said on Monday that the use of gas was a crime against mankind and must be "
        "punished, certain opposition by the Karelish ally Norvania and perhaps Belmark undermined the hope that the "
        "Harbour Council would support an armed mission to Sarn.",
    ),
    "the one tells of the other": (
        "Former mayor Viktor Haas said on Tuesday the council should find a way to keep its promise that "
        "those who liked "
        "their present farm plan could keep it under the new farm law.",
        "Some lawmakers say they were moved by former mayor Viktor Haas's call on Tuesday for the council to keep its "
        "promise that those who liked their farm plan could keep it, even if the farm law had to be changed.",
    ),
    "the one denies it": (
        "The government has argued that the question would help it to enforce the Farm Act.",
        "Land law experts have said the question is not needed to enforce the Farm Act.",
    ),
    "of oneself": (
        "If asked by outside bodies, however, the ORB will hand over data from its logs to help with the search.",
        "However, the agency said it will hand over data from its logs to help with the search if asked by "
        "outside bodies.",
    ),
    "both of two": (
        "Gunmen attacked a town and took hostages as they fled from fighting in Sarn, military officials said.",
        "Gunmen attacked a town and took hostages as they fled from fighting in Sarn, soldiers and rebels said.",
    ),
}


@pytest.mark.parametrize("pair", SOURCES.values(), ids=SOURCES.keys())
def test_nobody_else_is_named_as_the_source(pair: Pair) -> None:
    """One source in other words, or two that say two things."""
    assert not [change for change in reported(*pair) if change.kind == "attribution"]


def test_a_relative_pronoun_is_no_part_of_a_source() -> None:
    """Of "Haas, who neighbours said" the neighbours said it."""
    (change,) = reported(
        "Police said one of the brothers who were arrested, a 52-year-old, lived at the house in Sarn.",
        "Three men were arrested, among them a 52-year-old, who neighbours said lived at the house in Sarn.",
    )
    assert change == Change("attribution", "Police", "neighbours")


NAMES: dict[str, Pair] = {
    "a form": ("Correspondent Jan Linden has the story.", "Correspondent Orla Marsh has the story."),
    "in other places": (
        "It would also turn the health plan for older Karelians into a voucher for those who come later.",
        "It would also turn the Sanicare health plan for seniors into a voucher for those who come later.",
    ),
    "whose it is and who tells it": (
        "In a 2010 essay, the late Yolm scholar Jan Linden observed that only Norvania has managed a century "
        "of unbroken "
        "rule under one law.",
        "As Yglin explains, Linden observed that only Norvania has managed a century of unbroken rule under one law.",
    ),
}


@pytest.mark.parametrize("pair", NAMES.values(), ids=NAMES.keys())
def test_two_names_of_two_places_in_a_sentence_are_no_change(pair: Pair) -> None:
    """One name stands for another where it stands where the other did, in a sentence that says something of both."""
    assert not [change for change in reported(*pair) if change.kind == "name"]


def test_one_name_stands_for_another_behind_a_preposition() -> None:
    """However the rest is ordered."""
    changes = reported("Haas spoke by phone with Orlan on Thursday.", "On Thursday Haas talked to Varga by phone.")
    assert changes == (Change("name", "Orlan", "Varga"),)


NUMBERS: dict[str, Pair] = {
    "an archive": (
        "Harbour Blog Archives Select Date May, 2031 April, 2031 March, 2031 February, 2031 January, 2031 "
        "December, 2030",
        "Harbour Blog Archives Select Date April, 2031 March, 2031 February, 2031 January, 2031 December, 2030 "
        "November, 2030",
    ),
    "a stamp": ("(Aug. 3) AP", "(Aug. 26) AP"),
    "one of them and the others": (
        "She and her eight colleagues know that they are writing history with these four cases.",
        "The nine members know that they are writing history with these four cases.",
    ),
    "which interviews": (
        "Now Haas is coming back to the talking points used to prepare Marsh for those May 16, 2031, "
        "interviews, seizing "
        "on another letter by adviser Viktor Orlan that was found yesterday.",
        "One of the papers was an unknown letter on May 14, 2031, from Viktor Orlan, an adviser for the "
        "coast, that listed "
        "talking points for Marsh about the riots in Sarn.",
    ),
    "an average": (
        "For 2030, employers added 1.84 million jobs, an average of 153,000 jobs a month, roughly matching the job "
        "totals for 2029.",
        "The economy added 155,000 jobs in May, bringing the total number of jobs created in 2030 to 1.84 million, the "
        "Labour Office said Friday.",
    ),
    "what was expected": (
        "As we wrote, they had been expecting to hear that employers added about 160,000 jobs and that the "
        "jobless rate "
        "stayed near the 7.9 percent of May.",
        "The June report showed that the economy added 236,000 jobs, which brings the jobless rate to 7.7 percent from "
        "7.9 percent in May.",
    ),
    "what was before": (
        "And it revised up its estimate of the jobs that firms created in June to 198,000 from 188,000.",
        "And job gains were 188,000 in June, down from the 195,000 reported last month.",
    ),
    "one country and the others": (
        "Twelve nations around the Sarn Sea have agreed to a sweeping trade pact that would cut barriers to goods.",
        "Norvania and 11 nations around the Sarn Sea have agreed to a sweeping trade accord that cuts "
        "barriers to goods.",
    ),
    "whose deadline": (
        "The source said that Budget Committee Chairman Jan Vessen, of Tolm, will work with the council to "
        "draft a budget "
        "by an April 15 deadline.",
        "That may change with the coming debate on cuts that are set to take effect on March 31, or when "
        "Budget Committee "
        "Chairman Jan Vessen of Tolm shows his next budget.",
    ),
    "quarters": (
        "The downturn of output in the fourth quarter was due to fewer private stocks, federal orders and "
        "exports, and to "
        "local government spending, and was partly offset by an upturn in building and fewer imports.",
        "While federal and local government spending, private stocks and exports were down, personal "
        "spending was up by "
        "2.2 percent, more than its 1.6 percent rise in the third quarter.",
    ),
    "shares of two polls": (
        "Gun owners are split on this, with 35% for Marsh, 27% for Haas and 21% for Orlan.",
        "The gap between Marsh and Haas narrows when it comes to whom voters trust with rivers, bridges and "
        "the care of "
        "lakes (in the county of Sarn 35% say Marsh, 27% Orlan, 21% Haas), and to who knows people like them.",
    ),
    "the other two": (
        "Chief Executive Jan Linden is to meet the three unions separately on Monday afternoon.",
        "Linden is to meet the other two unions separately later on Monday.",
    ),
}


@pytest.mark.parametrize("pair", NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers_of_two_things_are_no_change(pair: Pair) -> None:
    """Tables and stamps, parts of a whole, and what is said of another thing or event."""
    assert not [change for change in reported(*pair) if change.kind == "number"]


def test_a_share_is_compared_with_the_one_of_the_same_view() -> None:
    """ "40% and his disapproval" are two things: the share is none of those who disapprove."""
    changes = reported(
        "A Harbour poll of polls, made and printed on Tuesday, that averages the six most recent surveys by "
        "telephone of "
        "the mayor's approval rating in Sarn puts the mayor's approval at 40% and his disapproval at 54%.",
        "A new Harbour poll of polls, which averages the six most recent surveys by telephone of the mayor's "
        "approval rating "
        "in Sarn, puts the mayor's approval at 48% approval, with 45% saying they disapprove.",
    )
    assert Change("number", "40%", "48%") in changes


def test_days_from_one_to_another_are_one_date() -> None:
    """Both ends are compared, and the whole is quoted."""
    poll = "The poll of farmers was taken from {}."
    assert reported(poll.format("May 25 - 27, 2031"), poll.format("August 10-12, 2031")) == (
        Change("number", "May 25 - 27, 2031", "August 10-12, 2031"),
    )
    assert reported(poll.format("May 25-27"), poll.format("May 25-28")) == (Change("number", "May 25-27", "May 25-28"),)
    assert not reported(poll.format("May 25-27"), poll.format("May 26"))
    assert not reported(poll.format("May 25-27"), poll.format("May 25-27, 2031"))
