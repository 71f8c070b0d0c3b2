"""What archives export with many articles in one file: Factiva; Nexis in other languages; and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from corpus_files import Reading, reading

from lineage.config import Limits, Settings

ENDS = "Document {}0000020250506el56000{}"


def export(folder: Path, *parts: str, **said: Any) -> Reading:
    """A text file of these parts."""
    path = folder / "a.txt"
    path.write_text("\n\n".join(parts), encoding="utf-8")
    return reading(path, **said)


# ── Factiva ──────────────────────────────────────────────────────────────────────────────────────────────────────

LOCK = """\
Lock stays shut

By Ada Fenn
1,064 words
6 May 2025
14:04
The Tarn Courier
TARNC
First
English
© 2025 Tarn Courier Ltd. All rights reserved.

The lock at Tarn Mill stays shut until Friday.

Document ABC is on the desk, the office said.
Document 12
Barges wait.

Document TARNC00020250506el5600001
"""
TOLL = """\
Toll doubles
12 words
8 May 2025
Weir Weekly
WEIRW
English
Copyright 2025 Weir Weekly

The toll doubles from June.

Document WEIRW00020250508el580000a
"""
CODED = """\
SE{0}News
HD{0}Lock stays shut:
barges wait
BY{0}Ada Fenn
CR{0}dpa
WC{0}64 words
PD{0}6 May 2025
ET{0}14:04 GMT
SN{0}The Tarn Courier
SC{0}TARNC
LA{0}English
CY{0}© 2025 Tarn Courier Ltd.
LP{0}The lock at Tarn Mill stays shut.
TD{0}Barges wait below the weir.

