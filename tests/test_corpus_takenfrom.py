"""An agency's site in a field of the input: an outlet where there is no other, else where the text was taken from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lineage.credits import load
from tests.program import lineage, rows
from tests.test_corpus_fields import mapped

SITES = load().sites
PAGE = "https://www.reuters.com/world/pier"
WHERE = "https://bay.example/1"
BAY = "Bay Gazette"


@pytest.mark.parametrize(
    ("fields", "outlet", "url"),
    [
        ({"source": "reuters.com"}, "reuters.com", None),
        ({"source": "www.apnews.com"}, "apnews.com", None),
        ({"source": "https://www.reuters.com/"}, "reuters.com", None),
        ({"source": PAGE}, "reuters.com", PAGE),
        ({"site": "reuters.com"}, "reuters.com", None),
        ({"source": "reuters.com", "url": "https://uk.reuters.com/1"}, "reuters.com", "https://uk.reuters.com/1"),
        ({"source": "reuters.com", "url": "https://t.co/1"}, "reuters.com", "https://t.co/1"),
        ({"source": PAGE, "outlet": "Reuters UK"}, "Reuters UK", PAGE),
        ({"source": "https://apnews.com/1", "outlet": "AP"}, "AP", "https://apnews.com/1"),
        ({"source": {"name": "Reuters"}, "url": PAGE}, "Reuters", PAGE),
        ({"source": PAGE, "source-hostname": "Reuters", "hostname": "reuters.com"}, "Reuters", PAGE),
    ],
)
def test_it_is_the_outlet_where_no_other_is_named(fields: dict[str, Any], outlet: str, url: str | None) -> None:
    """Or where what else is named is the agency as well, or an address that leads elsewhere."""
    document = mapped(fields, sites=SITES)
    assert (document.outlet, document.url) == (outlet, url)


@pytest.mark.parametrize(
    ("fields", "outlet", "url"),
    [
        ({"source": "reuters.com", "outlet": BAY}, BAY, None),
        ({"source": "www.apnews.com", "outlet": BAY}, BAY, None),
        ({"source": PAGE, "outlet": BAY}, BAY, None),
        ({"source": PAGE, "outlet": BAY, "url": WHERE}, BAY, WHERE),
        ({"source": "reuters.com", "domain": "bay.example"}, "bay.example", None),
        ({"source": "reuters.com", "url": WHERE}, "bay.example", WHERE),
        ({"source": {"name": "reuters.com"}, "site": "bay.example"}, "bay.example", None),
        ({"publisher": "reuters.com", "site": "bay.example"}, "bay.example", None),
        ({"quelle": "dpa.com", "zeitung": BAY}, BAY, None),
    ],
)
def test_beside_another_outlet_it_is_kept_as_what_it_is(fields: dict[str, Any], outlet: str, url: str | None) -> None:
    """Neither name nor address of the document, but among the fields that credits are read from."""
    document = mapped(fields, sites=SITES)
    assert (document.outlet, document.url) == (outlet, url)
    assert any("reuters.com" in kept or "apnews" in kept or "dpa" in kept for kept in map(str, document.extra.values()))


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"source": "www.weir.example", "outlet": BAY}, None),
        ({"source": "https://weir.example/1", "outlet": BAY}, "https://weir.example/1"),
        ({"source": "weir.example", "outlet": BAY, "url": WHERE}, WHERE),
    ],
)
def test_another_papers_site_is_read_as_ever(fields: dict[str, Any], url: str | None) -> None:
    """Its page may be the document's own; a whole site is nobody's address."""
    document = mapped(fields, sites=SITES)
    assert (document.outlet, document.url) == (BAY, url)


def test_what_a_user_names_is_believed() -> None:
    """`--field outlet=source` says that it is the outlet."""
    fields = {"source": "reuters.com", "domain": "bay.example"}
    assert mapped(fields, sites=SITES, columns={"outlet": ("source",)}).outlet == "reuters.com"


def test_an_ingest_credits_the_site_of_any_known_agency(tmp_path: Path) -> None:
    """Of shipped ones and of the user's own."""
    mine = '[[agency]]\nname = "Meridian Press Agency"\ndomains = ["mpa.example"]\n'
    (tmp_path / "mine.toml").write_text(mine, encoding="utf-8")
    records = [
        {"id": name, "source": name, "domain": "bay.example", "text": f"The pier of {name} is long."}
        for name in ("reuters.com", "mpa.example", "weir.example")
    ]
    stdin = "\n".join(map(json.dumps, records))
    done = lineage("ingest", "-", "--agencies", "mine.toml", "--db", "a.db", cwd=tmp_path, stdin=stdin)
    assert done.returncode == 0
    outlets = rows(tmp_path / "a.db", "SELECT document, outlet FROM document_lineage ORDER BY document")
    assert outlets == [
        ("mpa.example", "bay.example"),
        ("reuters.com", "bay.example"),
        ("weir.example", "weir.example"),
    ]
    later = json.dumps({"id": "later", "source": "mpa.example", "domain": "bay.example", "text": "The pier is short."})
    assert lineage("ingest", "-", "--db", "a.db", cwd=tmp_path, stdin=later).returncode == 0  # the database keeps them
    kept = rows(tmp_path / "a.db", "SELECT outlet FROM document_lineage WHERE document = 'later'")
    assert kept == [("bay.example",)]
    traced = (lineage("trace", name, "--db", "a.db", cwd=tmp_path).stdout for name, _ in outlets)
    told = ["Meridian Press Agency" in next(traced), "Reuters" in next(traced), "none" in next(traced)]
    assert told == [True, True, True]
