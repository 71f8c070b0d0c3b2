"""Folders, compression, standard input, and what happens when nothing can be read."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import zstandard
from corpus_files import FORMATS, reading

from lineage.config import Limits, Settings
from lineage.corpus import FIELDS, ReadOptions, Records, is_large, read, read_records, read_text_article, reader
from lineage.corpus import FORMATS as NAMES
from lineage.corpus.files import packing
from lineage.errors import InputError
from lineage.records import Document, Remark, Skipped

LINES = "".join(json.dumps({"text": f"Text {n}."}) + "\n" for n in range(2000)).encode()
LINE = LINES.index(b"\n") + 1  # bytes of each of the first lines


def test_folders_are_read_in_the_order_of_names(tmp_path: Path) -> None:
    """Depth first by name, hidden entries left out, whatever order the file system has."""
    for name in ("b/2.txt", "b/1.txt", "a/x/3.txt", "c.txt", ".hidden/4.txt", "b/.5.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    assert reading(tmp_path).texts == ["a/x/3.txt", "b/1.txt", "b/2.txt", "c.txt"]
    assert reading([tmp_path / "c.txt", tmp_path / "a"]).texts == ["c.txt", "a/x/3.txt"]


def test_links_do_not_trap(tmp_path: Path) -> None:
    """A link to a parent folder ends, a link to nowhere is reported, a file behind a link is read."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "t.txt").write_text("T")
    (tmp_path / "u.txt").symlink_to(tmp_path / "t.txt")
    result = reading(tmp_path)
    assert result.texts == ["T", "T"]
    assert [r.split(":")[0] for r in result.reasons] == ["self", "gone.txt"]


def test_pipes_in_folders_are_not_opened(tmp_path: Path) -> None:
    """A named pipe in a folder would wait for ever; it is reported."""
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "t.txt").write_text("T")
    assert reading(tmp_path).reasons == ["pipe.jsonl: not a regular file"]


