"""The Python door gives the same results as the commands, and costs nothing until it is used."""

from __future__ import annotations

import ast
import configparser
import inspect
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_type_hints

import click
import numpy as np
import pytest

import lineage
from lineage import errors, pipeline
from lineage.cli import program
from tests.program import FIXTURES, ROOT, rows
from tests.program import lineage as command

FUNCTIONS = {"audit", "check", "compare", "digest", "find", "ingest", "schema", "show", "sources", "trace", "why"}
ERRORS = {"InputError", "Interrupted", "LineageError", "ResourceError", "StoreError"}
OF_SCREENS = {"output", "width", "coloured", "quiet", "only", "summary", "target", "digest"}
"""Parameters of commands that choose how an answer is written; here they are other functions, or `to_text` has them."""
OTHERWISE_NAMED = {
    "paths": "inputs",
    "input_format": "format",
    "named": "field",
    "zones": "timezone",
    "file": "text",
    "allowed": "settings",
}
"""Parameters of commands that have another name inside the program than on the command line."""


def test_the_public_names_are_these() -> None:
    """What `from lineage import …` promises; a name more or less is a decision."""
    results = {get_type_hints(getattr(lineage, name))["return"].__name__ for name in FUNCTIONS}
    assert set(lineage.__all__) == {*FUNCTIONS, *ERRORS, *results, "Shown", "Article", "Settings", "__version__"}
    assert all(getattr(lineage, name) for name in lineage.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = lineage.nothing


def test_the_version_is_stated_once_and_read_without_an_import() -> None:
    """A build takes it from the source, so that it needs none of the packages that lineage needs."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    assert setup["metadata"]["version"] == "attr: lineage.__version__"
    source = ast.parse((ROOT / "lineage" / "__init__.py").read_text(encoding="utf-8"))
    stated = [node.value for node in source.body if isinstance(node, ast.Assign) and "version" in ast.dump(node)]
    assert [ast.literal_eval(value) for value in stated if isinstance(value, ast.Constant)] == [lineage.__version__]


def test_a_notebook_completes_the_public_names() -> None:
    """`dir` lists what a first use loads, and loads nothing."""
    script = "import lineage, sys; print(dir(lineage) == sorted(lineage.__all__), 'lineage.api' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_every_command_is_a_function_with_its_options_and_defaults() -> None:
    """An option that a command has and the function lacks is a decision as well."""
    for name, of_command in program.commands.items():
        parameters = inspect.signature(getattr(lineage, name)).parameters
        for option in of_command.params:
            called = OTHERWISE_NAMED.get(option.name or "", option.name)
            of_text = inspect.signature(get_type_hints(getattr(lineage, name))["return"].to_text).parameters
            if option.name in OF_SCREENS:
                continue
            if option.name in of_text:
                assert of_text[option.name].default == option.default
                continue
            assert called in parameters, f"lineage.{name} has no {called}"
            if (
                isinstance(option, click.Option)
                and isinstance(option.default, int | float | bool | str)
                and called != "database"
            ):
                assert parameters[called].default == option.default, f"{called} of lineage.{name}"


RAISES = re.compile(r"^    (\w+): ", re.MULTILINE)
"""What stands before the colon in the entries of a docstring's section."""


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_what_a_docstring_names_can_be_reached(name: str) -> None:
    """Every argument is explained and no other; what is raised or mentioned as `lineage.X` is a name of lineage."""
    function = getattr(lineage, name)
    told = inspect.getdoc(function) or ""
    parts = dict(re.findall(r"^(Args|Returns|Raises):\n((?: {4}.*\n?|\n)+)", told, re.MULTILINE))
    assert RAISES.findall(parts.get("Args", "")) == list(inspect.signature(function).parameters)
    for error in RAISES.findall(parts.get("Raises", "")):
        assert issubclass(getattr(lineage, error), lineage.LineageError | lineage.Interrupted)
    for mentioned in re.findall(r"`lineage\.(\w+)`", told):
        assert getattr(lineage, mentioned)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_what_a_function_returns_is_a_public_value_that_shows_itself(name: str) -> None:
    """And stands in `lineage` for annotations; `Returns` calls it by the name of its plain value."""
    kind = get_type_hints(getattr(lineage, name))["return"]
    assert issubclass(kind, lineage.Shown)
    assert {"to_text", "to_json"} <= lineage.Shown.__abstractmethods__  # for code that takes any of them
    assert getattr(lineage, kind.__name__) is kind
    assert kind.__name__ in lineage.__all__
    homes = {"lineage.answers", "lineage.reports", "lineage.records"}
    plain = [base for base in kind.__mro__ if base.__module__ in homes]
    told = inspect.getdoc(getattr(lineage, name)) or ""
    assert any(base.__name__ in told for base in plain)


def test_importing_lineage_imports_nothing_heavy() -> None:
    """NumPy and the rooms come with the first use."""
    script = "import lineage, sys; print(sorted({'numpy', 'click', 'sqlite3', 'lineage.pipeline'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_compare_is_what_show_prints(tmp_path: Path) -> None:
    """Links, segments and shares of two strings are those of two files."""
    texts = ("The dam broke at dawn. Twelve farms were flooded.", "Fourteen farms were flooded. The mayor is away.")
    files = [tmp_path / f"{name}.txt" for name in "ab"]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    shown = json.loads(command("show", *files, "--format", "json").stdout)
    result = json.loads(lineage.compare(*texts).to_json())
    for part in ("links", "segments", "shares"):
        assert result[part] == shown[part]


def test_a_comparison_is_told_in_plain_text() -> None:
    """The terminal view without colour, no wider than asked for."""
    result = lineage.compare("The dam broke at dawn.", "The dam broke at dawn. Nobody was hurt.")
    told = result.to_text(60)
    assert "+ added" in told
    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 60


def test_what_is_printed_of_a_comparison_is_short() -> None:
    """Two sentences and the number of changed facts, however long the texts are."""
    result = lineage.compare("Twelve farms were flooded at dawn. " * 99, "Fourteen farms were flooded at dawn. " * 99)
    assert str(result) == repr(result)
    assert len(repr(result)) < 300
    assert "Of B, " in repr(result)
    assert "changed fact" in repr(result)


@pytest.mark.parametrize("given", [b"The dam broke.", None, Path("wire.txt"), 12])
def test_what_is_no_text_is_refused_with_a_hint(given: object) -> None:
    """On either side, and by the errors of this package alone."""
    for sides in ((given, "A text."), ("A text.", given)):
        with pytest.raises(lineage.LineageError, match="a string or an Article") as error:
            lineage.compare(*sides)  # type: ignore[arg-type]
        assert type(given).__name__ in str(error.value)


def test_help_is_about_the_function() -> None:
    """No signature spells out all the settings."""
    for name in FUNCTIONS:
        assert "Settings(" not in str(inspect.signature(getattr(lineage, name)))


def test_a_notebook_shows_the_page_in_a_frame_of_its_own() -> None:
    """The page stands escaped in an attribute, so that nothing of a text becomes part of the notebook."""
    page = lineage.compare("A </iframe><script>alert(1)</script> B", "A B")._repr_html_()
    assert page.startswith("<iframe ")
    assert ' sandbox="allow-scripts" ' in page.split("srcdoc")[0]
    assert page.count("<") == 2
    assert page.endswith("</iframe>")


def test_ingest_takes_one_path_or_several(tmp_path: Path) -> None:
    """A string is one path, not a list of letters; the report counts what went in."""
    wire = FIXTURES / "corpus" / "wire"
    one = lineage.ingest(str(wire), tmp_path / "one.db")
    several = lineage.ingest(sorted(wire.iterdir()), tmp_path / "several.db")
    assert one.documents == several.documents == 3
    assert not one.skipped


def test_ingest_takes_the_files_of_agencies_and_owners(tmp_path: Path) -> None:
    """From Python as from the command line: the same lineage."""
    agencies, owners = FIXTURES / "agencies.toml", FIXTURES / "owners.toml"
    lineage.ingest(FIXTURES / "corpus", tmp_path / "api.db", agencies=[agencies], owners=owners)
    extra = ("--agencies", agencies, "--owners", owners)
    done = command("ingest", FIXTURES / "corpus", *extra, "--db", tmp_path / "command.db")
    assert done.returncode == 0, done.stderr
    assert pipeline.digest(tmp_path / "api.db") == pipeline.digest(tmp_path / "command.db")


# ── questions ─────────────────────────────────────────────────────────────────────────────────────────────────────

DRAFT = FIXTURES / "draft.txt"
ASKED: dict[str, tuple[tuple[str, ...], Callable[[Path], Any]]] = {
    "trace": (("trace", "tarrow-evening-news-dam"), lambda db: lineage.trace("tarrow-evening-news-dam", db)),
    "sources": (("sources",), lineage.sources),
    "sources of an agency": (
        ("sources", "--agency", "AFP", "--since", "2026-03", "--limit", "1"),
        lambda db: lineage.sources(db, agency="AFP", since="2026-03", limit=1),
    ),
    "why": (
        ("why", "continental-post-ferry", "brenhaven-gazette-ferry"),
        lambda db: lineage.why("continental-post-ferry", "brenhaven-gazette-ferry", db),
    ),
    "audit": (("audit",), lineage.audit),
    "audits of an outlet": (
        ("audit", "--outlet", "Capital Standard", "--verdict", "credited", "--until", "2026-03-15"),
        lambda db: lineage.audit(db, outlet="Capital Standard", verdict="credited", until="2026-03-15"),
    ),
    "find": (("find", str(DRAFT)), lambda db: lineage.find(DRAFT, db)),
    "find for an outlet": (
        ("find", str(DRAFT), "--outlet", "Quay Post"),
        lambda db: lineage.find(DRAFT, db, outlet="Quay Post"),
    ),
    "show": (
        ("show", "mpa-ferry", "continental-post-ferry"),
        lambda db: lineage.show("mpa-ferry", "continental-post-ferry", db),
    ),
    "digest": (("check", "--digest"), lineage.digest),
}


@pytest.mark.parametrize("question", ASKED)
def test_a_function_gives_the_answer_of_its_command(question: str, traced_corpus: Path) -> None:
    """As JSON, and as text in 80 columns."""
    arguments, function = ASKED[question]
    answer = function(traced_corpus)
    assert answer.to_json().rstrip() == command(*arguments, "--db", traced_corpus, "--format", "json").stdout.rstrip()
    assert answer.to_text().rstrip() == command(*arguments, "--db", traced_corpus).stdout.rstrip()


def test_check_and_schema_are_those_of_the_commands(traced_corpus: Path) -> None:
    """Apart from the seconds that a check takes."""
    asked = json.loads(command("check", "--db", traced_corpus, "--jobs", "1", "--format", "json").stdout)
    checked = lineage.check(traced_corpus, jobs=1)
    report = json.loads(checked.to_json())
    assert checked.sound is report["sound"] is True
    assert {**report, "seconds": 0} == {**asked, "seconds": 0}
    assert lineage.schema().to_json().rstrip() == command("schema", "--format", "json").stdout.rstrip()
    assert lineage.schema().to_text().rstrip() == command("schema").stdout.rstrip()


def test_the_database_is_that_of_the_environment(traced_corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none is named, as for the commands; without it, it is lineage.db here."""
    monkeypatch.setenv("LINEAGE_DB", str(traced_corpus))
    assert lineage.digest() == lineage.digest(traced_corpus)
    monkeypatch.setenv("LINEAGE_DB", "")
    monkeypatch.chdir(FIXTURES)
    with pytest.raises(lineage.InputError, match=r"^lineage\.db: no such database"):
        lineage.digest()


def test_a_text_in_memory_is_found_like_that_of_a_file(traced_corpus: Path) -> None:
    """Its id is made from what it says; passages, labels and sources are the same."""
    file, text = lineage.find(DRAFT, traced_corpus), lineage.find(DRAFT.read_text("utf-8"), traced_corpus)
    article = lineage.find(lineage.Article(DRAFT.read_text("utf-8"), id="draft"), traced_corpus)
    assert text.passages == file.passages == article.passages
    assert text.shares == file.shares
    assert [source.name for source in text.sources] == [source.name for source in file.sources]
    assert text.document.outlet is None
    assert (text.document.id[:4], article.document.id) == ("lx1:", "draft")


def test_a_text_is_dated_by_its_own_line_as_a_file_is(traced_corpus: Path, tmp_path: Path) -> None:
    """A line near the top that is nothing but a date."""
    (tmp_path / "dated.txt").write_text("Pier open again\n\n15 March 2026\n\nThe pier is open again.", encoding="utf-8")
    found = [
        lineage.find(given, traced_corpus) for given in (tmp_path / "dated.txt", (tmp_path / "dated.txt").read_text())
    ]
    assert [answer.document.published for answer in found] == ["2026-03-15", "2026-03-15"]


def test_a_document_may_be_named_by_a_path_and_a_text_be_one_long_line(traced_corpus: Path) -> None:
    """A Path says the same as its name; a text is not taken for the name of a file because it has no line break."""
    named = [lineage.trace(name, traced_corpus) for name in ("mpa-ferry", Path("mpa-ferry"))]
    assert named[0] == named[1]
    assert lineage.find("Rain fell in Aldmoor on Monday. " * 20, traced_corpus).words == 120


def test_what_is_told_of_the_file_is_short_in_a_console(traced_corpus: Path) -> None:
    """One line; the text is what the command prints."""
    found = lineage.check(traced_corpus, jobs=1)
    assert found.to_text().startswith(repr(found).removeprefix("<ShownCheck: ").removesuffix(">"))
    assert "passage_lineage" in repr(lineage.schema())


@pytest.mark.parametrize("question", ASKED)
def test_an_answer_is_short_in_a_console_and_whole_in_a_notebook(question: str, traced_corpus: Path) -> None:
    """One line here; there the text, escaped, with its columns, or the page of a comparison."""
    answer = ASKED[question][1](traced_corpus)
    assert len(repr(answer)) < 300
    assert "\n" not in repr(answer)
    page = answer._repr_html_()
    if question == "show":
        assert page.startswith("<iframe ")
    else:
        assert page.count("<") == 2
        assert answer.to_text(100) in unescape(page)


@pytest.mark.parametrize("question", ASKED)
def test_a_width_is_a_maximum_of_forty_columns_or_more(question: str, traced_corpus: Path) -> None:
    """Both doors refuse fewer, and take any number above, of which a view uses what its lines need."""
    arguments, function = ASKED[question]
    answer = function(traced_corpus)
    with pytest.raises(lineage.InputError, match=r"width: 39 columns are too few \(give 40 or more\)"):
        answer.to_text(39)
    for columns in (40, 1_000):
        assert max(map(len, answer.to_text(columns).splitlines())) <= min(columns, 180)
    if question != "digest":  # whose one line takes no --width
        refused = command(*arguments, "--db", traced_corpus, "--width", "39")
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "39 is not in the range x>=40" in refused.stderr
        done = command(*arguments, "--db", traced_corpus, "--width", "1000")
        assert done.stdout.rstrip() == answer.to_text(1_000).rstrip()


def test_notes_of_a_command_stand_behind_the_text(traced_corpus: Path) -> None:
    """`remarks` of every answer: what the command line writes to the screen beside it is not lost in a notebook."""
    answers = (
        lineage.trace("mpa-ferry", traced_corpus),
        lineage.find(DRAFT, traced_corpus),
        lineage.sources(traced_corpus),
        lineage.why("mpa-ferry", "continental-post-ferry", traced_corpus),
        lineage.audit(traced_corpus),
        lineage.digest(traced_corpus),
    )
    for answer in answers:
        remarked = replace(answer, remarks=("an ingest was interrupted",))
        assert remarked.to_text().count("\nNote: an ingest was interrupted\n") == 1
        assert json.loads(remarked.to_json())["remarks"] == ["an ingest was interrupted"]


def test_the_text_of_a_comparison_can_be_narrowed_down(traced_corpus: Path) -> None:
    """`only` and `summary`, as for the command."""
    pair = ("harbour-ledger-summit", "continental-post-summit")
    result = lineage.show(*pair, traced_corpus)
    for options, more in (({"only": ["added"]}, ("--only", "added")), ({"summary": True}, ("--summary",))):
        assert (
            result.to_text(**options).rstrip() == command("show", *pair, *more, "--db", traced_corpus).stdout.rstrip()
        )
    assert result.to_text(only="added") == result.to_text(only=["added"])
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"only": ["addad"]}, "no such label: addad"),
        ({"only": 5}, "expected a label, not int"),
        ({"width": "wide"}, "'wide' is not a number of columns"),
        ({"summary": "no"}, "neither True nor False"),
    ]
    for given, said in wrong:
        with pytest.raises(lineage.InputError, match=said):
            result.to_text(**given)


WRONG: dict[str, tuple[Callable[[Path], Any], str]] = {
    "no date": (lambda db: lineage.sources(db, since="soon"), "YYYY-MM-DD"),
    "no such day": (lambda db: lineage.audit(db, until="2026-02-30"), "YYYY-MM-DD"),
    "an empty range": (lambda db: lineage.audit(db, since="2026-03", until="2026-02-28"), "lies before"),
    "no verdict": (lambda db: lineage.audit(db, verdict="guilty"), "the verdicts are"),  # type: ignore[arg-type]
    "no limit": (lambda db: lineage.sources(db, limit=-1), "0 lists all"),
    "no outlet": (lambda db: lineage.sources(db, outlet="Nobody"), "no such outlet"),
    "no document": (lambda db: lineage.trace("nowhere", db), "no such document"),
    "no reference": (lambda db: lineage.trace(12, db), "give its id"),  # type: ignore[arg-type]
    "the same twice": (lambda db: lineage.why("mpa-ferry", "mpa-ferry", db), "the same document"),
    "a file's name as text": (lambda db: lineage.find(str(DRAFT), db), "pathlib.Path"),
    "no text": (lambda db: lineage.find(" ", db), "the text is empty"),
    "bytes": (lambda db: lineage.find(b"text", db), "as a string"),  # type: ignore[arg-type]
    "no file": (lambda db: lineage.find(Path("nowhere.txt"), db), "no such file"),
    "no database": (lambda _: lineage.audit("nowhere.db"), "no such database"),
    "no path": (lambda _: lineage.digest(12), "expected a path, not "),  # type: ignore[arg-type]
    "an empty path": (lambda _: lineage.digest(""), "no file can have the name ''"),
    "no processes": (lambda db: lineage.check(db, jobs=-1), "0 takes every core"),
    "processes in words": (lambda db: lineage.check(db, jobs="2"), "0 takes every core"),  # type: ignore[arg-type]
    "no progress": (lambda db: lineage.check(db, progress=5), "expected a function, not "),  # type: ignore[arg-type]
    "rows in words": (lambda db: lineage.sources(db, limit="x"), "'x' is not a number of rows"),  # type: ignore[arg-type]
    "half a row": (lambda db: lineage.audit(db, limit=2.5), "0 lists all"),  # type: ignore[arg-type]
    "an outlet by number": (lambda db: lineage.audit(db, outlet=5), "expected a string, not "),  # type: ignore[arg-type]
    "an agency by number": (lambda db: lineage.sources(db, agency=5), "expected a string, not "),  # type: ignore[arg-type]
    "a publisher by number": (lambda db: lineage.find("A text.", db, outlet=5), "outlet"),  # type: ignore[arg-type]
    "no settings": (lambda db: lineage.trace("x", db, settings=5), "lineage.Settings"),  # type: ignore[arg-type]
    "a repair in words": (lambda db: lineage.check(db, repair="no"), "'no' is neither"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_asked_is_refused_with_a_hint(wrong: str, traced_corpus: Path) -> None:
    """By an InputError that says what is wrong, or what to give."""
    ask, said = WRONG[wrong]
    with pytest.raises(lineage.InputError) as error:
        ask(traced_corpus)
    assert said in str(error.value)


# ── ingest ────────────────────────────────────────────────────────────────────────────────────────────────────────

TEXTS = (
    "The pier at Aldmoor will reopen in May after two winters of repairs, the mayor said on Monday.",
    "Twelve farms below the Ozren dam were flooded before dawn, and nobody was hurt, the ministry said.",
)
RECORDS: list[dict[str, Any]] = [
    {"nr": 7, "haus": "Quay Post", "stand": "05/03/2026", "artikel": TEXTS[0], "author": "Ada Finn", "tags": ["pier"]},
    {"nr": "8", "haus": "Coast Leaf", "stand": "2026-03-06 14:00", "artikel": TEXTS[0], "title": "Pier to reopen"},
    {"nr": "9", "haus": "Coast Leaf", "stand": "2050-01-01", "artikel": TEXTS[1], "meta": {"desk": "coast", "page": 3}},
    {"nr": "10", "haus": "Coast Leaf", "artikel": None},
    {"nr": "11", "haus": "Coast Leaf", "artikel": 12},
    {"nr": "7", "haus": "Coast Leaf", "artikel": "Another text under an id that is taken, which is skipped."},
    {"nr": "8", "haus": "Coast Leaf", "stand": "2026-03-06 14:00", "artikel": TEXTS[0], "title": "Pier to reopen"},
]
SAID: dict[str, Any] = {
    "field": {"id": "nr", "outlet": ("zeitung", "haus"), "date": "stand", "text": "artikel"},
    "id_prefix": "x-",
    "dates": "day-first",
    "timezone": {None: "Europe/Berlin", "Nobody": "UTC"},
    "outlet": "unnamed",
    "jobs": 1,
}
COMMANDED = (
    *("--field", "id=nr", "--field", "outlet=zeitung", "--field", "outlet=haus", "--field", "date=stand"),
    *("--field", "text=artikel", "--id-prefix", "x-", "--dates", "day-first", "--timezone", "Europe/Berlin"),
    *("--timezone", "Nobody=UTC", "--outlet", "unnamed", "--jobs", "1"),
)
STORED = (
    "SELECT d.key, d.content_id, o.name, d.title, d.author, d.published, d.published_precision, d.published_original, "
    "d.extra, d.text FROM documents d JOIN outlets o ON o.id = d.outlet ORDER BY d.key"
)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """The records as a JSON Lines file."""
    path = tmp_path / "records.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in RECORDS), encoding="utf-8")
    return path


def test_records_in_memory_go_in_as_json_lines_do(lines: Path, tmp_path: Path) -> None:
    """From an iterator, with every option: the same rows, lineage, skips and remarks as those of the command."""
    report = lineage.ingest(iter(RECORDS), tmp_path / "memory.db", **SAID)
    done = command("ingest", lines, *COMMANDED, "--db", tmp_path / "file.db")
    assert done.returncode == 4
    memory, file = tmp_path / "memory.db", tmp_path / "file.db"
    assert rows(memory, STORED) == rows(file, STORED)
    assert lineage.digest(memory) == lineage.digest(file)
    places = {f"{lines}:{number}": f"record {number}" for number in range(1, len(RECORDS) + 1)}
    places[f"{lines}:6"] = "x-7"  # a document from memory has no place, and goes by its id
    for sql in ("SELECT location, reason, hint FROM skips", "SELECT location, message FROM remarks"):
        told = [(places.get(place, place), *said) for place, *said in rows(file, f"{sql} ORDER BY rowid")]
        assert rows(memory, f"{sql} ORDER BY rowid") == told
    assert (len(report.skipped), report.documents, report.unchanged) == (3, 3, 1)
    assert rows(memory, "SELECT DISTINCT location FROM documents") == [(None,)]


def test_a_report_is_told_as_the_command_tells_it(lines: Path, tmp_path: Path) -> None:
    """Remarks, skips and summary, as text and as JSON; only the seconds may differ."""
    report = lineage.ingest(lines, tmp_path / "api.db", **SAID)
    done = command("ingest", lines, *COMMANDED, "--db", tmp_path / "command.db")
    said = [
        text.rsplit("time", 1)[0].replace("command.db", "api.db")
        for text in (report.to_text(), done.stderr + done.stdout)
    ]
    assert said[0] == said[1]
    done = command("ingest", lines, *COMMANDED, "--db", tmp_path / "json.db", "--report", "json")
    of_command = json.loads(done.stdout.replace("json.db", "api.db"))
    assert {**json.loads(report.to_json()), "seconds": 0} == {**of_command, "seconds": 0}
    assert repr(report) == "<ShownReport: 3 documents stored, 1 known already, 3 inputs skipped, 3 remarks>"


def test_values_that_json_has_not_become_those_that_it_has(tmp_path: Path) -> None:
    """Times, numbers of NumPy, and what tables put where nothing is."""
    missing = SimpleNamespace()  # answers neither yes nor no, like NA
    given = {
        "id": np.int64(4),
        "outlet": "Quay Post",
        "title": float("nan"),
        "author": np.array(["Ada Finn", "Ole Brandt"]),
        "date": datetime(2026, 3, 5, 10, 20, tzinfo=UTC),
        "text": list(TEXTS),
        "score": np.float32(0.5),
        "price": Decimal("1.50"),
        "seen": np.datetime64("2026-03-05T10:20:30.5", "ns"),
        "never": np.datetime64("NaT", "ns"),
        "day": date(2026, 3, 5),
        "pages": (1, 2),
        "nan": [float("nan")],
        3: b"three",
        "other": missing,
    }
    lineage.ingest(given, tmp_path / "one.db", jobs=1)
    ((key, title, author, published, extra, text),) = rows(
        tmp_path / "one.db", "SELECT key, title, author, published, extra, text FROM documents"
    )
    assert (key, title, author) == ("4", None, "Ada Finn; Ole Brandt")
    assert published == "2026-03-05T10:20:00+00:00"
    assert text == "\n\n".join(TEXTS)
    assert json.loads(extra) == {
        "score": 0.5,
        "price": "1.50",
        "seen": "2026-03-05T10:20:30.500000000",
        "day": "2026-03-05",
        "pages": [1, 2],
        "nan": [None],
        "3": "three",
        "other": "namespace()",
    }


def test_what_is_not_equal_to_itself_is_nothing(tmp_path: Path) -> None:
    """Neither is what does not say whether it is: tables of other libraries have such values in empty cells."""

    class Absent:
        def __eq__(self, other: object) -> bool:
            raise TypeError("ambiguous")

        __hash__ = None  # type: ignore[assignment]

    lineage.ingest([{"text": TEXTS[0], "title": Absent(), "note": Absent()}], tmp_path / "one.db", jobs=1)
    assert rows(tmp_path / "one.db", "SELECT title, extra FROM documents") == [(None, None)]


def test_articles_go_in_and_records_come_one_after_the_other(tmp_path: Path) -> None:
    """An iterable is read as it is stored, and what is no record is skipped in its place."""
    taken = []

    def articles() -> Iterator[Any]:
        for number in range(600):
            taken.append(number)
            yield lineage.Article(f"{TEXTS[number % 2]} {number}.", id=f"{number}", outlet="Post", published="2026-03")
            if number == 300:
                yield "no record"

    stages = []
    report = lineage.ingest(
        articles(), tmp_path / "many.db", jobs=1, progress=lambda stage, done: stages.append((stage, len(taken)))
    )
    assert report.documents == 600
    assert [(skip.where, skip.reason) for skip in report.skipped] == [("record 302", "not a record (str)")]
    assert min(count for stage, count in stages if stage == "storing") < 600
    assert rows(tmp_path / "many.db", "SELECT DISTINCT published FROM documents") == [("2026-03",)]


def test_an_article_says_as_much_as_a_dictionary(tmp_path: Path) -> None:
    """Every field of it: an author who is an agency is a credit, and the language decides how a date is read."""
    known = {"id": "1", "outlet": "Quay Post", "title": "Pier", "url": "https://quay.example/1", "language": "de"}
    by = {"author": "Ada Finn, Reuters", "text": TEXTS[0]}
    assert {*known, *by, "published"} == {field.name for field in fields(lineage.Article)}
    article = lineage.Article(**known, **by, published="05/03/2026")
    lineage.ingest(article, tmp_path / "article.db", jobs=1)
    lineage.ingest({**known, **by, "date": "05/03/2026"}, tmp_path / "dictionary.db", jobs=1)
    told = "SELECT author, language, published FROM documents"
    for sql in (STORED, told, "SELECT name, place, role FROM credits"):
        assert rows(tmp_path / "article.db", sql) == rows(tmp_path / "dictionary.db", sql) != []
    assert rows(tmp_path / "article.db", told) == [("Ada Finn, Reuters", "de", "2026-03-05")]
    (credit,) = lineage.find(replace(article, text=TEXTS[1]), tmp_path / "article.db").credits
    assert (credit.name, credit.place) == ("Reuters", "metadata")
    bare = replace(article, author=None, language=None)
    assert lineage.compare(article, "").to_json() == lineage.compare(bare, "").to_json()


def test_records_that_name_no_outlet_are_of_memory(tmp_path: Path) -> None:
    """Unless they have a URL, or the caller says more."""
    given = [{"text": TEXTS[0]}, {"text": TEXTS[1], "url": "https://post.example/1"}]
    lineage.ingest(given, tmp_path / "one.db", jobs=1)
    lineage.ingest(given, tmp_path / "two.db", outlet="Leaf", jobs=1)
    for name, expected in (("one", ["memory", "post.example"]), ("two", ["Leaf", "post.example"])):
        assert [
            found for (found,) in rows(tmp_path / f"{name}.db", "SELECT name FROM outlets ORDER BY name")
        ] == expected


DataFrame = type("DataFrame", (), {})
UNREADABLE: dict[str, tuple[Any, dict[str, Any], str]] = {
    "nothing": ([], {}, "nothing to read"),
    "nothing at all": (iter(()), {}, "nothing to read"),
    "bytes": (b"records", {}, "dictionaries with a text"),
    "a number": (12, {}, "dictionaries with a text"),
    "numbers": ([12], {}, "dictionaries with a text"),
    "paths and records": ([str(DRAFT), {"text": "A text."}], {}, "not both at once"),
    "a table": (DataFrame(), {}, 'frame.to_dict("records")'),
    "a path that is none": ("nowhere", {}, "no such file or folder"),
    "an address": ("https://post.example/1", {}, "lineage fetches nothing"),
    "a format of records": (RECORDS, {"format": "jsonl"}, "leave out format"),
    "a format": (DRAFT, {"format": "pdf"}, "the formats are"),
    "a field": (RECORDS, {"field": {"txt": "artikel"}}, "the fields are"),
    "an order": (RECORDS, {"dates": "year-first"}, "day-first"),
    "a zone": (RECORDS, {"timezone": "Mars"}, "Mars"),
    "processes": (RECORDS, {"jobs": -1}, "0 takes every core"),
    "processes in words": (RECORDS, {"jobs": "2"}, "0 takes every core"),
    "patience": (RECORDS, {"wait": float("nan")}, "give 0 or more"),
    "patience in words": (RECORDS, {"wait": "long"}, "give 0 or more"),
    "a zone by number": (RECORDS, {"timezone": 5}, "expected a time zone, not "),
    "zones of numbers": (RECORDS, {"timezone": {5: "UTC"}}, "expected a string, not "),
    "zones by number": (RECORDS, {"timezone": {"Quay Post": 5}}, "expected a time zone, not "),
    "a field by number": (RECORDS, {"field": {"text": 5}}, "expected a name of a field, not "),
    "fields by number": (RECORDS, {"field": {"text": ["artikel", 5]}}, "expected a name of a field, not "),
    "no fields": (RECORDS, {"field": "artikel"}, "expected a dictionary, not "),
    "settings by number": (RECORDS, {"settings": 5}, "lineage.Settings"),
    "a flag in words": (RECORDS, {"strict": "no"}, "'no' is neither True nor False"),
    "a flag by number": (DRAFT, {"ids_from_files": 1}, "1 is neither True nor False"),
    "a path that no file can have": ("a\0b", {}, "no file can have the name"),
    "half a character": ("\ud800", {}, "no file can have the name"),
    "agencies without a name": (RECORDS, {"agencies": "\0"}, "no file can have the name"),
    "agencies by number": (RECORDS, {"agencies": 5}, "expected a path, not "),
    "an outlet by number": (RECORDS, {"outlet": 5}, "expected a string, not "),
    "a prefix by number": (RECORDS, {"id_prefix": 5}, "expected a string, not "),
    "no progress": (RECORDS, {"progress": 5}, "expected a function, not "),
    "agencies": (RECORDS, {"agencies": "nowhere.toml"}, "nowhere.toml"),
    "owners": (RECORDS, {"owners": "nowhere.toml"}, "nowhere.toml"),
    "strict": (RECORDS, {"strict": True, **SAID}, "record 4"),
}


@pytest.mark.parametrize("wrong", UNREADABLE)
def test_what_cannot_be_ingested_is_refused_with_a_hint(wrong: str, tmp_path: Path) -> None:
    """And no file is left behind."""
    given, options, said = UNREADABLE[wrong]
    with pytest.raises(lineage.InputError) as error:
        lineage.ingest(given, tmp_path / "none.db", **options)
    assert said in str(error.value)
    assert not list(tmp_path.iterdir())


def test_settings_and_patience_go_with_the_run(tmp_path: Path) -> None:
    """A limit that is lowered skips what is longer; the run says so."""
    usual = lineage.Settings()
    settings = replace(usual, limits=replace(usual.limits, max_text_characters=96))
    report = lineage.ingest([{"text": text} for text in TEXTS], tmp_path / "one.db", settings=settings, wait=1, jobs=1)
    assert [skip.where for skip in report.skipped] == ["record 2"]
    ((stored,),) = rows(tmp_path / "one.db", "SELECT settings FROM runs")
    assert json.loads(stored)["limits"]["max_text_characters"] == 96
    assert json.loads(stored)["waits"]["writer_seconds"] == 1


def test_another_date_or_author_of_a_stored_document_is_remarked(tmp_path: Path) -> None:
    """Once a run, with the number and the first few ids; what says less than is stored differs in nothing."""
    first = [
        {"id": f"n{number}", "text": f"{TEXTS[0]} {number}.", "date": "2026-03-05T10:00:00Z", "author": "Ada Finn"}
        | {"outlet": "Boje"}
        for number in range(5)
    ]
    less = [{**record, "date": "2026-03-05", "author": None} for record in first]
    other = [{**record, "date": "2026-03-04T10:00:00Z"} for record in first]
    database = tmp_path / "one.db"
    assert not lineage.ingest([*first, *less], database, jobs=1).remarks
    assert not lineage.ingest([*first, *less], database, jobs=1).remarks
    report = lineage.ingest([*other, {**first[1], "author": "Ole Brandt"}], database, jobs=1)
    assert [(remark.where, remark.message) for remark in report.remarks] == [
        ("n0", "another date than is stored is not taken over: 5 documents (n0, n1, n2, …)"),
        ("n1", "another author than is stored is not taken over: 1 document (n1)"),
    ]
    assert {published for (published,) in rows(database, "SELECT published FROM documents")} == {
        "2026-03-05T10:00:00+00:00"
    }
    twice = lineage.ingest([first[0], other[0]], tmp_path / "two.db", jobs=1)  # the same id twice in one input
    assert len(twice.remarks) == 1


@pytest.mark.parametrize(
    "error",
    [
        errors.InputError("no text", where="a.csv:3", hint="give one"),
        errors.RecordError("broken JSON"),
        errors.StoreError("damaged", hint="lineage check"),
        errors.ResourceError("memory ran out"),
        errors.MissingExtra("pyarrow", "parquet"),
        errors.Interrupted("3 documents are stored", hint="go on"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_comes_whole_out_of_another_process(error: errors.LineageError | errors.Interrupted) -> None:
    """A pool of processes pickles what is raised in them, and breaks where it cannot be made again."""
    found = pickle.loads(pickle.dumps(error))
    assert (type(found), str(found), found.message, found.hint) == (type(error), str(error), error.message, error.hint)
    assert getattr(found, "where", None) == getattr(error, "where", None)
