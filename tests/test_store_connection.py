"""Which files are opened, which are refused and left alone, and what happens when several programs want one."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils.migrations import Migrations
from store_corpus import RUN, build, document, undone

from lineage.config import Waits
from lineage.errors import InputError, ResourceError, StoreError
from lineage.store import SCHEMA_VERSION, Store, connection, opening
from lineage.store.failures import translation

CORPUS = [document("a", "A", "Same words"), document("b", "B", "same words")]


def digest(path: Path) -> str:
    """The bytes of a file, in short."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def other_program(path: Path) -> None:
    """A SQLite file that is not ours."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")


def newer_schema(path: Path) -> None:
    """A database of a lineage that does not exist yet."""
    build(path, CORPUS)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_text("not a database, but long enough to have a header" * 9), "not a SQLite database"),
        (lambda path: path.write_bytes(b"SQLite format 3\0 cut off"), "not a SQLite database"),
        (other_program, "another program"),
        (newer_schema, f"schema {SCHEMA_VERSION + 1}, this lineage knows up to {SCHEMA_VERSION}"),
    ],
)
@pytest.mark.parametrize("opened", [Store.create, Store.open])
def test_a_file_that_is_not_ours_is_refused_untouched(
    tmp_path: Path, make: Callable[[Path], object], message: str, opened: Callable[[Path], Store]
) -> None:
    """Neither reading nor writing changes a byte of a foreign or newer file, or leaves files beside it."""
    path = tmp_path / "some.db"
    make(path)
    before = digest(path)
    with pytest.raises(StoreError, match=message) as caught:
        opened(path)
    assert caught.value.where == str(path)
    assert caught.value.hint
    assert digest(path) == before
    assert [one.name for one in tmp_path.iterdir()] == ["some.db"]


def test_a_file_loaded_from_a_dump_is_told_how_to_be_marked(tmp_path: Path) -> None:
    """A dump has every row, and neither of the numbers in the header; the file is left as it is, and can be used."""
    build(tmp_path / "a.db", CORPUS)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("PRAGMA application_id = 0")
        connection.execute("PRAGMA user_version = 0")
    before = digest(tmp_path / "a.db")
    for opened in (Store.create, Store.open):
        with pytest.raises(StoreError, match="without its mark") as caught:
            opened(tmp_path / "a.db")
    assert digest(tmp_path / "a.db") == before
    hint = caught.value.hint or ""
    (marks,) = re.findall("'(PRAGMA .+?)'", hint)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.executescript(marks)
    with Store.open(tmp_path / "a.db") as store:
        assert len(store.document_ids()) == len(CORPUS)


def test_a_newer_schema_still_in_the_log_is_refused(tmp_path: Path) -> None:
    """After a crash of a newer lineage its schema may stand in the log only: refused all the same, file untouched."""
    build(tmp_path / "a.db", CORPUS)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        for suffix in ("", "-wal"):
            shutil.copy(tmp_path / f"a.db{suffix}", tmp_path / f"b.db{suffix}")
    before = digest(tmp_path / "b.db")
    with pytest.raises(StoreError, match="this lineage knows up to"):
        Store.create(tmp_path / "b.db")
    assert digest(tmp_path / "b.db") == before


def test_a_log_of_another_database_is_named(tmp_path: Path) -> None:
    """Whoever opens the file, to read or to write, hears of the log; without it the file is what it was."""
    path, log = tmp_path / "a.db", tmp_path / "a.db-wal"
    build(path, [document(str(key), "A", f"Text {key} " * 300) for key in range(20)])
    build(tmp_path / "other.db", CORPUS)
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE documents SET title = 'x' WHERE id = 1")
        connection.commit()
        shutil.copy(tmp_path / "other.db-wal", log)
    before, whole = digest(log), digest(path)
    for opened in (Store.open, Store.create):
        with pytest.raises(StoreError, match="is that of another one") as caught:
            opened(path)
        assert "a.db-wal" in str(caught.value.hint)
        assert (digest(log), digest(path)) == (before, whole)
    log.unlink()
    with Store.open(path) as store:
        assert store.counts()["documents"] == 20


PLACES: dict[str, Callable[[Path], object]] = {
    "pipe.db": os.mkfifo,
    "folder.db": Path.mkdir,
    "loop.db": lambda path: path.symlink_to(path),
    "with-a-log.db": lambda path: path.with_name(f"{path.name}-wal").mkdir(),
    "long" * 80: lambda path: None,
    "a" * 250: lambda path: None,  # there is no room for the names of what SQLite keeps beside it
    "nowhere/a.db": lambda path: None,
}


@pytest.mark.parametrize("name", PLACES)
def test_a_place_that_can_hold_no_database_is_refused(tmp_path: Path, name: str) -> None:
    """An InputError with what to do, before anything is opened; nothing is made or removed."""
    path = tmp_path / name
    PLACES[name](path)
    before = sorted(tmp_path.iterdir())
    for opened in (Store.create, Store.open):
        with pytest.raises(InputError) as caught:
            opened(path)
        assert caught.value.hint
        assert sorted(tmp_path.iterdir()) == before


def test_a_missing_or_empty_file_is_told_how_to_fill(tmp_path: Path) -> None:
    """Reading what is not there says which command makes it, and makes nothing itself."""
    with pytest.raises(InputError, match="lineage ingest"):
        Store.open(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty.db").touch()
    with pytest.raises(StoreError, match="empty"):
        Store.open(tmp_path / "empty.db")
    for place in (tmp_path, tmp_path / "no" / "folder.db"):
        with pytest.raises(InputError, match="folder"):
            Store.create(place)


def test_an_older_schema_is_brought_up_by_the_next_ingest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database of schema 1 gains what migration 2 adds, keeps its rows, and is readable only after that."""
    from lineage.store import migrations, opening

    path = tmp_path / "old.db"
    build(path, CORPUS)
    newer = Migrations("lineage")
    newer._migrations = list(migrations.migrations._migrations)
    newer(name="m002")(lambda db: db.execute("ALTER TABLE documents ADD COLUMN mood TEXT"))
    monkeypatch.setattr(migrations, "migrations", newer)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(StoreError, match=f"has schema {SCHEMA_VERSION}"):
        Store.open(path)
    Store.create(path).close()
    with Store.open(path) as store:
        assert store._value("SELECT count(mood IS NULL) FROM documents") == len(CORPUS)
        assert len(store._rows("SELECT * FROM families")) == 1


