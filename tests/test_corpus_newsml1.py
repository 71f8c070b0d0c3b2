"""NewsML 1.0 to 1.2: items that are trees of components, each of which says what it is for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from corpus_files import FORMATS, Reading, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineage.config import DEFAULT
from lineage.corpus.readers.newsml import OTHERS
from lineage.credits import find_credits, load, rules
from lineage.passages import segment

WITHDRAWN = "its sender has withdrawn it, or holds it back ({!r}); it is stored all the same"


def content(text: str, *, kind: str = "") -> str:
    """A content with this text."""
    told = f'<Format FormalName="{kind}"/>' if kind else ""
    return f"<ContentItem>{told}<DataContent>{text}</DataContent></ContentItem>"


def component(inside: str, role: str = "") -> str:
    """A component with this in it."""
    return f"<NewsComponent>{f'<Role FormalName={role!r}/>' if role else ''}{inside}</NewsComponent>"


def item(inside: str, *, identifier: str = "", management: str = "") -> str:
    """An item with these components, and this in its identifier and its management."""
    named = f"<Identification><NewsIdentifier>{identifier}</NewsIdentifier></Identification>"
    return f"<NewsItem>{named}<NewsManagement>{management}</NewsManagement>{inside}</NewsItem>"


def message(folder: Path, *items: str) -> Reading:
    """A message with these items, each on a line of its own."""
    path = folder / "m.xml"
    path.write_text("\n".join(("<NewsML>", *items, "</NewsML>")), encoding="utf-8")
    return reading(path)


def test_newsml_1() -> None:
    """A message with an article in NITF, one in parts and in two languages, one in HTML, and a picture."""
    found = reading(FORMATS / "newsml-1.xml")
    lock, toll, path = found.documents
    assert (
        lock.text
        == "The lock at Tarn Mill stays shut until Friday.\n\nBarges wait below the weir, the canal office said."
    )
    assert (lock.title, lock.author, lock.outlet, lock.language, lock.published) == (
        "Lock stays shut", "By Ada Fenn", "Tarn Press", "en", "2025-05-06T09:30:00+00:00"
    )  # fmt: skip
    assert lock.external_id == "urn:newsml:tarnpress.example:20250506:lock:2N"
    assert (lock.extra["dateline"], lock.extra["located"]) == ("Tarn Mill, May 6 (dpa) -", "Tarn Mill")
    assert (toll.text, toll.title) == (
        "The toll doubles from June.\n\nA barge pays 12 marks.",
        "Toll doubles at the lock",
    )
    assert (toll.external_id, toll.outlet) == (
        "urn:newsml:tarnpress.example:20250506T130000:toll-v3", "tarnpress.example"
    )  # fmt: skip
    assert path.text == "The path is closed & muddy.\n\nIt opens in May."
    assert [remark.message for remark in found.remarks] == [
        OTHERS, WITHDRAWN.format("Canceled"), "left out, as they are no articles: 1 of class 'Photo'"
    ]  # fmt: skip
    assert found.skipped == []


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (component(content("One."), "Main"), "One."),
        (component(content("One.")), "One."),
        (component(component(content("Cap."), "Caption") + component(content("One."), "Main")), "One."),
        (component(component(component(content("Cap."))), "Picture") + component(content("One.")), "One."),
        (component(content("<p>One.</p><p>Two.</p>"), "Text") + component(content("In short."), "Abstract"),
         "One.\n\nTwo."),
        (component(component(content("One."), "LEAD") + component(content("Two."), "BODY")), "One.\n\nTwo."),
        (component(component(content(""), "Lead") + component(content("Two."), "Body")), "Two."),
        (component(content("<html><head><title>T</title></head><body><p>One.</p></body></html>")), "One."),
        (component(content("One &lt;b&gt;two&lt;/b&gt;.", kind="XHTML")), "One two."),
        (component(content("1 &lt; 2", kind="Text")), "1 < 2"),
    ],
)  # fmt: skip
def test_the_roles_tell_which_text_is_the_article(tmp_path: Path, inside: str, text: str) -> None:
    """Captions, abstracts and titles stand beside it; its lead and its body are one text."""
    found = message(tmp_path, item(inside))
    assert (found.texts, found.remarks) == ([text], [])


ROLES = st.sampled_from(["", "Main", "Body", "Lead", "Caption", "Title", "Picture", "Unheard"])
TREES = st.recursive(
    st.builds(lambda role, text: component(content(text), role), ROLES, st.sampled_from(["One.", "Two.", ""])),
    lambda inner: st.builds(lambda role, some: component("".join(some), role), ROLES, st.lists(inner, max_size=3)),
    max_leaves=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TREES, max_size=4))
def test_any_tree_of_components_gives_a_text_or_a_reason(tmp_path: Path, trees: list[str]) -> None:
    """Each item is one article, or is told; whichever text is taken, it stands in the item."""
    found = message(tmp_path, item("".join(trees)), item(component(content("Last."))))
    assert found.texts[-1] == "Last."
    assert len(found.texts) + len(found.skipped) == 2
    assert all(part in "".join(trees) for part in "".join(found.texts[:-1]).split())


@pytest.mark.parametrize(
    ("public", "number", "revision", "name"),
    [
        ("urn:a:x1:2", "x1", "2", "urn:a:x1:2"),
        ("urn:a:x1:2U", "x1", "2", "urn:a:x1:2U"),
        ("urn:a:x1", "x1", "2", "urn:a:x1-v2"),
        ("urn:a:x1", "x1", "1", "urn:a:x1"),
        ("urn:a", "x1", "", "urn:newsml:a.example:20250506:x1"),
        ("", "x1", "3", "urn:newsml:a.example:20250506:x1-v3"),
        ("urn:a:b", "", "", "urn:a:b"),
        ("", "", "2", None),
    ],
)
def test_the_id_of_an_item(tmp_path: Path, public: str, number: str, revision: str, name: str | None) -> None:
    """Its public identifier, where that names the item, with the revision; else one made of its parts."""
    parts = {
        "ProviderId": "a.example", "DateId": "20250506", "NewsItemId": number, "RevisionId": revision,
        "PublicIdentifier": public,
    }  # fmt: skip
    identifier = "".join(f"<{part}>{said}</{part}>" for part, said in parts.items())
    (document,) = message(tmp_path, item(component(content("One.")), identifier=identifier)).documents
    assert document.external_id == name


def test_what_is_broken_or_empty_costs_only_itself(tmp_path: Path) -> None:
    """A broken item is named with its line, one without text with the reason, pictures are counted."""
    picture = component('<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>')
    found = message(
        tmp_path, item(component(content("One."))), "<NewsItem><a></NewsItem>", item(""), item(picture),
        item(component(content("Two."))),
    )  # fmt: skip
    assert found.texts == ["One.", "Two."]
    assert found.reasons == ["m.xml:3: broken XML: mismatched tag (column 16)", "m.xml:4: no text in the item"]
    assert found.remarks[0].message == "left out, as they are no articles: 1 of class 'Photo'"


@pytest.mark.parametrize(
    ("lines", "credited"),
    [
        ("<DateLine>Kiel, May 6 (dpa) -</DateLine>", [("Deutsche Presse-Agentur", "metadata", "carries")]),
        ("<CreditLine>dpa</CreditLine>", [("Deutsche Presse-Agentur", "metadata", "carries")]),
        ("", []),
    ],
)
def test_an_agency_in_the_lines_of_an_item_is_a_credit(tmp_path: Path, lines: str, credited: list[Any]) -> None:
    """In the dateline, which stands outside of the text, and in the credit line."""
    provider = (
        '<AdministrativeMetadata><Provider><Party FormalName="Tarn Courier"/></Provider></AdministrativeMetadata>'
    )
    inside = component(f"<NewsLines>{lines}</NewsLines>{provider}{content('The lock stays shut.')}")
    (document,) = message(tmp_path, item(inside)).documents
    found = find_credits(document, segment(document.text, document.title, DEFAULT), rules(load()))
    assert [(credit.name, credit.place, credit.role) for credit in found] == credited
