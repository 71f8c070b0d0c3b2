"""How a table is laid out: told by its first lines, also where it is called a text; and texts that only look so."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from corpus_files import reading

from lineage.config import Limits, Settings
from lineage.corpus.files.encoding import ADVICE

PIER = "The pier is shut; nobody knows why.\n\nRepairs “take weeks”, said Ann Bell, the harbour master."
LOCK = "The lock is open, boats pass."
LONG = "The harbour office closed the north pier on Tuesday after divers found a crack in three of its pilings. " * 2


def table(sign: str, rows: list[list[str]], end: str = "\r\n") -> str:
    """The rows as a program for spreadsheets writes them."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=sign, lineterminator=end).writerows(rows)
    return buffer.getvalue()


# ── tables that are called texts ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_table_that_is_called_a_text(tmp_path: Path, sign: str, encoding: str) -> None:
    """Excel calls one of its formats "Unicode Text (*.txt)", and people give the name to what they export."""
    rows = [["ID", "Zeitung", "Überschrift", "Text"], ["1", "Blatt", "Pier", PIER], ["2", "Blatt", "Lock", LOCK]]
    (tmp_path / "a.txt").write_bytes(table(sign, rows).encode(encoding))
    found = reading(tmp_path)
    assert [(d.key, d.outlet, d.title, d.text) for d in found.documents] == [
        ("1", "Blatt", "Pier", PIER),
        ("2", "Blatt", "Lock", LOCK),
    ]
    assert found.documents[0].location == f"{tmp_path}/a.txt:2"


def test_a_broken_row_does_not_make_a_text_of_a_table(tmp_path: Path) -> None:
    """It is reported as in any table; the names that the user gives count."""
    rows = "".join(f"{n}\tBlatt\tNummer {n}.\n" for n in range(9))
    (tmp_path / "a.txt").write_text(f"nr\tblatt\twortlaut\n{rows}10\tBlatt\n")
    found = reading(tmp_path, columns={"text": ("wortlaut",), "outlet": ("blatt",)})
    assert (len(found.documents), len(found.skipped)) == (9, 1)
    assert len(reading(tmp_path).documents) == 1  # nobody knows that these are columns


@pytest.mark.parametrize(
    "text",
    [
        "Title, text\n\nA title, some text.\nAnother, more of it.\n",  # prose has blanks behind its commas
        "Title, text\nPier, shut\nLock, open\n",
        "Title,text\n",  # and nothing below it
        "Title,text\n\nThe pier is shut.\nNobody knows why.\n",
        "Author,title and text\nAnn Bell,pier and lock\n",  # one of two names is known
        "Text;Foto\nAnn Bell;Jon Marsh\n\nThe pier is shut.\n",  # a credit: one name is known
        "Content;Date;Author\nThe harbour: news of the day\nThe pier is shut; nobody knows why.\n",
        "| title | text |\n|---|---|\n| Pier | Shut. |\n",
        "The body, the article\nwas found, and read\n",
        "Story\nof a pier\n",
    ],
)
def test_texts_that_look_like_tables_are_texts(tmp_path: Path, text: str) -> None:
    """Only a header beyond doubt, and rows that fit it, make a table of what is called a text."""
    (tmp_path / "a.txt").write_text(text)
    assert reading(tmp_path).texts == [text]


# ── what spreadsheets write ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r\n'])
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "table"])
def test_the_separator_may_be_declared(tmp_path: Path, line: str, name: str) -> None:
    """Excel is told by a first line, which is no header; places are those of the file."""
    rows = [["id", "title", "text"], ["1", "Pier", PIER], ["2", "Lock", LOCK]]
    (tmp_path / name).write_text(line + table(";", rows), newline="")
    found = reading(tmp_path)
    assert found.texts == [PIER, LOCK]
    assert found.documents[0].location == f"{tmp_path}/{name}:3"


@pytest.mark.parametrize("quoted", [True, False])
def test_carriage_returns_may_end_the_rows(tmp_path: Path, quoted: bool) -> None:
    """As Excel for the Mac writes them, with line feeds inside the cells."""
    cell = '"Shut.\n\nFor weeks."' if quoted else "Shut.\n\nFor weeks."
    (tmp_path / "a.csv").write_bytes(f"id;title;text\r1;The\nPier;{cell}\r2;Lock;Open.\r3;Weir".encode())
    found = reading(tmp_path)
    assert [(d.title, d.text) for d in found.documents] == [("The Pier", "Shut.\n\nFor weeks."), ("Lock", "Open.")]
    assert found.reasons == ["a.csv:4: 2 cells where the header names 3"]
    (tmp_path / "a.csv").write_bytes(b"text\r" + b"x" * 300_000 + b"\rNext.\r" + b"x" * 300)
    found = reading(tmp_path, settings=Settings(limits=Limits(max_record_bytes=200)))
    assert found.texts == ["Next."]
    assert [reason.split(": ")[0] for reason in found.reasons] == ["a.csv:2", "a.csv:4"]


def test_tables_of_the_macintosh(tmp_path: Path) -> None:
    """Who writes carriage returns alone writes the encoding of the Mac; other bytes are guessed as everywhere."""
    text = "Die Straße über die Brücke ist „gesperrt“."
    (tmp_path / "a.csv").write_bytes(f"id;überschrift;text\r1;Brücke;{text}\r".encode("mac_roman"))
    found = reading(tmp_path)
    assert found.texts == [text]
    assert [r.message for r in found.remarks] == [f"encoding guessed: mac_roman{ADVICE}"]
    (tmp_path / "a.csv").write_bytes(f"id;überschrift;text\r1;Brücke;{text}\r".encode("cp1252"))
    assert reading(tmp_path).texts == [text]


