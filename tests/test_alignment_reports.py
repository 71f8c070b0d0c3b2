"""Two reports of one event that count, name or deny different things, and what is a change all the same.

The pairs are free rewordings.  A copied sentence in which a word was exchanged is a change; other tests hold that.
"""

from __future__ import annotations

import pytest

from lineage import compare
from lineage.alignment.facts.figures.quantities import quantities
from lineage.alignment.facts.words.reading import read
from lineage.records import Article, Span
from tests.facts import reported

OF_TWO_THINGS = {
    "another six": (
        "Vessen asked for shelter in another six countries, the committee said on Friday.",
        "In all, Vessen has asked for shelter in some 16 countries, said the committee.",
    ),
    "also": (
        "A reward of 60,000 crowns is offered for hints that lead to the capture of either man.",
        "The marshals put both on their list and are also offering a 50,000-crown reward for information that leads to "
        "the capture of either fugitive.",
    ),
    "including": (
        "The group said it was behind the attacks in Tolm that killed 14 people, three gunmen among them.",
        "In three days 17 died in and around Tolm, including 12 people in the attack on the office of the paper, for "
        "which the group took responsibility.",
    ),
    "far apart": (
        "The service will no longer recommend the singer to its 70 million subscribers, it said.",
        "Its closest rival, which came later, has 40 million subscribers who pay for it.",
    ),
    "people and soldiers": (
        "In Norvania 38 people have been killed since July 8, two traders and a Karelish worker among them.",
        "Norvania has lost 52 soldiers, as well as two traders and a Karelish worker killed by mortar shells, the army "
        "says.",
    ),
    "two years": (
        "In 2013 pupils of a Sunday school were among 81 people killed in a suicide bombing at a church in Karelstan.",
        "It seems to be the worst attack in Karelstan since the 2008 suicide bombing in a port that killed 93 people.",
    ),
    "a year and a weekday": (
        "The worst disaster in a Norvanian mine until now was an explosion that killed 270 miners in 1992.",
        "The minister said Tuesday's explosion killed at least 274 miners, one of the worst disasters in a Norvanian "
        "mine.",
    ),
    "two votes": (
        "A final poll on Friday had the Reform party at 20 seats and the Farmers' Union at 24.",
        "Another broadcaster, meanwhile, has the Reform party at 28 seats and the Farmers' Union at 27.",
    ),
    "two people's ages": (
        "His 26-year-old brother died after a gunfight with the police hours earlier.",
        "The elder Vessen died after a gunfight with the police, his 19-year-old brother Orlan is in hospital.",
    ),
    "two flights": (
        "The health office began to call passengers of Sunvale flight 1142, which the nurse took from Tolm to Sarn.",
        "Two pupils were with the nurse on the way from Sarn to Tolm on Sunvale Flight 1143, the head of the school "
        "said.",
    ),
    "shares that do other things": (
        "According to a poll out on Thursday, 41% of Norvanians approve of the work of the president.",
        "A poll released on Monday also shows that 53% of Norvanians now believe the president is not honest.",
    ),
    "within a bound": (
        "The order of 1.2 million members surprised the world when its head said on Monday that he would resign.",
        "He said leading an order of more than a million members all over the world requires strength of mind.",
    ),
    "two durations": (
        "The governor, whose career crashed four years ago after an affair, won back a seat on Tuesday.",
        "The governor left office three years ago, his career at an end after a well-known affair and an inquiry.",
    ),
}


@pytest.mark.parametrize(("a", "b"), OF_TWO_THINGS.values(), ids=OF_TWO_THINGS.keys())
def test_numbers_of_two_things_are_no_change(a: str, b: str) -> None:
    """Reports share most words and still count different things."""
    assert [change for change in reported(a, b) if change.kind == "number"] == []


OF_ONE_THING = {
    "a toll that grew": (
        "The president praised the town for its answer to the bombs at the regatta that killed three people and "
        "wounded more than 70.",
        "Two brothers are suspected of planting the bombs at the regatta that killed three and injured more than 170 "
        "others.",
    ),
    "a toll behind what is inserted": (
        "Six people were killed, and 12 were wounded, in the attack at the market in Sarn.",
        "The attack on the market left six people dead and another 13, including the mayor, wounded.",
    ),
    "an age with its name": (
        "Orlan Vessen, 28, and Mirra Tolm, 29, were married.",
        "The police named 28-year-old Orlan Vessen and 27-year-old Mirra Tolm as the two who attacked the party.",
    ),
    "shares of one thing": (
        "With 98 percent of precincts reporting, Brand held a lead of less than a point over the senator.",
        "Brand leads Senator Corr by just over 2,000 votes, with 99.5 percent of the precincts reporting as of "
        "Wednesday.",
    ),
    "a correction": (
        "The mill was built in 1971, and 40 people work there.",
        "Correction: The mill was built in 1917 and not in 1971, as we reported.",
    ),
    "one number in two units": (
        "The missiles have a range of 250 kilometres (155 miles), says a group that watches missile threats.",
        "With a range of nearly 250 miles, the missile system could reach most aircraft over the bay.",
    ),
}


