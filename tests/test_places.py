"""People are shown the place of a document that has no id of its own; programs get the id."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from lineage.answers import AuditList, DocumentHead
from lineage.places import content_ids, with_places
from lineage.records import Evidence
from tests.program import lineage, rows

CONTENT_ID = re.compile(r"lx1:[0-9a-f]{32}")
ID = "lx1:" + "0a" * 16
STORY = (
    "Twelve farms below the Ozren dam were flooded before dawn, and nobody was hurt there, the ministry said.",
    "Neighbours had rowed Marta Ilves and her nineteen goats to the chapel of Saint Brannoc when the wall gave way.",
    "The minister of works will answer to a committee of both chambers on Thursday, and resign if it asks him to.",
)
TABLE = (
    "outlet,date,text\n"
    f'Quay Post,2026-03-05T08:00:00Z,"ALDMOOR (Reuters) - {STORY[0]} {STORY[1]} {STORY[2]}"\n'
    f'Coast Leaf,2026-03-06T08:00:00Z,"{STORY[0]} {STORY[1]} {STORY[2]} The leaf was told so, by the Quay Post."\n'
    f'Tarrow Star,2026-03-07T08:00:00Z,"{STORY[0]} {STORY[1]} A neighbour says that the goats are well again."\n'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a table whose rows have no ids, ingested into lineage.db."""
    path = tmp_path_factory.mktemp("places")
    (path / "articles.csv").write_text(TABLE, encoding="utf-8")
    done = lineage("ingest", "articles.csv", cwd=path)
    assert done.returncode == 0, done.stderr
    program, *following = shlex.split(done.stdout.splitlines()[-1].removeprefix("Next: "))
    assert (program, following[0]) == ("lineage", "show")
    assert set(following[1:3]) < {f"articles.csv:{row}" for row in (2, 3, 4)}
    assert lineage(*following, cwd=path).returncode == 0
    return path


ASKED = (
    ("trace", "articles.csv:3"),
    ("why", "articles.csv:2", "articles.csv:3"),
    ("sources",),
    ("audit",),
    ("find", "new.txt"),
)


@pytest.mark.parametrize("question", ASKED, ids=lambda words: words[0])
def test_a_terminal_shows_places_and_json_the_ids(folder: Path, question: tuple[str, ...]) -> None:
    """In every sentence; what the terminal shows of a document can be asked for."""
    (folder / "new.txt").write_text(f"7 March 2026\n\n{STORY[0]}\n\n{STORY[1]}\n", encoding="utf-8")
    shown = lineage(*question, "--width", "1000", cwd=folder).stdout
    assert not CONTENT_ID.search(shown)
    places = set(re.findall(r"articles\.csv:\d", shown))
    assert len(places) >= 2
    for place in places:
        assert lineage("trace", place, cwd=folder).returncode == 0
    if question[0] in ("trace", "why"):
        assert "articles.csv:2 (Quay Post) credits Reuters" in shown  # a row of a table does not say whose it is
    told = lineage(*question, "--format", "json", cwd=folder).stdout
    assert "articles.csv:" not in told
    assert CONTENT_ID.search(told)
    assert "places" not in json.loads(told)


def test_a_hint_names_documents_by_their_places(folder: Path) -> None:
    """Once, where the id stood before."""
    done = lineage("trace", "elsewhere/articles.csv", cwd=folder)
    assert "close matches: articles.csv:2 (Quay Post, 2026-03-05T08:00:00+00:00); articles.csv:3 (" in done.stderr
    assert not CONTENT_ID.search(done.stderr)


def test_a_place_that_two_documents_have_names_neither(tmp_path: Path) -> None:
    """A file whose text was replaced between two ingests."""
    for number, text in enumerate((" ".join(STORY), " ".join(reversed(STORY)))):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"b{number}.txt").write_text(text, encoding="utf-8")
        assert lineage("ingest", "a.txt", "--outlet", "Post", cwd=tmp_path).returncode == 0
    assert lineage("ingest", "b0.txt", "--outlet", "Leaf", cwd=tmp_path).returncode == 0
    ids = [key for (key,) in rows(tmp_path / "lineage.db", "SELECT key FROM documents WHERE location = 'a.txt'")]
    assert len(ids) == 2
    shown = lineage("trace", ids[0], "--width", "1000", cwd=tmp_path).stdout
    assert ids[0] in shown
    assert "b0.txt" in shown
    assert not re.search(r"(?<!\w)a\.txt", shown)


def test_what_a_document_says_is_not_replaced() -> None:
    """An id in a title stays; in a sentence of ours, and as the id of a document, it becomes the place."""
    head = DocumentHead(ID, "Post", f"What {ID} is", None, None)
    answer = with_places((head, Evidence("time", 1.0, f"{ID} is the earlier one")), {ID: "a.txt"})
    assert answer == (head._replace(id="a.txt"), Evidence("time", 1.0, "a.txt is the earlier one"))
    assert content_ids((head._replace(id="1"),)) == set()
    assert with_places(AuditList({}, (), (ID,)), {ID: "a.txt"}).remarks == ("a.txt",)