def test_a_finished_file_is_one_file_that_opens_read_only(tmp_path: Path) -> None:
    """After a clean close nothing lies beside the database, and it opens in a folder that cannot be written."""
    path = tmp_path / "odd ?name#100%.db"
    build(path, CORPUS)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
            assert connection.execute("SELECT count(*) FROM passage_lineage").fetchone() == (2,)
        with Store.open(path) as store, pytest.raises(StoreError, match="cannot be written"):
            store.start_run(RUN)
    finally:
        tmp_path.chmod(0o755)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_readers_work_while_an_ingest_writes(tmp_path: Path) -> None:
    """A reader sees the last finished transaction."""
    path = tmp_path / "t.db"
    build(path, CORPUS)
    with Store.create(path) as writer, Store.open(path) as reader:
        with writer.transaction():
            writer.start_run(RUN)
            assert reader.counts()["runs"] == 1
        assert reader.counts()["runs"] == 2


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    """Out of patience, it names the run that holds the file; afterwards it can write."""
    path = tmp_path / "t.db"
    with Store.create(path) as first, Store.create(path, waits=Waits(0.01, attempt_seconds=0.01)) as second:
        first.start_run(RUN)
        with first.transaction(), pytest.raises(StoreError, match=r"run 1 \(process \d+ on .*\), since 20"):
            second.start_run(RUN)
        assert second.start_run(RUN) == 2