# ── tables without a header ──────────────────────────────────────────────────────────────────────────────────────


def test_a_table_of_trafilatura_has_no_header(tmp_path: Path) -> None:
    """Its columns are known, and a row that can be nothing else is read by them."""
    first = ["https://www.bay.example/1", "null", "ffap", "bay.example", "Pier", "null", "2025-03-10", PIER]
    second = ["https://www.bay.example/2", "null", "ffaq", "bay.example", "Lock", "null", "null", LOCK]
    rest = ["null", "null", "article"]
    (tmp_path / "a.csv").write_text(table("\t", [[*first, *rest], [*second, *rest]]), newline="")
    found = reading(tmp_path)
    assert [(d.title, d.text, d.url) for d in found.documents] == [
        ("Pier", PIER, "https://www.bay.example/1"),
        ("Lock", LOCK, "https://www.bay.example/2"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["https://a.example/1", "2025-03-10", "article"], "the first row is no header, but an article"),
        (["https://a.example/1", LONG, "article"], "the first row is no header, but an article"),
        (["20250310181500", "https://a.example/1", "Pier"], "the first row names no column with text"),
        (["1", "Pier", LONG], "the first row names no column with text"),
    ],
)
def test_an_article_is_no_header(tmp_path: Path, row: list[str], reason: str) -> None:
    """The name of a column may stand in it by chance; what is missing is said."""
    (tmp_path / "a.csv").write_text(table(",", [row, row]), newline="")
    found = reading(tmp_path)
    assert not found.documents
    assert found.reasons[0].startswith(f"a.csv: {reason}")
    assert "put a row with the names of the columns before it" in str(found.skipped[0].hint)


def test_a_header_may_hold_one_strange_name(tmp_path: Path) -> None:
    """A column may be called by an address, or by a whole question."""
    (tmp_path / "a.csv").write_text(f"http://purl.org/dc/terms/title,text\nPier,{LOCK.replace(',', '')}\n")
    (tmp_path / "b.csv").write_text(f'"{LONG}",text\nyes,{LOCK.replace(",", "")}\n')
    assert len(reading(tmp_path).documents) == 2


def test_a_table_of_addresses_is_told_to_be_one(tmp_path: Path) -> None:
    """Media Cloud and others list what was published; a table without addresses has a column of another name."""
    (tmp_path / "a.csv").write_text("id,title,url\n1,Pier,https://a.example/1\n")
    (tmp_path / "b.csv").write_text("id,title,wortlaut\n1,Pier,Shut.\n")
    addresses, others = (str(skip.hint) for skip in reading(tmp_path).skipped)
    assert addresses == f"{others}; if they only list addresses, the texts must be fetched by another tool"


# ── line ends in two characters ──────────────────────────────────────────────────────────────────────────────────


def test_exports_of_databases_write_line_ends_in_two_characters(tmp_path: Path) -> None:
    """So do they with tabs, backslashes and NULL; all of it is undone, and that is said once."""
    rows = [f"{n}\t\\N\tA \\\\ B\t{LONG}\\n\\nSecond\\tone.\\nThird." for n in range(3)]
    (tmp_path / "a.tsv").write_text("\n".join(["id\tauthor\ttitle\ttext", *rows, "4\tA\tShort\tOne."]) + "\n")
    found = reading(tmp_path, outlet="Boje")
    assert found.texts == [f"{LONG}\n\nSecond\tone.\nThird."] * 3 + ["One."]
    assert [(d.title, d.author) for d in found.documents[2:]] == [("A \\ B", None), ("Short", "A")]
    assert [Path(r.where).name for r in found.remarks] == ["a.tsv"]
    assert "are read as such" in found.remarks[0].message


@pytest.mark.parametrize(
    "texts",
    [
        [f"{LONG} It stood in C:\\new\\news.", LONG],  # half of the texts
        [f"{LONG} Take \\nabla and \\nu, and \\tau."],  # formulas
        [f"{LONG} Take \\nabla.\\n\\nAnd \\alpha."],
        [f"{LONG} A path is C:\\notes, another C:\\names."],
        [f"{LONG} One line end: \\n"],
        ["Short.\\nOne.\\nTwo."],  # so short that it may tell of the sign
    ],
)
def test_backslashes_in_texts_are_backslashes(tmp_path: Path, texts: list[str]) -> None:
    """Formulas, paths and texts about line ends stay as they are."""
    (tmp_path / "a.tsv").write_text("id\ttext\n" + "".join(f"{n}\t{text}\n" for n, text in enumerate(texts)))
    found = reading(tmp_path, outlet="Boje")
    assert found.texts == texts
    assert not found.remarks


def test_in_quotes_a_backslash_is_one(tmp_path: Path) -> None:
    """A table with quotes has real line ends inside them, and needs no signs for any."""
    text = f"{LONG}\\nOne.\\nTwo."
    (tmp_path / "a.tsv").write_text(f'id\ttext\n1\t"{text}"\n')
    (tmp_path / "b.csv").write_text(f'id,text\n1,"{text}"\n')
    assert reading(tmp_path).texts == [text, text]
