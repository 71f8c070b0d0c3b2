"""Agency files: forms, slots, publishers, and files that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineage.credits import Agencies, load, read_agencies
from lineage.credits.agencies import host_of
from lineage.errors import InputError


@pytest.fixture(scope="module")
def agencies() -> Agencies:
    """The shipped agencies."""
    return load()


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("REUTERS", "Reuters"),
        ("dpa/tmn", "Deutsche Presse-Agentur"),
        ("新华社", "Xinhua News Agency"),
        ("أ ف ب", "Agence France-Presse"),
        ("ТАСС", "TASS"),
    ],
)
def test_a_form_names_an_agency(agencies: Agencies, form: str, name: str) -> None:
    """Every listed form names its agency, in any script."""
    found = agencies.named(form)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("form", ["AP2", "Associated Press Photo", "ap", "", "Reuter", "the"])
def test_other_words_name_nobody(agencies: Agencies, form: str) -> None:
    """A form counts only as a whole and as it is written."""
    assert agencies.named(form) is None


def test_fields_of_names_alone_may_be_written_anyhow(agencies: Agencies) -> None:
    """In an author field, case says nothing."""
    found = agencies.named("reuters", any_case=True)
    assert found is not None
    assert found.name == "Reuters"


def test_a_slot_may_hold_several(agencies: Agencies) -> None:
    """Every agency of a slot is found, with its own offsets."""
    slot = "Xinhua/Italpress and the AP"
    found = agencies.in_slot(slot, 10, "", any_case=False)
    assert [item.agency.name for item in found] == ["Xinhua News Agency", "Italpress", "Associated Press"]
    assert [slot[item.start - 10 : item.end - 10] for item in found] == ["Xinhua", "Italpress", "AP"]


@pytest.mark.parametrize(
    ("outlet", "url", "name"),
    [
        ("Reuters", None, "Reuters"),
        ("somewhere", "https://www.reuters.com/article/1", "Reuters"),
        ("apnews.com", None, "Associated Press"),
        ("somewhere", "https://notreuters.com/1", None),
        ("Harbour Gazette", "https://harbour.example/1", None),
        ("somewhere", "http://[broken", None),
    ],
)
def test_the_publisher_is_known_by_site_or_name(
    agencies: Agencies, outlet: str, url: str | None, name: str | None
) -> None:
    """An agency's own publication is recognised by its domain, subdomains included, or by the outlet's name."""
    found = agencies.publisher(outlet, url)
    assert (found.name if found else None) == name


def test_a_shared_acronym_is_told_by_places(agencies: Agencies) -> None:
    """An acronym bound to places counts only near one of them, and there before all others."""
    near = {place: agencies.named("APA", place) for place in ("Baku, May 3", "Graz, May 3")}
    assert [agency and agency.name for agency in near.values()] == [
        "Azerbaijani Press Agency",
        "Austria Presse Agentur",
    ]
    assert agencies.named("APP", "The African People's Party") is None


def test_or_by_the_language_of_its_country(agencies: Agencies) -> None:
    """A Swedish paper that tells of its own town does not name Sweden."""
    named = agencies.named("TT", "En älg har tagit sig in på biblioteket och stannat där.")
    assert named is not None
    assert named.name == "Tidningarnas Telegrambyrå"
    assert agencies.named("TT", "An elk has come into the library and stayed there.") is None


def test_a_file_of_the_user_comes_first(tmp_path: Path) -> None:
    """A form that a user's file claims means what that file says, and the version changes."""
    extra = tmp_path / "mine.toml"
    extra.write_text('[[agency]]\nname = "Aurora Polar"\nacronyms = ["AP", "AUP"]\n', encoding="utf-8")
    mine = load(read_agencies([extra]))
    found = mine.named("AP")
    assert found is not None
    assert found.name == "Aurora Polar"
    assert mine.version != load().version


@pytest.mark.parametrize(
    "text",
    [
        "[[agency]\n",
        "[[agency]]\nkind = 'wire'\n",
        "[[agency]]\nname = 3\n",
        "agency = 1\n",
        "[owners]\nHouse = ['Gazette']\n",
        "[[agency]]\nname = 'Aurora'\nacronym = ['AUR']\n",
    ],
)
def test_a_broken_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    """What is not a file of agencies is an input error that names the file."""
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="not") as caught:
        read_agencies([path])
    assert caught.value.where == str(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path that does not exist is an input error."""
    with pytest.raises(InputError, match="cannot read"):
        read_agencies([tmp_path / "none.toml"])


def test_a_host_is_read_from_anything() -> None:
    """URLs, bare hosts and plain names are told apart."""
    assert host_of("https://www.gazette.example/a") == "gazette.example"
    assert host_of("gazette.example") == "gazette.example"
    assert host_of("Harbour Gazette") == ""
    assert host_of(None) == ""