def test_what_is_large_is_what_its_files_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and folders count as they are stored; what can be read only once, and here, is never large."""
    monkeypatch.setattr(reader, "LARGE_BYTES", 10)
    (tmp_path / "folder").mkdir()
    for name in ("folder/a.txt", "folder/b.txt", "lineage.db"):
        (tmp_path / name).write_text("seven b")
    folder, file = tmp_path / "folder", tmp_path / "folder" / "a.txt"
    assert is_large([folder])
    assert is_large([file, file])
    assert not is_large([file])
    assert is_large([tmp_path])
    assert not is_large([folder], ReadOptions(apart=[folder / "b.txt"]))
    os.mkfifo(tmp_path / "pipe")
    assert not is_large([folder, "-"])
    assert not is_large([folder, tmp_path / "pipe"])


def test_unreadable_folders_and_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may not be opened is named; the rest is read."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "secret.txt").write_text("S")
    (tmp_path / "t.txt").write_text("T")
    iterdir, opened = Path.iterdir, Path.open

    def refusing(real, name):  # type: ignore[no-untyped-def]
        def call(path: Path, *args, **kwargs):  # type: ignore[no-untyped-def]
            if path.name == name:
                raise PermissionError(13, "Permission denied")
            return real(path, *args, **kwargs)

        return call

    monkeypatch.setattr(Path, "iterdir", refusing(iterdir, "locked"))
    monkeypatch.setattr(Path, "open", refusing(opened, "secret.txt"))
    result = reading(tmp_path)
    assert result.texts == ["T"]
    assert result.reasons == [
        "locked: the folder cannot be read: Permission denied",
        "secret.txt: cannot be read: Permission denied",
    ]


def test_paths_that_do_not_exist(tmp_path: Path) -> None:
    """A wrong path is an error before anything is read, with the likeliest right one."""
    (tmp_path / "articles.jsonl").write_text("{}")
    with pytest.raises(InputError) as caught:
        read([tmp_path / "articels.jsonl"])
    assert caught.value.hint == f"did you mean {tmp_path}/articles.jsonl?"
    for path in (tmp_path / "zzz", tmp_path / "no" / "such", "nul\x00"):
        with pytest.raises(InputError) as caught:
            read([path])
        assert "did you mean" not in str(caught.value.hint)
    with pytest.raises(InputError):
        read([])


def test_nothing_to_read(tmp_path: Path) -> None:
    """An empty folder alone is an error; beside other paths it is reported."""
    with pytest.raises(InputError, match="the folder holds no files"):
        reading(tmp_path)
    assert reading([tmp_path, FORMATS / "passim.jsonl"]).reasons == [f"{tmp_path.name}: the folder holds no files"]


def test_unknown_format() -> None:
    """A wrong format name is an error that lists the right ones."""
    with pytest.raises(InputError, match="parquet, text, trafilatura, tsv, warc"):
        read([FORMATS], ReadOptions(format="pdf"))
    known = {"text", "html", "json", "jsonl", "csv", "tsv", "parquet", "warc", "nitf", "newsml", "nexis"}
    known |= {"docx", "feed", "trafilatura", "factiva"}
    assert set(NAMES) == known


def test_unknown_fields_of_the_options() -> None:
    """A part that no article has is an error that names those there are."""
    with pytest.raises(InputError, match="unknown field 'txt'") as caught:
        read(["."], ReadOptions(columns={"txt": ("body",)}))
    assert caught.value.hint == f"the fields are {', '.join(FIELDS)}"
    assert set(FIELDS) == {"text", "markup", "title", "url", "date", "author", "outlet", "language", "id"}


def test_files_can_be_the_ids_of_their_articles(tmp_path: Path) -> None:
    """Folder and name, less the suffix and that of compression; records of a larger file keep what they have."""
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "quay.txt").write_text("The quay.")
    (folder / "pier.2.txt.gz").write_bytes(gzip.compress(b"The pier."))
    (folder / "rest.jsonl").write_bytes(b'{"text": "One."}\n{"text": "Two.", "id": "two"}')
    said = reading(folder, ids_from_files=True, id_prefix="a-")
    plain = reading(folder)
    assert [d.external_id for d in said.documents] == ["a-post/pier.2", "a-post/quay", None, "a-two"]
    assert [d.external_id for d in plain.documents] == [None, None, None, "two"]
    assert [d.content_id for d in said.documents] == [d.content_id for d in plain.documents]


def twice(pack: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Packs data as two members, as files that were joined have."""
    return lambda data: pack(data[:99]) + pack(data[99:])


PACKERS = [gzip.compress, zstandard.compress, bz2.compress, lzma.compress]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.jsonl.bz2", "a.jsonl.xz", "a.jsonl", "a"])
@pytest.mark.parametrize("pack", [*PACKERS, *map(twice, PACKERS)])
def test_compression_is_told_by_content(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    """gzip, zstd, bzip2 and xz, of one or several members, whatever the file is called."""
    path = tmp_path / name
    path.write_bytes(pack(LINES))
    result = reading(path)
    assert len(result.documents) == 2000
    assert not result.skipped


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress, lzma.compress])
def test_a_cut_archive_gives_what_it_holds(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """What comes before the cut is read, the rest is reported; an article that is cut is not taken for a whole one."""
    noise = b"".join(json.dumps({"text": os.urandom(300).hex()}).encode() + b"\n" for _ in range(1000))
    (tmp_path / "a.jsonl").write_bytes(pack(noise)[:-5000])
    (tmp_path / "b.txt").write_bytes(pack(noise.hex().encode())[:-5000])
    result = reading(tmp_path)
    assert 700 < len(result.documents) < 1000
    assert [r.split(": ")[1] for r in result.reasons] == ["cut off"] * 2


def test_xz_pads_its_streams(tmp_path: Path) -> None:
    """Four zeros, or as many more, stand between streams and behind the last."""
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(LINES) + bytes(8) + lzma.compress(LINES[:LINE]) + bytes(4))
    assert not reading(tmp_path).skipped


