"""Names and numbers in each other's place, offices of one person, steps of one thing, what anchors two sentences."""

from __future__ import annotations

import pytest

from tests.facts import reported


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (
            "Orvo Foods is suing Tarn Labs over a patent on oat milk.",
            "Tarn Labs is suing Orvo Foods over a patent.",
            "name",
        ),
        (
            "Insurer Baltrix agreed to buy its competitor Helmsure on Monday.",
            "On Monday Baltrix agreed to be acquired, its competitor said; Baltrix is bought by Helmsure.",
            "name",
        ),
        (
            "Ann Bell will succeed Leo Marsh as head of the port of Sarn in May.",
            "Leo Marsh is to replace Ann Bell as head of the port of Sarn in May.",
            "name",
        ),
        (
            "Four people were killed and 19 injured when a coach overturned near Sarn.",
            "When a coach overturned near Sarn, 19 people died and four were hurt.",
            "number",
        ),
        ("The ship had 214 passengers and 31 crew.", "The ship had 31 passengers and 214 crew.", "number"),
    ],
)
def test_what_has_changed_places_is_found(a: str, b: str, kind: str) -> None:
    """All names and numbers are on both sides; who does what, or what is counted, is another."""
    assert [change.kind for change in reported(a, b)] == [kind]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Orvo Foods is suing Tarn Labs over a patent on oat milk.",
            "Tarn Labs is being sued by Orvo Foods over a patent.",
        ),
        ("Ann Bell and Leo Marsh signed the accord in Sarn.", "Leo Marsh and Ann Bell signed the accord in Sarn."),
        ("Ann Bell met Leo Marsh with Bea Holm in Sarn.", "Leo Marsh met Ann Bell with Bea Holm in Sarn."),
        ("Sarn beat Tolm 2-1 in the final on Monday.", "Tolm lost to Sarn 2-1 in the final on Monday."),
        (
            "In the spring the bank said on Monday at the harbour in a statement that Orvo had been bought by Tarn.",
            "In the spring the bank said on Monday at the harbour in a statement that Tarn had bought Orvo.",
        ),
        ("The blaze killed four and injured 19.", "Nineteen were injured and four killed in the blaze."),
    ],
)
def test_another_order_and_another_voice_change_nothing(a: str, b: str) -> None:
    """The passive, a list, a verb seen from the other side."""
    assert reported(a, b) == ()


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Finance Minister Karel Vondra", "Interior Minister Karel Vondra", True),
        ("Deputy Mayor Ron Castel", "Mayor Ron Castel", True),
        ("Chief executive Dana Frye", "Chief financial officer Dana Frye", True),
        ("President Ilse Maar", "Prime Minister Ilse Maar", True),
        ("Defence Minister Karel Vondra", "Defense Minister Karel Vondra", False),
        ("Chief executive Dana Frye", "CEO Dana Frye", False),
        ("Home Secretary Julia Marsh", "Interior Minister Julia Marsh", False),
        ("Karel Vondra", "Interior Minister Karel Vondra", False),
    ],
)
def test_one_person_of_two_offices(one: str, other: str, differ: bool) -> None:
    """Two ministries, two chiefs, a deputy and his head; not two words for one office, and no office beside one."""
    rest = "said the government would not raise the duty on fuel before the autumn."
    changes = reported(f"{one} {rest}", f"{other} {rest}")
    assert [change.kind for change in changes] == ["name"] * differ


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council has proposed a ban on the pesticide.", "The council has imposed a ban on the pesticide."),
        ("A man has been charged with the murder of Ann Bell.", "A man has been convicted of the murder of Ann Bell."),
        ("The board is considering the sale of the mill.", "The board has approved the sale of the mill."),
    ],
)
def test_two_steps_of_one_thing_are_a_change(a: str, b: str) -> None:
    """What is proposed is not imposed; where both steps are told on one side, the other may tell of either."""
    assert [change.kind for change in reported(a, b)] == ["modality"]
    assert reported(f"{a[:-1]}, and then {b}", b) == ()


@pytest.mark.parametrize(
    "opening", ["Investigators found no evidence that", "It is not true that", "Police denied reports that"]
)
def test_the_clause_that_denies_is_not_lost_unseen(opening: str) -> None:
    """What remains says the opposite, word for word."""
    claim = "the mayor of Sarn took 90,000 crowns from the roofing firm."
    assert [change.kind for change in reported(f"{opening} {claim}", claim.capitalize())] == ["negation"]
    assert reported(f"{opening} {claim}", f"{opening} {claim.replace('took', 'received')}") == ()


def test_a_sentence_that_is_written_anew_is_held_by_its_names_and_numbers() -> None:
    """Hardly a word is the same: the third name fills its place if two of them agree, and not if one does."""
    a = "Some 9,000 people marched through Trelleby on Sunday to demand that the maternity ward stay open."
    b = "A crowd of around 9,000 took to the streets of Tromsby on Sunday, calling for the maternity unit to stay."
    assert [(change.a, change.b) for change in reported(a, b)] == [("Trelleby", "Tromsby")]
    assert reported(a, b.replace("9,000", "hundreds")) == ()


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (
            "Завод в городе будет закрыт, сообщил директор.",
            "Завод в городе не будет закрыт, сообщил директор.",
            "negation",
        ),
        ("Le maire dit que le pont ne sera pas fermé.", "Le maire dit que le pont sera fermé.", "negation"),
        ("Il sindaco non ha chiuso il ponte lunedì.", "Il sindaco ha chiuso il ponte lunedì.", "negation"),
        ("Der mutmaßliche Täter wurde in Sarn gefasst.", "Der Täter wurde in Sarn gefasst.", "modality"),
        ("El presunto asesino fue detenido en Sarn.", "El asesino fue detenido en Sarn.", "modality"),
        ("Компания получила 3 миллиона рублей.", "Компания получила 3 миллиарда рублей.", "number"),
    ],
)
def test_the_plainest_denials_doubts_and_magnitudes_of_other_languages_are_known(a: str, b: str, kind: str) -> None:
    """Word lists alone: no grammar of these languages."""
    assert [change.kind for change in reported(a, b)] == [kind]
