"""paths, or records in memory -> documents, reports of what was skipped, and remarks; as a stream.

The loop that puts the room together: walk the paths, open each file, choose its format, map its records.  Whatever
is wrong with one record or file is yielded in its place and reading goes on; only what leaves nothing to read at all
raises.  Order and content of the stream depend on the input and the options alone.
Memory: one record, and the names of the entries in the folders on the way.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from lineage.config import DEFAULT, Limits, Settings
from lineage.corpus import formats, memory
from lineage.corpus.fields import Mapper
from lineage.corpus.files.folders import File, check, stored_bytes, walk
from lineage.corpus.files.streams import RawRecord, open_source
from lineage.corpus.options import USUAL, ReadOptions
from lineage.corpus.parts.names import names
from lineage.errors import InputError, MissingExtra, RecordError
from lineage.messages import IS_FOLDER, NAME_FILE
from lineage.records import Article, Document, Remark, Skipped

FORMATS: tuple[str, ...] = tuple(sorted(formats.BY_NAME))
"""Names that `ReadOptions.format` and `--format` take."""
FIELDS: tuple[str, ...] = tuple(sorted(names().parts))
"""Parts of an article that `ReadOptions.columns` and `--field` take."""
LARGE_BYTES = 4 << 20
"""Bytes of files that take a tenth of a second to read, and some times as long where they are compressed."""

Items: TypeAlias = Generator[Document | Skipped | Remark]
"""What a reading gives: documents, and reports of what was skipped or doubted, each in its place."""


def read(paths: Sequence[str | Path], options: ReadOptions = USUAL, settings: Settings = DEFAULT) -> Items:
    """The documents of files, folders and standard input ("-"), in the order of the paths and of names in folders.

    A record or file that cannot be used is yielded as Skipped; a Remark follows the document that it is about.
    Raises InputError, before anything is read, for a path that does not exist and for an unknown format, field or time
    zone, and after reading where the paths hold no file at all.
    """
    mapper = _mapper(options, settings.limits)
    check(paths)
    return _read(paths, mapper)


def read_records(records: memory.Records, options: ReadOptions = USUAL, settings: Settings = DEFAULT) -> Items:
    """The documents of records in memory, in their order, by the rules of `read`; they have no location.

    Raises InputError as `read` does, at once for options and after reading where there is no record.
    """
    return _from_memory(records, _mapper(options, settings.limits))


def is_large(paths: Sequence[str | Path], options: ReadOptions = USUAL) -> bool:
    """Whether the files hold `LARGE_BYTES` or more; a standard input or a pipe among the paths is never large."""
    return stored_bytes(paths, options.apart, LARGE_BYTES) >= LARGE_BYTES


def read_text_article(path: str | Path, options: ReadOptions = USUAL, settings: Settings = DEFAULT) -> Document:
    """The one article of a text, HTML or Word file (or of any file that holds just one).

    Raises InputError where the file does not exist, holds no article, or holds several.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    if Path(path).is_dir():
        raise InputError(IS_FOLDER, where=str(path), hint=NAME_FILE)
    for item in read([path], options, settings):
        if isinstance(item, Document):
            documents.append(item)
        elif isinstance(item, Skipped):
            skipped.append(item)
        if len(documents) > 1:
            raise InputError("it holds several articles", where=str(path), hint="ingest it, then name one by its id")
    if not documents:
        why = skipped[0] if skipped else Skipped(str(path), "it holds no article", "name a file that holds one")
        raise InputError(why.reason, where=why.where, hint=why.hint)
    return documents[0]


def text_article(given: str | Article, options: ReadOptions = USUAL, settings: Settings = DEFAULT) -> Document:
    """The document of a text in memory, read as a text file is, or of an `Article`; InputError where it holds none."""
    mapper = _mapper(options, settings.limits)
    try:
        document, _ = mapper.document(RawRecord("the text", memory.fields_of(given), is_text=True), memory.MEMORY)
    except RecordError as error:
        raise InputError(error.message, where="the text", hint=error.hint) from error
    return replace(document, location=None)


def _mapper(options: ReadOptions, limits: Limits) -> Mapper:
    """What reads records as the options say; InputError for names of no format, field or zone."""
    if options.format is not None and options.format not in FORMATS:
        raise InputError(f"unknown format {options.format!r}", hint=f"the formats are {', '.join(FORMATS)}")
    for name in sorted(set(options.columns) - set(FIELDS)):
        raise InputError(f"unknown field {name!r}", hint=f"the fields are {', '.join(FIELDS)}")
    return Mapper(options, limits)


def _read(paths: Sequence[str | Path], mapper: Mapper) -> Items:
    files = 0
    refused = Skipped(", ".join(map(str, paths)), "no file to read")
    for file in walk(paths, mapper.options.apart):
        if isinstance(file, Skipped):
            refused = file
            yield file
            continue
        files += 1
        yield from _documents(file, mapper)
    if not files:
        raise InputError(refused.reason, where=refused.where, hint=refused.hint)
    yield from mapper.of_all()


def _from_memory(records: memory.Records, mapper: Mapper) -> Items:
    found = False
    for raw in memory.read(records, mapper.limits.max_json_depth):
        found = True
        if isinstance(raw, Skipped):
            yield raw
            continue
        for item in _mapped(raw, mapper, memory.MEMORY):
            yield replace(item, location=None) if isinstance(item, Document) else item
    if not found:
        raise InputError("nothing to read", hint="give one record at least")
    if remark := mapper.undated():
        yield remark
    yield from mapper.of_all()


def _documents(file: File, mapper: Mapper) -> Items:
    """What one file holds; behind it an error that ended its reading, and what is doubted of all that was read."""
    found = False
    options = mapper.options
    try:
        with open_source(file.path, file.shown, mapper.limits, options.columns) as source:
            for item in formats.choose(source, options.format, given=file.given).read(source):
                found = True
                if isinstance(item, RawRecord):
                    yield from _mapped(_named(item, file) if options.ids_from_files else item, mapper, file.folder)
                else:
                    yield item
        if not found:
            yield Skipped(file.shown, "it holds no records", "remove it, or get it again")
    except (RecordError, MissingExtra) as error:
        yield Skipped(file.shown, error.message, error.hint)
    except EOFError:
        yield Skipped(
            file.shown, "cut off: the compressed data end too early", "get it again; what came before is read"
        )
    except UnicodeError as error:
        yield Skipped(file.shown, f"not the encoding that its first bytes announce: {error}", "convert it to UTF-8")
    except (OSError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield Skipped(file.shown, f"cannot be read: {reason}", "check its permissions, or get it again")
    if remark := mapper.undated():
        yield remark


def _named(raw: RawRecord, file: File) -> RawRecord:
    """The record with the file's name as its id, where it is the whole file and has none."""
    if file.path is None or raw.where != file.shown:
        return raw
    return raw._replace(fields={"id": file.name, **raw.fields})


def _mapped(raw: RawRecord, mapper: Mapper, folder: str) -> Items:
    for record in mapper.unwrapped(raw):
        try:
            document, remarks = mapper.document(record, folder)
        except (RecordError, MissingExtra) as error:
            yield Skipped(record.where, error.message, error.hint)
            continue
        yield document
        yield from remarks
