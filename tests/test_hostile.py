"""A corpus of strangers, through the installed program: nothing acts, nothing is lost, nothing calls home."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import zstandard
from word_files import docx

from tests.program import FIXTURES, lineage, rows
from tests.strategies import HOSTILE

COMMON = (
    "The ferry left the pier at dawn with 214 people aboard and its engine room caught fire before it reached the bay. "
    "Nobody was hurt, the harbour master said, and an inquiry will ask why the pumps did not start for eleven minutes."
)
READING = ("terminal", "json")
SAFE_IN_A_MESSAGE = {"\n", "\u200c", "\u200d"}


def records() -> list[dict[str, str]]:
    """One record for each hostile text, which stands in every field; all share a paragraph."""
    return [
        {"id": f"{text} {number}", "title": text, "url": f"http://a.example/{number}?{text}", "author": text,
         "outlet": f"Outlet {number % 5} {text}", "date": f"2026-03-0{1 + number % 9}", "extra": text,
         "text": f"{text}\n\n{COMMON}\n\n{text} and told AFP. {COMMON[:90]}\n\n{text}"}
        for number, text in enumerate((*HOSTILE, "--output=evil.html", "-h", "../../evil", "' OR 1=1; DROP TABLE x"))
    ]  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile corpus, ingested; its messages are as harmless as its views."""
    folder, path = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("store") / "a\u202e.db"
    name = "corpus \x1b[31m\u202e\nError: spoofed.jsonl"
    (folder / name).write_text("\n".join(map(json.dumps, records())), encoding="utf-8")
    done = lineage("ingest", folder, "--db", path)
    assert done.returncode == 0, done.stderr
    harmless(done.stdout + done.stderr)
    assert "\nError: spoofed" not in done.stderr
    return path


def harmless(text: str) -> None:
    """Assert that nothing in the output can move a cursor, change a colour or turn a direction."""
    acting = {c for c in set(text) - SAFE_IN_A_MESSAGE if unicodedata.category(c)[0] == "C"}
    assert not acting, ascii(acting)


def keys(database: Path) -> list[str]:
    """The ids of all documents."""
    return [key for (key,) in rows(database, "SELECT document FROM document_lineage ORDER BY document")]


def test_every_record_is_stored_as_it_is(database: Path) -> None:
    """A text is data for SQL: it comes back letter for letter, but for what no database can hold."""
    stored = {text for (text,) in rows(database, "SELECT text FROM documents")}
    assert len(stored) == len(records())
    for record in records():
        plain = record["text"].replace("\r\n", "\n").replace("\r", "\n")
        assert any(same(plain, text) for text in stored), ascii(plain)


def same(given: str, stored: str) -> bool:
    """Whether the texts agree up to characters that stand as U+FFFD."""
    return len(given) == len(stored) and all(a == b or b in "\ufffd\n" for a, b in zip(given, stored, strict=True))