def test_a_second_writer_waits(tmp_path: Path) -> None:
    """Two ingests at once are both stored, one after the other."""
    path = tmp_path / "t.db"
    Store.create(path).close()
    threads = [threading.Thread(target=build, args=(path, [document(key, key, "Same words")])) for key in "abcde"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store.open(path) as store:
        assert (store.counts()["documents"], store.counts()["runs"]) == (5, 5)
        assert store.damage() == []


def test_a_writer_waits_where_the_whole_file_is_locked(tmp_path: Path) -> None:
    """A file system without shared memory has no log beside the file; who holds the file cannot be read then."""
    path = tmp_path / "t.db"
    told: list[str] = []
    with Store.create(path, waits=Waits(0.2, attempt_seconds=0.01), told=told.append) as store:
        store._connection.execute("PRAGMA journal_mode = DELETE")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(StoreError, match=r"another program, is writing to the database; waited 0\.2 s"):
                store.start_run(RUN)
        assert set(told) == {"another program"}
        assert len(told) > 1
        assert store.start_run(RUN) == 1


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    """What was written before an error inside a transaction is undone, nested ones included."""
    with Store.create(tmp_path / "t.db") as store:
        with undone(store), store.transaction():
            store.start_run(RUN)
            assert store.counts()["runs"] == 1
        assert store.counts()["runs"] == 0
    store.close()  # twice does no harm


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_killed_writer_leaves_the_last_finished_state(tmp_path: Path, suffix: str, linked: bool) -> None:
    """The files as they lie on the disk in the middle of a transaction open, and pass the check.

    SQLite keeps its files beside the database, wherever a link to that lies.
    """
    alive, dead = tmp_path / "alive.db", tmp_path / "dead.db"
    build(alive, CORPUS)
    with closing(sqlite3.connect(alive, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL" if suffix == "-wal" else "PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        rows = ((f"outlet {n:0500}", n) for n in range(2_000))
        connection.executemany("INSERT INTO outlets (name, checksum) VALUES (?, ?)", rows)
        for end in ("", suffix):
            shutil.copy(f"{alive}{end}", f"{dead}{end}")
    if linked:
        (tmp_path / "links").mkdir()
        (tmp_path / "links" / "link.db").symlink_to(dead)
    with Store.open(tmp_path / "links" / "link.db" if linked else dead) as store:
        assert store.counts()["outlets"] == 2
        assert store.damage() == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SQLITE_FULL", "there is no room for a private copy"),
        ("SQLITE_IOERR_WRITE", "a private copy cannot grow"),
        ("SQLITE_IOERR_READ", "a private copy cannot be used"),
        ("SQLITE_IOERR_FSYNC", "a private copy cannot be used"),
        ("SQLITE_READONLY_DBMOVED", "a private copy cannot be used"),
    ],
)
def test_a_dying_disk_is_not_told_to_make_room(name: str, told: str) -> None:
    """Of a copy that is thrown away, only a full disk means want of room; none of these says anything of a database."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = getattr(sqlite3, name)
    found = translation(error, Path("copy.db"), passing=True)
    assert isinstance(found, ResourceError)
    assert found.message.startswith(told)
    assert ("room" in str(found)) == (name == "SQLITE_FULL")
    assert isinstance(translation(error, Path("a.db")), StoreError)


@pytest.mark.parametrize("name", ["SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ"])
def test_what_a_copy_holds_is_that_of_the_database(name: str) -> None:
    """A copy that is damaged was copied from what is damaged."""
    error = sqlite3.DatabaseError("malformed")
    error.sqlite_errorcode = getattr(sqlite3, name)
    assert isinstance(translation(error, Path("copy.db"), passing=True), StoreError)


@pytest.mark.parametrize("step", ["_set", "_migrate"])
def test_a_scratch_file_that_cannot_be_made_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """No connection stays open behind an error."""
    opened: list[sqlite3.Connection] = []

    def connect(*words: Any) -> sqlite3.Connection:
        opened.append(opening_connect(*words))
        return opened[-1]

    def fail(*_: Any, **__: Any) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    opening_connect = opening.connect
    monkeypatch.setattr(opening, "connect", connect)
    monkeypatch.setattr(opening, step, fail)
    with pytest.raises(StoreError):
        opening.for_scratch(tmp_path / "a.db")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


def test_a_copy_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is noticed between two portions of a large file."""

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.db"
    build(path, CORPUS)
    monkeypatch.setattr(connection, "PAGES_AT_A_TIME", 1)
    monkeypatch.setattr(connection, "_listen_between", stop)
    with Store.open(path) as store, pytest.raises(KeyboardInterrupt):
        store.copy_to(tmp_path / "copy.db")


def test_a_copy_is_of_one_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What others store between two portions is not in it, neither in part nor as a whole."""
    path, copy = tmp_path / "a.db", tmp_path / "copy.db"
    build(path, CORPUS)
    with Store.create(path) as writer, Store.open(path) as store:
        written = iter([lambda: writer.start_run(RUN)])
        monkeypatch.setattr(connection, "PAGES_AT_A_TIME", 1)
        monkeypatch.setattr(connection, "_listen_between", lambda *_: next(written, int)())
        store.copy_to(copy)
        assert store.counts()["runs"] == 2
    with Store.open(copy) as copied:
        assert copied.counts()["runs"] == 1
        assert copied.damage() == []


def test_no_part_of_the_store_hides_another() -> None:
    """Each method has one home, so that the order in which the parts stand says nothing."""
    homes = Counter(
        name
        for part in Store.__mro__[:-1]
        for name, held in vars(part).items()
        if callable(held) and not name.startswith("__")
    )
    assert homes["transaction"] == homes["add_documents"] == 1
    assert [name for name, count in homes.items() if count > 1] == []
