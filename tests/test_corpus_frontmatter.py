"""Texts that begin with a block of metadata: trafilatura, Jekyll, Hugo, note books; and those that only look so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from corpus_files import reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineage.corpus import read_text_article
from lineage.corpus.readers.frontmatter import parted

TEXT = "The lock at Tarn Mill stays shut until Friday.\n\nBarges wait below the weir.\n"
TRAFILATURA = """\
---
title: "Lock stays shut: barges wait"
author: Ada Fenn; Jon Marsh
url: https://www.tarncourier.example/lock
hostname: tarncourier.example
sitename: Tarn Courier
date: "2025-05-06"
categories: ['Canals', "Locks, weirs"]
tags: []
fingerprint: "9c3d70060a34d304"
---
"""
JEKYLL = """\
---
# made by hand
layout: post
title:  'The lock''s shut'   # for now
date:   2025-05-06 11:30:00 +0200
authors:
  - name: Ada Fenn
    email: ada@tarn.example
  - Jon Marsh
excerpt: >
  No barge
  passes.
series: "On the canal"
meta:
  place: Tarn Mill
permalink: /lock/
subtitle:
---
"""
HUGO = """\
+++
title = "Lock stays shut"
date = 2025-05-06T11:30:00+02:00
authors = ["Ada Fenn"]
lastmod = 2025-05-07
[params]
place = "Tarn Mill"
+++
"""


def file(folder: Path, text: str, name: str = "a.md") -> Path:
    """A text file in the folder."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.txt", "a"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_trafilatura(tmp_path: Path, name: str, ends: str) -> None:
    """What its text and Markdown say on top are fields as in its JSON; the text is what stands below."""
    found = reading(file(tmp_path, (TRAFILATURA + TEXT).replace("\n", ends), name))
    (document,) = found.documents
    assert document.text == TEXT
    assert (document.title, document.author) == ("Lock stays shut: barges wait", "Ada Fenn; Jon Marsh")
    assert (document.outlet, document.published) == ("Tarn Courier", "2025-05-06")
    assert (document.url, document.external_id) == ("https://www.tarncourier.example/lock", None)
    assert document.extra == {
        "hostname": "tarncourier.example", "categories": ["Canals", "Locks, weirs"], "fingerprint": "9c3d70060a34d304",
    }  # fmt: skip
    assert (found.remarks, found.skipped) == ([], [])


def test_jekyll_and_hugo(tmp_path: Path) -> None:
    """Quotes, comments, lists, names inside of names, values over several lines; TOML between other marks."""
    (document,) = reading(file(tmp_path, JEKYLL + "\n\n" + TEXT)).documents
    assert document.text == TEXT
    assert (document.title, document.author) == ("The lock's shut", "Ada Fenn; Jon Marsh")
    assert (document.published, document.outlet) == ("2025-05-06T09:30:00+00:00", tmp_path.name)
    assert document.extra == {
        "layout": "post", "excerpt": "No barge passes.", "in_series": "On the canal", "meta": {"place": "Tarn Mill"},
        "permalink": "/lock/",
    }  # fmt: skip
    (document,) = reading(file(tmp_path, HUGO + TEXT)).documents
    assert (document.text, document.title, document.author) == (TEXT, "Lock stays shut", "Ada Fenn")
    assert document.published == "2025-05-06T09:30:00+00:00"
    assert document.extra == {"lastmod": "2025-05-07", "params": {"place": "Tarn Mill"}}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: Lock", "Lock"),
        ("title: Lock: shut # again", "Lock: shut"),
        ("title: Lock #5", "Lock"),
        ("title: C# is shut", "C# is shut"),
        ('title: "Lock \\"A\\" \\u00e9"', 'Lock "A" é'),
        ('title: "Lock \\q"', "Lock \\q"),
        ('title: "Lock" shut', '"Lock" shut'),
        ("title: 'Lock", "'Lock"),
        ("title: ~", None),
        ("title:", None),
        ("title: [Lock, shut]", ["Lock", "shut"]),
        ("title: [Lock] shut", "[Lock] shut"),
        ("title: [Lock, [shut]]", "[Lock, [shut]]"),
        ("title: []", []),
        ("title:\n- Lock\n- shut", ["Lock", "shut"]),
        ("title:\n  Lock\n  shut", "Lock shut"),
        ("title: Lock\n  shut", "Lock shut"),
        ("title: |\n  Lock\n\n  shut", "Lock\n\nshut"),
        ("title: >-\n  Lock\n  shut", "Lock shut"),
        ('"title": Lock', "Lock"),
        ("Title: Lock", None),
        ("title: 2025-05-06", "2025-05-06"),
        ("title: true", "true"),
    ],
)
def test_values(line: str, value: Any) -> None:
    """What the lines of a block mean."""
    found = parted(f"---\nid: 7\n{line}\n---\nText.")
    assert found is not None
    assert (found.fields.get("title"), found.fields["id"], found.text) == (value, "7", "Text.")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "---\n" + TEXT,
        "---\n" + TEXT + "---\n",
        "---\ntitle: Lock\n" + TEXT + "---\nMore.\n",  # a line that does not fit
        "---\ntitle: Lock\n" + "x: y\n" * 60 + "---\n" + TEXT,  # too long
        "---\ntitle: Lock\n",  # not closed
        "---\nplace: Tarn\nweather: rain\n---\n" + TEXT,  # nothing that is known
        "---\ntitle: Lock\ntext: Shut.\n---\n" + TEXT,  # which of them would be the text?
        "---\nHost: Welcome.\nGuest: Thanks.\n---\n" + TEXT,  # people who speak
        "---\nBy: the canal.\nMedium: oil.\n---\n" + TEXT,
        "---\ntitle:Lock\n---\n" + TEXT,
        "--- \ttitle\ntitle: Lock\n---\n" + TEXT,
        "----\ntitle: Lock\n----\n" + TEXT,
        "\n---\ntitle: Lock\n---\n" + TEXT,
        "---\n---\n" + TEXT,
        "title: Lock\n---\n" + TEXT,
        "+++\ntitle = Lock\n+++\n" + TEXT,
        "+++\nplace = 'Tarn'\n+++\n" + TEXT,
        "---\ntitle: " + "x" * 30_000 + "\n---\n" + TEXT,
    ],
)
def test_all_else_is_text(tmp_path: Path, text: str) -> None:
    """A rule of dashes, a verse between two, a block that is not closed: the text is the file, letter for letter."""
    assert reading(file(tmp_path, text, "a.txt")).texts == [text]


