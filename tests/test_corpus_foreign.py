"""Files of other programs: each is refused with what it is and what to do, and what only looks so is read."""

from __future__ import annotations

import gzip
import io
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import pytest
from corpus_files import reading


def packed(*names: str, first: str = "") -> bytes:
    """A zip archive with files of these names; one that is called mimetype, first and as it is, holds `first`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "<x/>", compress_type=zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tarred() -> bytes:
    """A tar archive with a text in it."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = 5
        archive.addfile(entry, io.BytesIO(b"Text."))
    return buffer.getvalue()


def database(folder: Path) -> bytes:
    """A SQLite database with a table."""
    connection = sqlite3.connect(folder / "x.db")
    connection.execute("CREATE TABLE a (text)")
    connection.commit()
    connection.close()
    return (folder / "x.db").read_bytes()


MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nSubject: Pier\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n--B\r\n'
)
FILES: dict[str, tuple[bytes, str, str]] = {
    "a.rtf": (b"{\\rtf1\\ansi The pier.\\par}", "a document in RTF", "text or HTML"),
    "a.txt": (b"{\\rtf1\\ansi The pier.\\par}", "a document in RTF", "text or HTML"),
    "a.pdf": (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF", "a PDF", "pdftotext"),
    "b.html": (b"\n%PDF-1.4\n1 0 obj\n", "a PDF", "pdftotext"),  # as some servers deliver it
    "a.mhtml": (MHTML, "a page saved in one file (MHTML)", "HTML"),
    "b.mht": (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\nx",
        "a page saved in one file",
        "HTML",
    ),
    "a.sql": (b"--\n-- PostgreSQL database dump\n--\n\nCOPY a FROM stdin;\n", "a dump of a database", "CSV"),
    "b.sql": (b"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n", "a dump of a database", "CSV"),
    "c.sql": (b"-- MySQL dump 10.13  Distrib 8.0\n", "a dump of a database", "CSV"),
    "a.xlsx": (packed("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet of Excel", "CSV"),
    "b.csv": (packed("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet of Excel", "CSV"),  # only renamed
    "a.odt": (packed("c.xml", first="application/vnd.oasis.opendocument.text"), "a document of Libre", ".docx"),
    "a.ods": (packed("c.xml", first="application/vnd.oasis.opendocument.spreadsheet"), "a spreadsheet", "CSV"),
    "a.zip": (packed("word/a.txt"), "an archive of files", "unpack it"),
    "a.tar": (tarred(), "an archive of files", "unpack it"),
    "a.tar.gz": (gzip.compress(tarred()), "an archive of files", "unpack it"),
    "a.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a file of an older Office", "as CSV"),
    "a.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture", "text"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("way", ["in a folder", "named", "as text"])
def test_files_of_other_programs_are_refused(tmp_path: Path, name: str, way: str) -> None:
    """Found, named, or read as text by force: it is said what they are, and what to do."""
    data, kind, hint = FILES[name]
    (tmp_path / name).write_bytes(data)
    found = reading(tmp_path if way == "in a folder" else tmp_path / name, format="text" if way == "as text" else None)
    assert not found.documents
    assert found.reasons[0].startswith(f"{name}: {kind}")
    assert hint in str(found.skipped[0].hint)


def test_a_database_is_no_corpus(tmp_path: Path) -> None:
    """Its table has to be exported."""
    (tmp_path / "b.txt").write_bytes(database(tmp_path))
    assert reading(tmp_path / "b.txt").reasons == ["b.txt: a SQLite database, which lineage does not read"]


def test_a_crawl_is_not_one_text(tmp_path: Path) -> None:
    """Read as text it would store the heads of its records."""
    (tmp_path / "a.wet").write_bytes(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    assert reading(tmp_path / "a.wet", format="text").reasons == ["a.wet: a crawl (WARC), not one text"]


@pytest.mark.parametrize(
    "text",
    [
        "{rtf} is how the file began.",
        "PDF-files were published.",
        "--\nThe pier is shut.\n--\n",
        "PK Group has bought the pier.",
        "Rar! cried the parrot.",
        "Subject: Pier\nFrom: Ann Bell\nMIME-Version: 1.0\nContent-Type: text/plain\n\nThe pier is shut.\n",
        "Pier: shut\n\nMIME-Version: 1.0\nContent-Type: multipart/related\n",  # no head of a mail, but of what it tells
        "PRAGMA is a word of SQL.",
        "SQLite format 3 was published in 2004.",
    ],
)
def test_texts_that_begin_alike_are_read(tmp_path: Path, text: str) -> None:
    """Nothing of a text is taken for the mark of a program."""
    (tmp_path / "a.txt").write_text(text)
    assert reading(tmp_path).texts == [text]