def test_a_cut_block_of_bzip2_is_reported(tmp_path: Path) -> None:
    """It unpacks blocks of 900 KB, whole or not at all."""
    (tmp_path / "a.jsonl.bz2").write_bytes(bz2.compress(LINES)[:-20])
    result = reading(tmp_path)
    assert not result.documents
    assert [reason.split(": ")[1] for reason in result.reasons] == ["cut off"]


@pytest.mark.parametrize("magic", packing.UNPACKERS)
def test_damaged_archives(tmp_path: Path, magic: bytes) -> None:
    """Bytes that only begin like an archive are reported."""
    (tmp_path / "a.jsonl").write_bytes(magic + b"nonsense" * 10)
    assert reading(tmp_path).reasons[0].startswith("a.jsonl: cannot be read")


@pytest.mark.parametrize("pack", PACKERS)
def test_bombs_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]) -> None:
    """A file that expands like no text does is given up early, and the limit is named."""
    monkeypatch.setattr(packing, "GRACE_BYTES", 1 << 20)
    (tmp_path / "a.jsonl").write_bytes(pack(LINES[:LINE] + b" " * (1 << 24)))
    result = reading(tmp_path, settings=Settings(limits=Limits(max_record_bytes=1000)))
    assert "expands to more than 250 times" in result.reasons[-1]
    assert "limits.max_expansion" in str(result.skipped[-1].hint)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads standard input, compressed or not; its outlet is the option's, else a fixed word."""
    for data in (LINES[: 3 * LINE], gzip.compress(LINES[: 3 * LINE])):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        result = reading("-")
        assert [(d.outlet, d.location) for d in result.documents] == [
            ("stdin", "-:1"),
            ("stdin", "-:2"),
            ("stdin", "-:3"),
        ]
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        assert {d.outlet for d in reading("-", outlet="Tarn").documents} == {"Tarn"}


def test_a_pipe_by_name(tmp_path: Path) -> None:
    """A pipe that the user names is read; Parquet, which has to seek, is not."""
    read_end, write_end = os.pipe()
    os.write(write_end, b'{"text": "P"}\n')
    os.close(write_end)
    assert reading(f"/dev/fd/{read_end}").texts == ["P"]
    os.close(read_end)
    (tmp_path / "a.parquet").write_bytes(gzip.compress(b"PAR1 and more"))
    assert "Parquet cannot be read from a pipe" in reading(tmp_path).reasons[0]


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    """A file name of other bytes is read and shown in a form that can be stored."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("T")
    (document,) = reading(tmp_path).documents
    assert document.location == f"{tmp_path}/caf\ufffd.txt"


def test_reading_streams(tmp_path: Path) -> None:
    """The first document is there before the file is read to its end."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES * 100)
    items = read([path])
    assert isinstance(next(items), Document)
    items.close()  # type: ignore[attr-defined]


def test_one_article_of_a_file(tmp_path: Path) -> None:
    """A text or HTML file gives its article; anything else says why not."""
    path = tmp_path / "a.txt"
    path.write_text("The lock stays shut.")
    assert read_text_article(path).text == "The lock stays shut."
    assert read_text_article(FORMATS / "page.html").title == "Lock stays shut"
    path.write_text("")
    (tmp_path / "a.xml").write_text("<newsMessage><itemSet><packageItem guid='x'/></itemSet></newsMessage>")
    for wrong, message in (
        (path, "empty"),
        (tmp_path / "a.xml", "no article"),
        (FORMATS / "passim.jsonl", "several"),
        (tmp_path, "folder"),
        (tmp_path / "b", "no such"),
    ):
        with pytest.raises(InputError, match=message):
            read_text_article(wrong)


def test_a_slip_in_a_text_makes_it_binary(tmp_path: Path) -> None:
    """Few control characters are a slip in a text, but what has a NUL is none."""
    (tmp_path / "a.txt").write_bytes(b"The lock\x01 stays shut until Friday.\n")
    (tmp_path / "b.txt").write_bytes(b"The lock\x00 stays shut until Friday.\n")
    found = reading(tmp_path)
    assert (len(found.documents), found.reasons) == (1, ["b.txt: binary, not text (it has NUL bytes)"])