@pytest.mark.parametrize("form", READING)
def test_answers_about_hostile_documents_are_harmless(database: Path, tmp_path: Path, form: str) -> None:
    """Every reading command answers, in a form in which nothing acts, and writes no file."""
    ids = keys(database)
    questions = [
        ("check",),
        ("sources", "--limit", "0"),
        ("audit", "--limit", "0"),
        *(("trace", "--", key) for key in ids[::4]),
        *(("why", "--", *pair) for pair in zip(ids[::6], ids[1::6], strict=False)),
        *(("show", "--", *pair) for pair in zip(ids[2::6], ids[3::6], strict=False)),
    ]
    for command, *arguments in questions:
        done = lineage(command, "--db", database, "--format", form, *arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        if form == "json":
            json.loads(done.stdout)
        else:
            harmless(done.stdout)
        harmless(done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_the_suggested_command_is_no_trap(database: Path, tmp_path: Path) -> None:
    """What an ingest suggests to type names two documents, and never passes an id for an option."""
    record = {"outlet": "A", "text": COMMON, "date": "2026-03-01"}
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(
        "\n".join(
            json.dumps({**record, "id": key, "outlet": key}) for key in ("--output=evil.html", "$(touch evil); -h")
        )
    )
    done = lineage("ingest", corpus, "--db", "lineage.db", cwd=tmp_path)
    command = done.stdout.splitlines()[-1].removeprefix("Next: lineage ")
    assert lineage(*shlex.split(command), cwd=tmp_path).returncode == 0
    assert not (tmp_path / "evil.html").exists()
    assert shlex.split(command)[-2:] == sorted(["--output=evil.html", "$(touch evil); -h"])


@pytest.mark.parametrize("argument", ["\x1b[31m", "\u202e", "\x07\nError: spoofed", "\x9b2J", "\udcff"])
def test_arguments_come_back_harmless(tmp_path: Path, argument: str) -> None:
    """What was typed is quoted in messages, of click's own as well, without its effect."""
    calls = [
        ("show", argument, argument),
        ("trace", argument),
        ("ingest", argument),
        ("ingest", ".", f"--{argument}"),
        ("audit", "--limit", argument),
        (argument,),
    ]
    for call in calls:
        done = lineage(*call, cwd=tmp_path)
        assert done.returncode == 2
        harmless(done.stdout + done.stderr)
        assert "Traceback" not in done.stderr
        assert "\nError: spoofed" not in done.stderr


def test_a_terminal_of_another_encoding_gets_an_answer(database: Path) -> None:
    """What the terminal lacks stands as an escape; JSON is UTF-8 everywhere."""
    pair = keys(database)[:2]
    for arguments in (("show", *pair), ("trace", pair[0]), ("sources",), ("schema",)):
        command, *ids = arguments
        db = () if command == "schema" else ("--db", database)
        done = lineage(command, *db, "--", *ids, PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (0, "")
    done = lineage("show", "--db", database, "--format", "json", "--", *pair, PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["a"]["id"] == pair[0]


def test_names_that_are_no_text_are_told_in_every_form(tmp_path: Path) -> None:
    """Files may be named in any bytes: answers about them are UTF-8, and say the bytes as escapes."""
    text, database = (tmp_path / os.fsdecode(b"ferry \xff" + ending) for ending in (b".txt", b".db"))
    text.write_text(COMMON, encoding="utf-8")
    assert lineage("ingest", text, "--db", database).returncode == 0
    page = tmp_path / os.fsdecode(b"\xff.html")
    calls = [
        ("check",),
        ("find", text),
        ("trace", text),
        ("show", text, text),
        ("sources",),
    ]
    for form in READING:
        for call in calls:
            done = lineage(*call, "--db", database, "--format", form)  # decodes what comes out
            assert done.returncode == 0, done.stderr
            if form == "json":
                assert json.loads(done.stdout)
            else:
                harmless(done.stdout)
    assert json.loads(lineage("check", "--db", database, "--format", "json").stdout)["database"] == str(database)
    assert lineage("show", text, text, "--format", "html", "-o", page).returncode == 0
    assert page.read_text(encoding="utf-8")


def test_commands_in_hints_are_quoted(tmp_path: Path) -> None:
    """What a hint says to type names the file that was meant, whatever its name does in a shell."""
    name = "my $(touch evil) 'news'.db"
    for call in (("sources",), ("show", "a", "b"), ("check",)):
        done = lineage(*call, "--db", name, cwd=tmp_path)
        assert done.returncode == 2
        _, _, suggested = done.stderr.strip().rpartition("with: ")
        assert shlex.split(suggested)[-2:] == ["--db", name]


@pytest.mark.parametrize("name", ["-x.db", ":memory:", "file:x.db?mode=memory", "a b.db"])
def test_the_suggested_question_names_the_file(tmp_path: Path, name: str) -> None:
    """`sqlite3` takes some names for something else: these are suggested as paths."""
    (tmp_path / "one.txt").write_text(COMMON, encoding="utf-8")
    done = lineage("ingest", "one.txt", "--db", name, cwd=tmp_path)
    program, file, question = shlex.split(done.stdout.splitlines()[-1].removeprefix("Next: "))
    assert program == "sqlite3"
    assert file[0] not in "-:"
    assert not file.startswith("file:")
    assert len(rows(tmp_path / file, question)) == 1
    done = lineage("trace", "no-such-id", "--db", name, cwd=tmp_path)
    assert done.returncode == 2
    program, file, question = shlex.split(done.stderr.strip().rpartition("with: ")[2])
    assert (program, file[0] in "-:", file.startswith("file:")) == ("sqlite3", False, False)
    assert len(rows(tmp_path / file, question)) == 1


NO_MEMORY = """
import sys


class Loader:
    def find_spec(self, name, path=None, target=None):
        if name == "numpy":
            raise ImportError("libx.so: failed to map segment from shared object")


sys.meta_path.insert(0, Loader())
"""


@pytest.mark.parametrize("command", ["sources", "check", "ingest"])
def test_too_little_memory_for_a_library_is_no_traceback(database: Path, tmp_path: Path, command: str) -> None:
    """Exit status 2: that memory ran out, and what to do."""
    (tmp_path / "sitecustomize.py").write_text(NO_MEMORY, encoding="utf-8")
    paths = (FIXTURES / "draft.txt",) if command == "ingest" else ()
    done = lineage(command, *paths, "--db", tmp_path / database.name, PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("Error: memory ran out")
    assert "Hint:" in done.stderr


# urllib3, which the HTML extractor imports, makes one socket and binds it to the machine itself to see whether there is
# IPv6; nothing is looked up, connected to or sent.
NO_NETWORK = """
import sys

ALLOWED = {{"socket.__new__", "socket.bind"}}

def forbidden(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event not in ALLOWED:
        open({marker!r}, "a").write(f"{{event}} {{arguments}}\\n")
        raise RuntimeError(f"network: {{event}}")

sys.addaudithook(forbidden)
"""
PAGE = """<!DOCTYPE html PUBLIC "x" "http://a.example/x.dtd" [<!ENTITY x SYSTEM "http://a.example/x">]>
<html><head><title>Ferry &x;</title><base href="http://a.example/"><link rel="stylesheet" href="http://a.example/a.css">
<script src="http://a.example/a.js"></script><meta property="og:image" content="http://a.example/a.png"></head>
<body><iframe src="http://a.example/"></iframe><img src="http://a.example/b.png"><article><p>{text}</p></article></body></html>
"""

WIRE = """<?xml-stylesheet href="http://a.example/a.xsl"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "http://a.example/nitf-3-6.dtd">
<nitf xmlns="http://a.example/" xmlns:xi="http://www.w3.org/2001/XInclude"><body><body.content><p>{text}</p>
<xi:include href="http://a.example/b.xml"/><media><media-reference source="http://a.example/c.jpg"/></media>
</body.content></body></nitf>
"""


FEED = """<?xml-stylesheet href="http://a.example/a.xsl"?><!DOCTYPE rss SYSTEM "http://a.example/rss.dtd">
<rss><channel><link>http://a.example/</link><item><link>http://a.example/1</link><enclosure url="http://a.example/c.mp3"/>
<description>{text} &lt;img src="http://a.example/b.png"></description></item></channel></rss>
"""


def test_no_command_uses_the_network(tmp_path: Path) -> None:
    """With every use of a socket forbidden, in worker processes too, all commands work, and none tried."""
    marker = tmp_path / "tried"
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK.format(marker=str(marker)), encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE.format(text=COMMON), encoding="utf-8")
    (tmp_path / "wire.nitf").write_text(WIRE.format(text=COMMON), encoding="utf-8")
    (tmp_path / "feed.rss").write_text(FEED.format(text=COMMON), encoding="utf-8")
    db = tmp_path / "a.db"
    calls = [
        (
            "ingest",
            FIXTURES / "corpus",
            tmp_path / "page.html",
            tmp_path / "wire.nitf",
            tmp_path / "feed.rss",
            "--db",
            db,
        ),
        ("show", "mpa-ferry", "continental-post-ferry", "--db", db, "--format", "html"),
        ("trace", "mpa-ferry", "--db", db),
        ("why", "mpa-ferry", "continental-post-ferry", "--db", db),
        ("find", tmp_path / "page.html", "--db", db),
        ("sources", "--db", db),
        ("audit", "--db", db),
        ("check", "--db", db),
        ("schema",),
    ]
    for call in calls:
        done = lineage(*call, PYTHONPATH=str(tmp_path))
        assert done.returncode == 0, done.stderr
    assert not marker.exists(), marker.read_text()
    connecting = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", connecting], env={"PYTHONPATH": str(tmp_path)}, check=False)
    assert done.returncode
    assert marker.exists(), "the trap would not have caught anything"


BOUNDED = """
import resource

resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))  # bytes of address space
resource.setrlimit(resource.RLIMIT_CPU, (110, 110))  # seconds
"""
ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
LARGE: dict[str, tuple[bytes, int, str]] = {
    "one paragraph of 9 MB.txt": (b"The pier was closed again on Monday. " * 250_000, 0, ""),
    "one word of 9 MB.txt": (b"a" * 9_000_000, 0, ""),
    "a million lines.txt": (b"pier\n" * 1_000_000, 4, "limits.max_text_lines"),
    "11 MB of text.txt": (b"word " * 2_200_000, 4, "limits.max_text_characters"),
    "a line of 33 MB.jsonl": (b'{"text": "' + b"a" * 33_000_000, 4, "limits.max_record_bytes"),
    "deep values.jsonl": (b'{"text": "x", "y": ' + b"[" * 200 + b"]" * 200 + b"}", 4, "limits.max_json_depth"),
    "very deep.json": (b"[" * 1_000_000, 4, "cut off|ends inside|nested too deeply|no records"),
    "a bomb.jsonl.gz": (gzip.compress(b"a" * 400_000_000, 9), 4, "limits.max_expansion"),
    "a bomb.jsonl.zst": (zstandard.compress(b"a" * 400_000_000), 4, "limits.max_expansion"),
    "a page of 5 MB.html": (b"<html><p>" + b"<b>" * 1_700_000, 4, "limits.max_html_bytes"),
    "entities.html": (
        f"<!DOCTYPE html [<!ENTITY e0 'boo'>{ENTITIES}]><html><body><p>&e12; {COMMON}</p></body></html>".encode(), 0, ""
    ),
    "entities.xml": (
        f"<!DOCTYPE nitf [<!ENTITY e0 'boo'>{ENTITIES}]><nitf><body.content>&e12;</body.content></nitf>".encode(),
        4, "declares entities"
    ),
    "deep.nitf": (b"<nitf><body><body.content>" + b"<b>" * 3_000_000, 4, "limits.max_xml_depth"),
    "elements.nitf": (b"<nitf><body><body.content>" + b"<p>a</p>" * 1_000_000 + b"</body.content></body></nitf>", 4,
                      "limits.max_text_lines"),
    "an item of 33 MB.newsml": (b"<newsMessage><newsItem>" + b"a" * 33_000_000 + b"</newsItem></newsMessage>", 4,
                                "limits.max_record_bytes"),
    "items.newsml": (b"<newsMessage>" + b"<packageItem/>" * 300_000 + b"</newsMessage>", 0, "300,000 packageItem"),
    "items.rss": (b"<rss>" + b"<item><wp:post_type>revision</wp:post_type></item>" * 100_000 + b"</rss>", 0,
                  "100,000 of type 'revision'"),
    "deep.rss": (b"<rss><channel><item><description>" + b"<b>" * 3_000_000, 4, "limits.max_xml_depth"),
    "tags.rss": (b"<rss><item><description>x" + b"&lt;b " * 3_000_000 + b"</description></item></rss>", 0, ""),
    "a bomb.docx": (docx("<w:p/>" * 10_000_000), 4, "limits.max_word_bytes"),
    "paragraphs.docx": (docx("<w:p/>" * 660_000), 4, "limits.max_text_lines"),
    "NUL.txt": (b"The pier\x00 was closed.", 4, "NUL"),
}  # fmt: skip


@pytest.mark.parametrize("name", LARGE)
def test_large_and_deep_inputs_end_within_bounds(tmp_path: Path, name: str) -> None:
    """Whatever the input expands to, it is read or refused with the limit's name, in 3 GB and in two minutes of CPU."""
    data, status, said = LARGE[name]
    corpus = tmp_path / name
    corpus.write_bytes(data)
    (tmp_path / "sitecustomize.py").write_text(BOUNDED, encoding="utf-8")
    done = lineage("ingest", corpus, "--db", tmp_path / "a.db", "--jobs", "1", PYTHONPATH=str(tmp_path))
    assert done.returncode == status, done.stderr
    assert re.search(said, done.stderr), done.stderr
    assert len(done.stdout + done.stderr) < 3_000