IN London nobody knows.
RE{0}eland : England
AN{0}Document TARNC00020250506el5600001
"""


def test_an_export_of_factiva(tmp_path: Path) -> None:
    """Each article with its head; the text is as it stands, also where it speaks of documents."""
    found = export(tmp_path, LOCK, TOLL)
    lock, toll = found.documents
    assert lock.text == (
        "The lock at Tarn Mill stays shut until Friday.\n\nDocument ABC is on the desk, the office said.\n"
        "Document 12\nBarges wait."
    )
    assert (lock.title, lock.author, lock.outlet) == ("Lock stays shut", "By Ada Fenn", "The Tarn Courier")
    assert (lock.external_id, lock.published) == ("TARNC00020250506el5600001", "2025-05-06")
    assert (lock.language, lock.extra["source_code"]) == ("en", "TARNC")
    assert (toll.title, toll.author, toll.outlet) == ("Toll doubles", None, "Weir Weekly")
    assert (toll.text, toll.published) == ("The toll doubles from June.", "2025-05-08")
    assert [Path(document.location or "").name for document in found.documents] == ["a.txt:1", "a.txt:22"]
    assert found.skipped == []
    (lock, _) = export(tmp_path, LOCK, TOLL, zones={None: "Europe/London"}).documents
    assert lock.published == "2025-05-06T13:04:00+00:00"


@pytest.mark.parametrize(
    ("above", "parts"),
    [
        ("Lock shut\n", {"title": "Lock shut", "author": None}),
        (
            "News\nLock shut\nBy Ada Fenn\nand Jon Marsh\n",
            {"title": "Lock shut", "author": "By Ada Fenn and Jon Marsh"},
        ),
        ("Lock shut\n\nAda Fenn\n", {"title": "Lock shut", "author": "Ada Fenn"}),
        (
            "Page 1 of 3 © 2025 Factiva, Inc. All rights reserved.\n\nLock shut\n",
            {"title": "Lock shut", "author": None},
        ),
        ("Lock shut\nToll doubles\n\nAnd more\n\nLock shut\n", {"title": "Lock shut", "author": None}),
        ("By the weir: a walk\n", {"title": "By the weir: a walk", "author": None}),
        ("", {"title": None, "author": None}),
    ],
)
def test_title_and_author(tmp_path: Path, above: str, parts: dict[str, Any]) -> None:
    """Whatever stands above the number of words."""
    (document,) = export(tmp_path, above + TOLL.removeprefix("Toll doubles\n")).documents
    assert {part: getattr(document, part) for part in parts} == parts


@pytest.mark.parametrize("gap", ["\t", "    ", " ", "\n"])
def test_an_export_of_factiva_with_codes(tmp_path: Path, gap: str) -> None:
    """Codes before the parts, or on lines of their own; in the text a word is no code."""
    article = CODED.format(gap) if gap != " " else CODED.format(gap).replace("RE eland : England\n", "")
    for ends in ("\n", "\r\n"):
        (tmp_path / "a.txt").write_text((article + "\n" + article).replace("\n", ends), encoding="utf-8", newline="")
        found = reading(tmp_path / "a.txt")
        document = found.documents[0]
        assert document.text == (
            "The lock at Tarn Mill stays shut.\n\nBarges wait below the weir.\n\nIN London nobody knows."
        )
        assert (document.title, document.author) == ("Lock stays shut: barges wait", "Ada Fenn")
        assert (document.outlet, document.language, document.external_id) == (
            "The Tarn Courier", "en", "TARNC00020250506el5600001"
        )  # fmt: skip
        assert (document.published, document.extra["credit"]) == ("2025-05-06T14:04:00+00:00", "dpa")
        assert (len(found.documents), found.skipped) == (2, [])


@pytest.mark.parametrize("gap", ["\t", "    ", "\n"])
def test_a_row_of_figures_in_the_text_is_no_code(tmp_path: Path, gap: str) -> None:
    """States and teams have names as short as codes; a code that follows is one all the same."""
    rows = "State   Tolls\nRE   3\nCO   4\nIN\t1,064.5\nNS   -2   12%\nAN 5"
    article = CODED.format(gap).replace("IN London nobody knows.", rows)
    (document, _) = export(tmp_path, article, article).documents
    assert document.text == f"The lock at Tarn Mill stays shut.\n\nBarges wait below the weir.\n\n{rows}"
    assert (document.external_id, document.outlet) == ("TARNC00020250506el5600001", "The Tarn Courier")


def test_factiva_counts_one_word(tmp_path: Path) -> None:
    """Where a picture has no more."""
    (document, _) = export(tmp_path, TOLL.replace("12 words", "1 word"), TOLL).documents
    assert (document.title, document.text) == ("Toll doubles", "The toll doubles from June.")


def test_factiva_in_german(tmp_path: Path) -> None:
    """Its words are those of the page that the export was made on; in another encoding as well."""
    article = (
        "Schleuse bleibt zu\nVon Ada Fenn\n64 Wörter\n6. Mai 2025\nTarner Kurier\nTARNK\nDeutsch\n"
        "(c) 2025 Tarner Kurier\n\nDie Schleuse bleibt bis Freitag geschlossen.\n\nDokument TARNK00020250506el5600001\n"
    )
    for encoding in ("utf-8", "cp1252"):
        (tmp_path / "a.txt").write_bytes(article.encode(encoding))
        (document,) = reading(tmp_path / "a.txt").documents
        assert document.text == "Die Schleuse bleibt bis Freitag geschlossen."
        assert (document.title, document.author, document.language) == ("Schleuse bleibt zu", "Von Ada Fenn", "de")
        assert (document.outlet, document.published) == ("Tarner Kurier", "2025-05-06")


def test_broken_articles_of_factiva(tmp_path: Path) -> None:
    """Without a head or a text, or cut off by the end of the file, each costs only itself; the rest is told."""
    found = export(
        tmp_path, TOLL, "No head.\n\nDocument WEIRW00020250508el580000b",
        TOLL.replace("The toll doubles from June.\n", ""), TOLL, "\n".join(LOCK.split("\n")[:14]),
    )  # fmt: skip
    assert len(found.documents) == 2
    assert found.reasons == [
        "a.txt:14: not the head of an article",
        "a.txt:18: no text in the article",
        "a.txt:43: the file ends inside this article",
    ]
    found = export(tmp_path, TOLL, "Search Summary\nText: lock")
    assert (found.texts, found.reasons) == (["The toll doubles from June."], [])
    assert [remark.message for remark in found.remarks] == [
        "left out, as it is no article: what stands behind the last one"
    ]
    small = Settings(limits=Limits(max_record_bytes=250))
    assert export(tmp_path, TOLL, LOCK, TOLL, settings=small).reasons == ["a.txt:14: longer than 250 bytes"]


def test_where_the_head_of_factiva_ends(tmp_path: Path) -> None:
    """Behind the copyright, else behind the language; what has neither has no head."""
    rights, language = "Copyright 2025 Weir Weekly\n", "English\n"
    (whole,) = export(tmp_path, TOLL).documents
    (without,) = export(tmp_path, TOLL.replace(rights, "")).documents
    assert (without.text, without.outlet, without.language) == (whole.text, whole.outlet, "en")
    (silent,) = export(tmp_path, TOLL.replace(language, "").replace("WEIRW\n", "")).documents
    assert (silent.text, silent.outlet, silent.language) == (whole.text, whole.outlet, None)
    neither = export(tmp_path, TOLL, TOLL.replace(rights, "").replace(language, ""))
    assert neither.reasons == ["a.txt:14: not the head of an article"]


NUMBERED = "Document 1 of 3\nWeir Weekly\nMay 8, 2025\nLength: 5 words\nBody\nThe toll doubles from June.\n"


@pytest.mark.parametrize(("format", "article"), [("factiva", TOLL), ("nexis", NUMBERED)])
def test_an_article_in_no_encoding_costs_only_itself(tmp_path: Path, format: str, article: str) -> None:
    """The others of the export are read, and the place of the one is said."""
    whole = article.encode()
    (tmp_path / "a.txt").write_bytes(whole + whole.replace(b"doubles", bytes(range(128, 208))) + whole)
    found = reading(tmp_path, format=format)
    assert found.texts == ["The toll doubles from June."] * 2
    assert [reason.partition(": ")[2] for reason in found.reasons] == ["the encoding cannot be recognised"]


@pytest.mark.parametrize(
    "text",
    [
        TOLL.replace("Document WEIRW00020250508el580000a", "Document ABC"),
        TOLL.replace("Document WEIRW00020250508el580000a", "See Document WEIRW00020250508el580000a"),
        TOLL.replace("12 words\n", ""),
        TOLL.replace("12 words\n", "In 12 words\n"),
        TOLL.replace("8 May 2025\n", "On Thursday\n"),
    ],
)
def test_what_may_be_something_else_stays_plain_text(tmp_path: Path, text: str) -> None:
    """Without an end, a number of words and a day, a file is one article, letter for letter."""
    assert export(tmp_path, text).texts == [text]


def test_factiva_can_be_read_as_text(tmp_path: Path) -> None:
    """Whoever says so gets the file as it is."""
    assert export(tmp_path, TOLL, format="text").texts == [TOLL]


# ── Nexis in other languages ─────────────────────────────────────────────────────────────────────────────────────

GERMAN = """\
Schleuse bleibt zu

