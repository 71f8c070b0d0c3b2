"""bytes -> text, with a note on everything that was not certain.

UTF-8 is tried strictly, then what the file declares, then a guess.  The guess is windows-1252 where the few bytes
above 127 are what that code page uses in western Europe, else charset-normalizer's: on the short lines of a corpus
its statistics alone take "café" for a Baltic code page.  Cost: about a microsecond a kilobyte for UTF-8, some
milliseconds a guess.  Failure mode: a wrong single-byte code page; hence the note.

After decoding, newlines become `\\n` (also U+2028 and U+2029, which are nothing but line ends; not U+0085, which in
practice is an ellipsis that somebody decoded with the wrong code page), and what SQLite or UTF-8 cannot hold (NUL,
lone surrogates) becomes U+FFFD.  From then on nobody touches the text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from lineage.errors import RecordError

SAMPLE_BYTES = 1 << 16
"""Bytes on which an encoding is guessed; more changes the guess no more and costs time."""
MAX_CONTROL_SHARE = 0.02
"""Share of control characters in the head of a file above which it is binary; text has practically none."""
MIN_CONTROLS = 4
"""Control characters below which a short text is still a text with a slip in it."""
WESTERN_SHARE = 0.25
"""Share of bytes above 127 below which a text may be western European; Cyrillic or Greek have some 80 percent."""

GUESSED = "encoding guessed: "

BOMS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
"""Byte order marks and what they announce; UTF-32-LE first, because its mark begins with that of UTF-16-LE."""

_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b") + b"\x7f"
_HIGH = bytes(range(128))
_WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûü“”‘’„‚–—…«»€£©®°·¿¡§´•™\xa0œŒ")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """A text and, where it could not be read with certainty, what was assumed."""

    text: str
    note: str | None


def bom(head: bytes) -> tuple[int, str] | None:
    """Length and encoding of the byte order mark that `head` begins with."""
    return next(((len(mark), name) for mark, name in BOMS if head.startswith(mark)), None)


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file (byte order mark aside) are no text in any encoding."""
    return len(head) - len(head.translate(None, _CONTROL)) > max(MAX_CONTROL_SHARE * len(head), MIN_CONTROLS - 1)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`; raises RecordError where no encoding makes sense.

    `declared` is the name that the file itself gives (a meta tag, a header); a wrong one is passed over.
    """
    try:
        return Decoded(data.decode("utf-8"), None)
    except UnicodeDecodeError as error:
        sample = data[max(0, error.start - SAMPLE_BYTES // 2) :][:SAMPLE_BYTES]
    if _is_damaged_utf8(sample):
        return _repaired(data)
    if (name := _codec(declared)) and (text := _attempt(data, name)) is not None:
        return Decoded(text, None)
    for name in guesses(sample):
        if (text := _attempt(data, name)) is not None:
            return Decoded(text, GUESSED + name)
    raise RecordError("the encoding cannot be recognised", hint="convert the input to UTF-8")


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few, as in cut and joined files; chance makes no such sequences."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f") - broken
    return whole >= max(2, 3 * broken)


def _repaired(data: bytes) -> Decoded:
    text = data.decode("utf-8", "replace")
    return Decoded(text, "bytes that are not UTF-8 stand as U+FFFD")


def _codec(declared: str | None) -> str | None:
    """Python's name of a declared text encoding; Latin-1 means windows-1252, as in every browser."""
    try:
        found = codecs.lookup(declared or "")
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding:
        return None
    return "cp1252" if found.name in ("iso8859-1", "ascii") else found.name


def guesses(sample: bytes) -> Iterator[str]:
    """Names of the encodings that bytes which are not UTF-8 may have, likeliest first."""
    if len(sample.translate(None, _HIGH)) < WESTERN_SHARE * len(sample):
        western = sample.decode("cp1252", "replace")
        if all(c < "\x80" or c in _WESTERN for c in western):
            yield "cp1252"
    from charset_normalizer import from_bytes

    if best := from_bytes(sample).best():
        yield best.encoding


class LineDecoder:
    """Decodes the lines of one file; a guess made for one line is kept for the next ones that need one."""

    def __init__(self) -> None:
        self._guess: str | None = None

    def decode(self, line: bytes) -> Decoded:
        """As the function `decode`, with the file's earlier guess in the place of a declaration; each is told once."""
        decoded = decode(line, self._guess)
        if decoded.note and decoded.note.startswith(GUESSED):
            self._guess = decoded.note.removeprefix(GUESSED)
        return decoded


def clean(text: str) -> Decoded:
    """The text as it will be stored: newlines as `\\n`, U+FFFD for what no database can hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.replace("\u2028", "\n").replace("\u2029", "\n").removeprefix("\ufeff")
        try:
            text.encode("utf-8")  # the fastest search for lone surrogates
        except UnicodeEncodeError:
            text = _SURROGATE.sub("\ufffd", text)
            return Decoded(text.replace("\x00", "\ufffd"), "characters that cannot be stored stand as U+FFFD")
    if "\x00" in text:
        return Decoded(text.replace("\x00", "\ufffd"), "characters that cannot be stored stand as U+FFFD")
    return Decoded(text, None)