def test_a_page_in_a_guessed_encoding_is_remarked(tmp_path: Path) -> None:
    """As a text is: the page declares none, and is not UTF-8."""
    pytest.importorskip("trafilatura")
    page = (FORMATS / "page.html").read_text(encoding="utf-8").replace('<meta charset="utf-8">', "")
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    (remark,) = reading(tmp_path).remarks
    assert remark.message.startswith("encoding guessed: cp1252")


def test_records_without_a_field_for_their_date_are_remarked_wherever_they_come_from(tmp_path: Path) -> None:
    """In memory, in files, and in files behind one that broke off, whose records say nothing of theirs."""
    said = {"text": "T.", "outlet": "Boje"}
    dated, dateless = {**said, "date": "2024-05-01"}, {**said, "erschienen_am": "2024-05-01"}
    doubts = [item.message for item in read_records(Records([dateless] * 2)) if isinstance(item, Remark)]
    assert len(doubts) == 1
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps(dated).encode() + b"\n")[:-4])
    (tmp_path / "b.jsonl").write_text(f"{json.dumps(dateless)}\n" * 2, encoding="utf-8")
    items = list(read([tmp_path]))
    assert any(isinstance(item, Skipped) and "cut off" in item.reason for item in items)
    assert [item.message for item in items if isinstance(item, Remark)] == doubts


def test_one_name_for_the_outlets_of_several_texts_is_remarked(tmp_path: Path) -> None:
    """In one folder texts of several houses would pass for those of one; folders side by side bear names of houses."""
    for name in ("boje/a.txt", "boje/b.txt", "kogge/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Ebbe {name}.")
    said = reading(tmp_path / "boje").remarks
    assert [Path(remark.where).name for remark in said] == ["a.txt"]
    assert said[0].message.startswith("2 documents name no outlet, and 'boje' stands for it")
    assert not reading(tmp_path).remarks
    assert not reading(tmp_path / "kogge").remarks  # one text is of one house
    assert not reading(tmp_path / "boje", outlet="Boje").remarks
    (tmp_path / "boje" / "b.txt").write_text("---\noutlet: Kogge\n---\nEbbe.")
    assert not reading(tmp_path / "boje").remarks


def test_times_without_a_zone_are_doubted_once_an_outlet(tmp_path: Path) -> None:
    """A newsroom writes all its dates alike; the days are used, and the strings are kept."""
    records = [
        {"text": f"Ebbe {number}.", "outlet": outlet, "date": f"{number}.03.2024 10:15 Uhr"}
        for number, outlet in enumerate(("Boje", "Boje", "Kogge", "Boje", "Kogge"), 1)
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, records)))
    found = reading(path)
    assert [document.published for document in found.documents] == [f"2024-03-0{number}" for number in range(1, 6)]
    assert all("10:15 Uhr" in str(document.published_original) for document in found.documents)
    assert [Path(remark.where).name for remark in found.remarks] == ["a.jsonl:1", "a.jsonl:3"]
    assert all("--timezone" in remark.message for remark in found.remarks)


def test_zones_are_those_of_an_outlet_or_of_all_others(tmp_path: Path) -> None:
    """An outlet's own zone goes before that of all; one that no record is of is told."""
    path = tmp_path / "a.csv"
    path.write_text("text,outlet,date\nA.,Boje,5.3.2024 10:15\nB.,Leaf,5.3.2024 10:15\n")
    zones = {None: "Europe/Berlin", "Leaf": "America/New_York", "Leef": "UTC"}
    found = reading(path, zones=zones)
    assert [document.published for document in found.documents] == [
        "2024-03-05T09:15:00+00:00",
        "2024-03-05T15:15:00+00:00",
    ]
    assert [(remark.where, remark.message) for remark in found.remarks] == [
        ("--timezone Leef=UTC", "no record is of this outlet")
    ]
    with pytest.raises(InputError, match="no time zone is called 'Berlin'"):
        read([path], ReadOptions(zones={None: "Berlin"}))


def test_a_closed_standard_input_is_said_to_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python has no `sys.stdin` where whoever started the program has closed it."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input is closed"):
        reading("-")