Tarner Kurier

6. Mai 2025 Dienstag

Copyright 2025 Tarner Kurier Alle Rechte vorbehalten

Rubrik: LOKALES; S. 8

Länge: 88 Wörter

Autor: Ada Fenn

Body

Tarn (dpa) - Die Schleuse bleibt zu.

Update: Die Kähne warten.

Graphic

Die Schleuse.

Update: 6. Mai 2025

{}
"""


@pytest.mark.parametrize("last", ["End of Document", "Ende des Dokuments"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_nexis_in_german(tmp_path: Path, last: str, encoding: str) -> None:
    """The marks of its own language beside those that stay English; a line of the text is none of them."""
    path = tmp_path / "a.txt"
    path.write_bytes((GERMAN.format(last) * 2).encode(encoding))
    found = reading(path)
    document = found.documents[0]
    assert document.text == "Tarn (dpa) - Die Schleuse bleibt zu.\n\nUpdate: Die Kähne warten."
    assert (document.title, document.author, document.outlet) == ("Schleuse bleibt zu", "Ada Fenn", "Tarner Kurier")
    assert (document.published, document.extra["section"]) == ("2025-05-06", "LOKALES; S. 8")
    assert (len(found.documents), found.skipped) == (2, [])


@pytest.mark.parametrize(
    ("day", "length", "byline", "body", "loaded"),
    [
        ("6 mai 2025", "Longueur : 88 mots", "Auteur : Ada Fenn", "Corps", "Date de chargement : 7 mai 2025"),
        (
            "6 de mayo de 2025",
            "Longitud: 88 palabras",
            "Autor: Ada Fenn",
            "Cuerpo",
            "Fecha de carga: 7 de mayo de 2025",
        ),
        ("6 mei 2025", "Lengte: 88 woorden", "Auteur: Ada Fenn", "Body", "Load-Date: May 7, 2025"),
    ],
)
def test_nexis_in_french_spanish_and_dutch(
    tmp_path: Path, day: str, length: str, byline: str, body: str, loaded: str
) -> None:
    """The same articles by the marks of other pages."""
    text = f"Tarn\n\nWeir\n\n{day}\n\n{length}\n\n{byline}\n\n{body}\n\nOne.\n\n{loaded}\n\nEnd of Document\n\n"
    (tmp_path / "a.txt").write_text(text * 2, encoding="utf-8")
    found = reading(tmp_path / "a.txt")
    assert [(d.title, d.outlet, d.author, d.published, d.text) for d in found.documents] == [
        ("Tarn", "Weir", "Ada Fenn", "2025-05-06", "One.")
    ] * 2


@pytest.mark.parametrize(
    ("length", "body", "last"),
    [
        ("Länge: 45 Minuten", "Update: Die Schleuse bleibt zu.", "Ende des Dokuments"),
        ("Longueur : 90 minutes", "Corps", "Fin du document"),
        ("Longueur: 90 minutes", "Corps", "Fin du document"),
        ("Length: 64 feet", "Body", "End of Document"),
        ("LENGTH: 1,064 metres", "BODY", "End of Document"),
    ],
)
def test_a_length_that_is_none_of_words_makes_no_export(tmp_path: Path, length: str, body: str, last: str) -> None:
    """Films have minutes, and barges have feet: the file is one article, letter for letter."""
    text = f"Tarn\n\nWeir\n\n{length}\n\n{body}\n\nThe lock stays shut.\n\n{last}\n"
    assert export(tmp_path, text).texts == [text]


@pytest.mark.parametrize("length", ["Length: 1 word", "LENGTH: 1,064 words"])
def test_a_length_of_words_makes_an_export(tmp_path: Path, length: str) -> None:
    """Also of one."""
    text = f"Tarn\n\nWeir\n\nMay 6, 2025\n\n{length}\n\nBody\n\nOne.\n\nLoad-Date: May 7, 2025\n\nEnd of Document\n"
    (document,) = export(tmp_path, text).documents
    assert (document.title, document.outlet, document.text) == ("Tarn", "Weir", "One.")


# ── exports that are not read ────────────────────────────────────────────────────────────────────────────────────

PROQUEST = """\
____________________________________________________________
Lock stays shut
Full text: The lock at Tarn Mill stays shut until Friday.
Publication title: The Tarn Courier
ProQuest document ID: 301234561
"""
EUROPRESSE = (
    '<article><span class="DocPublicationName">Courrier de Tarn</span><div class="titreArticle">'
    '<p class="titreArticleVisu rdp__articletitle">Écluse</p></div>'
    "<p>L’écluse reste fermée jusqu’à vendredi.</p></article>"
)
FACTIVA = (
    '<div id="a"><div class="article enArticle"><p class="articleParagraph">'
    "The lock at Tarn Mill stays shut until Friday.</p><p>Document TARNC00020250506el5600001</p></div></div>"
)


@pytest.mark.parametrize(
    ("name", "article", "whole"),
    [
        ("a.txt", PROQUEST, "{}"),
        ("a.txt", "Lock\n\nBody\n\nThe lock stays shut.\n\nLoad-Date: May 7, 2025\n\nEnd of Document\n\n", "{}"),
        ("a.txt", TOLL.replace("8 May 2025", "Thursday"), "{}"),
        ("a.html", EUROPRESSE, "<!doctype html><html><body>{}</body></html>"),
        ("a.html", FACTIVA, "<html><body>{}</body></html>"),
    ],
)
def test_an_export_of_several_articles_does_not_become_one(tmp_path: Path, name: str, article: str, whole: str) -> None:
    """Its kind is told, and what to do; one article by itself is read as ever."""
    (tmp_path / name).write_text(whole.format(article * 3), encoding="utf-8")
    found = reading(tmp_path)
    assert found.documents == []
    assert [reason.split(": ")[1].split(" of ")[0] for reason in found.reasons] == ["an export"]
    assert "with several articles" in found.reasons[0]
    (tmp_path / name).write_text(whole.format(article), encoding="utf-8")
    assert len(reading(tmp_path).documents) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Full text: below.\n\nFull text: here.\n",
        "The file has Full text: and ProQuest document ID: twice.\n" * 3,
        "Copyright 2025 Tarn\n\nCopyright 2024 Tarn\n\n12 words\n",
        "End of Document\n\nEnd of Document\n",
    ],
)
def test_one_mark_or_marks_inside_of_lines_are_not_enough(tmp_path: Path, text: str) -> None:
    """What speaks of exports is a text."""
    assert export(tmp_path, text).texts == [text]