@pytest.mark.parametrize(("a", "b"), OF_ONE_THING.values(), ids=OF_ONE_THING.keys())
def test_numbers_of_one_thing_are_a_change(a: str, b: str) -> None:
    """The dead of one event, the age of one man, the count of one vote."""
    assert [change.kind for change in reported(a, b)] == ["number"]


def test_a_form_filled_in_for_another_day_is_no_change() -> None:
    """Of many numbers none agrees: the same sentence was written of another day."""
    monday = "The Tolm index ended up 1.03 points, or 0.10 percent, at 998.51."
    assert reported(monday, "The Tolm index ended down 1.67 points, or 0.23 percent, at 995.81.") == ()
    assert reported(monday, "The Tolm index ended up 1.03 points, or 0.10 percent, at 995.81.") != ()


NO_DENIAL = {
    "in another clause": (
        "The constitution of Norvania lays down that seats should rest on how many people, not citizens, live there.",
        "The constitution says that the council must count how many people live in our country.",
    ),
    "of a question": (
        "Did Vessen have his hands up when he was shot?",
        "A witness described the fight, saying that Vessen did not have his hands up when he was shot.",
    ),
    "left open": (
        "As Governor Corr weighs whether to sign a bill on shops, leading Reformers want the matter to go away.",
        "Leading Reformers call on Governor Corr to veto a bill on shops.",
    ),
}


@pytest.mark.parametrize(("a", "b"), NO_DENIAL.values(), ids=NO_DENIAL.keys())
def test_what_the_other_side_does_not_state_is_not_denied(a: str, b: str) -> None:
    """A denial in a clause that the other side lacks, of what it merely asks, or of what it leaves open."""
    assert reported(a, b) == ()


NO_DOUBT = {
    "every possible": (
        "The government makes every possible effort to protect the people of Tolm, the minister said.",
        "The minister said that the government makes an effort to protect the people of Tolm.",
    ),
    "possible suspects": (
        'No group has come forward, and the range of possible suspects remains "wide open".',
        '"The range of suspects and motives remains wide open," said the officer.',
    ),
    "not clear": (
        "It is unclear whether Vessen was wounded during his capture or in an earlier fight with police.",
        "It wasn't clear whether Vessen was wounded during his capture on Friday or in an earlier fight with police.",
    ),
    "has to be": (
        "The measure still has to be approved by the senate.",
        "The measure now goes to the senate, where it likely will be approved.",
    ),
}


@pytest.mark.parametrize(("a", "b"), NO_DOUBT.values(), ids=NO_DOUBT.keys())
def test_what_is_open_on_both_sides_is_no_doubt(a: str, b: str) -> None:
    """The other side says so in other words."""
    assert reported(a, b) == ()


NO_NAME = {
    "told at greater length": (
        "Justin Vessen, who teaches law at the Loyd school in Tolm, said lawmakers may hesitate to change the count, "
        "as they would face challenges in court.",
        "Jessica Corr teaches law at the Loyd school, Tolm.",
    ),
    "a headline": (
        "'The Hunt Is Over': Police Capture Harbour Bombing Suspect",
        "Police capture harbour bombing suspect Orlan Vessen in Sarn",
    ),
    "part of a word": (
        "An Elba-linked group, the Harbour Brigades, took responsibility for the attack.",
        "The group of the Karelish militants, the Harbour Brigades, took responsibility.",
    ),
    "cut short": (
        '"We have heard concerns about how complex the rules are," Treasury Secretary Mark Mazer said in a blog post.',
        '"We have heard concerns about how complex the rules are," Mark J.',
    ),
}


@pytest.mark.parametrize(("a", "b"), NO_NAME.values(), ids=NO_NAME.keys())
def test_names_of_two_statements_are_no_change(a: str, b: str) -> None:
    """One side tells more, or what stands there is no whole name."""
    assert [change for change in reported(a, b) if change.kind == "name"] == []


def test_stamps_of_two_pages_tell_no_fact() -> None:
    """When a page was changed always differs between outlets."""
    story = "\n\n".join(
        [
            "The ferry between Sarn and Tolm stays in port until the storm is over, said the harbour master on Friday.",
            "About 400 travellers sleep in the school of Sarn, where the baker of the town hands out bread and soup.",
        ]
    )
    a, b = (
        f"{stamp}\n\n{story}" for stamp in ("Updated 3:56 AM, June 02, 2018", "Updated 1:45 pm, Friday, June 1, 2018")
    )
    assert [change for link in compare(Article(a), Article(b)).links for change in link.changes] == []


def test_a_length_before_an_h_is_no_time_of_day() -> None:
    """ "2.5 h 15 km" is read as far as it can be."""
    assert compare("The race took 2.5 h 15 km on.", "The race took 3.5 h 15 km on.").links


@pytest.mark.parametrize("text", ["They settled old scores", "He counts hundreds", "tens of", "They came in dozens"])
def test_a_quantity_ends_within_its_sentence(text: str) -> None:
    """Also one whose word may begin a longer one."""
    found = read(text, Span(0, len(text)))
    assert all(one.last < len(found.words) for one in quantities(found))