def test_a_date_below_the_block_counts_where_the_block_has_none(tmp_path: Path) -> None:
    """As in any text; what the block says goes first."""
    dated = "6 May 2025\n\n" + TEXT
    (document,) = reading(file(tmp_path, "---\ntitle: Lock\n---\n" + dated)).documents
    assert (document.published, document.text) == ("2025-05-06", dated)
    (document,) = reading(file(tmp_path, "---\npublished: 2025-05-07\n---\n" + dated)).documents
    assert document.published == "2025-05-07"


@pytest.mark.parametrize("value", ["true", "false", "True", "", "~", "''"])
def test_whether_a_text_is_published_is_no_date(tmp_path: Path, value: str) -> None:
    """Jekyll's `published: true` leaves the date to the line below, which is read as ever."""
    text = "Lock shut\n\nPublished: 5 March 2025\n\n" + TEXT
    found = reading(file(tmp_path, f"---\ntitle: Lock\npublished: {value}\n---\n{text}"))
    (document,) = found.documents
    assert (document.published, document.text, document.title) == ("2025-03-05", text, "Lock")
    assert found.remarks == []


def test_a_speaker_beside_a_title_is_a_field(tmp_path: Path) -> None:
    """It makes no block by itself, and is what its name says in one."""
    (document,) = reading(file(tmp_path, "---\ntitle: Lock\nby: Ada Fenn\n---\n" + TEXT)).documents
    assert (document.text, document.title, document.author) == (TEXT, "Lock", "Ada Fenn")


def test_a_block_alone_is_no_article(tmp_path: Path) -> None:
    """Metadata of a text that is not there."""
    assert reading(file(tmp_path, TRAFILATURA)).reasons == ["a.md: the text is empty"]


def test_one_file_is_shown_as_it_is_stored(tmp_path: Path) -> None:
    """Whoever compares two files sees the article, so that a stored one is found by its file."""
    path = file(tmp_path, TRAFILATURA + TEXT)
    article = read_text_article(path)
    assert (article.text, article.title) == (TEXT, "Lock stays shut: barges wait")
    (stored,) = reading(path).documents
    assert article.content_id == stored.content_id


LINES = (
    "---",
    "+++",
    "...",
    "title: x",
    "title = 'x'",
    "- a",
    "  - b: c",
    "  d: e",
    "a: |",
    "b: [c, 'd",
    "# e",
    "",
    "f",
)


@given(st.lists(st.sampled_from(LINES), max_size=12), st.text(max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_below_is_the_end_of_the_file(lines: list[str], end: str) -> None:
    """Whatever stands in the block: the text is what the file ends with, and nothing raises."""
    text = "\n".join(["---", *lines, end])
    found = parted(text)
    assert found is None or text.endswith(found.text)
