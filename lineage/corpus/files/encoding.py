"""bytes -> text, with a note on everything that was not certain.

UTF-8 is tried strictly, then what the file declares, then a guess.  ASCII with the escape sequences of ISO 2022, or
in an encoding of seven bits that the file declares, is no UTF-8.  The guess for text in Latin letters is the code page
in which the bytes above 127 are letters of one language (`data/encodings.toml`), or windows-1252 where they are those
of western Europe, else charset-normalizer's: its statistics alone take "café" for a Baltic code page.  Cost: about a
microsecond a kilobyte for UTF-8, some milliseconds a guess.  Failure mode: a wrong single-byte code page; hence the
note, which says what to do.

After decoding, newlines become `\\n` (also U+2028 and U+2029, which are nothing but line ends; not U+0085, which in
practice is an ellipsis that somebody decoded with the wrong code page), and what SQLite or UTF-8 cannot hold (NUL,
lone surrogates) becomes U+FFFD.  From then on nobody touches the text.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lineage.datafiles import table
from lineage.errors import RecordError

SAMPLE_BYTES = 1 << 16
"""Bytes on which an encoding is guessed; more changes the guess no more and costs time."""
MAX_CONTROL_SHARE = 0.02
"""Share of control characters in the head of a file above which it is binary; text has practically none."""
MIN_CONTROLS = 4
"""Control characters below which a short text is still a text with a slip in it."""
WESTERN_SHARE = 0.25
"""Share of bytes above 127 below which a text may be western European; Cyrillic or Greek have some 80 percent."""
MIN_OWN_SHARE = 0.9
"""Share of the bytes above 127 that must be signs, or letters of one language; the others are of foreign names."""
MIN_ACCENTED_SHARE = 0.02
"""Share of letters beyond ASCII, of all letters, from which a text that might be western European is written in the
other language that has these letters: of names in English they are less, in Hungarian or Estonian 10 percent."""
SEVEN_BITS = frozenset({"hz", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_3",
                        "iso2022_jp_ext", "iso2022_kr"})  # fmt: skip
"""Python's names of the encodings whose bytes are all ASCII, and mean something else."""
NO_CHARSETS = frozenset({"undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf_7"})
"""Python's names of text encodings that no page is in; scripts that fail write the first."""
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "cp950"}
"""Encodings, and those that hold all of them and are meant where their names are said, as browsers have it."""

GUESSED = "encoding guessed: "
ADVICE = "; where that is wrong, convert the input to UTF-8"
"""What a note on a guess ends with: what to do where it is wrong."""

BOMS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
"""Byte order marks and what they announce; UTF-32-LE first, because its mark begins with that of UTF-16-LE."""

_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b") + b"\x7f"
_HIGH = bytes(range(128))
_LETTERS = bytes(c for c in range(128) if chr(c).isalpha())
_WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûü“”‘’„‚–—…«»€£©®°·¿¡§´•™\xa0œŒ")
_SIGNS = frozenset(c for c in _WESTERN if not c.isalpha())
_ESCAPES = re.compile(rb"\x1b(?:\$[@B]|\$\([@BD]|\([IJ]|(\$\)C))")  # of Japanese, of Korean
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
        text = data.decode("utf-8")
        return Decoded((_of_seven_bits(data, declared) if text.isascii() else None) or text, None)
    except UnicodeDecodeError as error:
        sample = data[max(0, error.start - SAMPLE_BYTES // 2) :][:SAMPLE_BYTES]
    if _is_damaged_utf8(sample):
        return _repaired(data)
    own = _codec(declared)
    for name in filter(None, (own, WIDER.get(own or ""))):
        if (found := _attempt(data, name)) is not None:
            return Decoded(found, None)
    for name in guesses(sample):
        if (found := _attempt(data, name)) is not None:
            return Decoded(found, GUESSED + name + ADVICE)
    raise RecordError("the encoding cannot be recognised", hint="convert the input to UTF-8")


def _of_seven_bits(data: bytes, declared: str | None) -> str | None:
    """The text of ASCII bytes that are another encoding, as they declare or by their escape sequences."""
    if (name := _codec(declared)) in SEVEN_BITS and (text := _attempt(data, name)) is not None:
        return text
    escape = _ESCAPES.search(data) if b"\x1b" in data else None
    return _attempt(data, "iso2022_kr" if escape[1] else "iso2022_jp_ext") if escape else None


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
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
    """Python's name of a declared character set; Latin-1 means windows-1252, Latin-5 windows-1254, as in browsers.

    None for what is none ("undefined"), and for UTF-16 and UTF-32, which announce themselves by a byte order mark: a
    page that says so in ASCII letters is of another one.
    """
    try:
        found = codecs.lookup(declared or "")
    except (LookupError, ValueError):
        return None
    if (
        not found._is_text_encoding
        or found.name.replace("-", "_") in NO_CHARSETS
        or found.name.startswith(("utf-16", "utf-32"))
    ):
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}.get(found.name, found.name)


def guesses(sample: bytes) -> Iterator[str]:
    """Names of the encodings that bytes which are not UTF-8 may have, likeliest first."""
    high = Counter(sample.translate(None, _HIGH))
    beyond = high.total()
    if beyond < WESTERN_SHARE * len(sample):
        western = all(_sign(byte, "cp1252") in _WESTERN for byte in high)
        plain = len(sample) - len(sample.translate(None, _LETTERS))
        if beyond and (not western or beyond >= MIN_ACCENTED_SHARE * (plain + beyond)):
            yield from _of_one_language(high)
        if western:
            yield "cp1252"
    from charset_normalizer import from_bytes

    if best := from_bytes(sample).best():
        yield best.encoding


def _of_one_language(high: Counter[int]) -> Iterator[str]:
    """The code page in which the bytes above 127 are signs and letters of one language; none where they are in none."""
    shares = {
        (language, page): sum(times for byte, times in high.items() if _sign(byte, page) in letters) / high.total()
        for language, letters, pages in _alphabets()
        for page in pages
    }
    likeliest = max(shares, key=lambda pair: shares[pair])
    if shares[likeliest] >= MIN_OWN_SHARE:
        yield likeliest[1]


@cache
def _alphabets() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    """Languages, their letters beyond ASCII with the signs that all have, and their code pages."""
    languages = table("corpus", "encodings")["languages"]
    return tuple((name, frozenset(letters) | _SIGNS, tuple(pages)) for name, (letters, *pages) in languages.items())


def _sign(byte: int, page: str) -> str:
    """What a byte is in a code page, letters as small ones."""
    return bytes([byte]).decode(page, "replace").replace("İ", "ı").lower()[0]


class LineDecoder:
    """Decodes the lines of one file; a guess made for one line, or for all, is kept for those that need one."""

    def __init__(self, guess: str | None = None) -> None:
        self._guess = guess

    def decode(self, line: bytes) -> Decoded:
        """As the function `decode`, with the file's earlier guess in the place of a declaration; each is told once."""
        decoded = decode(line, self._guess)
        if decoded.note and decoded.note.startswith(GUESSED):
            self._guess = decoded.note.removeprefix(GUESSED).removesuffix(ADVICE)
        return decoded


def clean(text: str) -> Decoded:
    """The text as it will be stored: newlines as `\\n`, U+FFFD for what no database can hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.replace("\u2028", "\n").replace("\u2029", "\n").removeprefix("\ufeff")
    storable = text.replace("\x00", "\ufffd")
    try:
        storable.encode("utf-8")  # the fastest search for lone surrogates
    except UnicodeEncodeError:
        storable = _SURROGATE.sub("\ufffd", storable)
    return Decoded(storable, None if storable == text else "characters that cannot be stored stand as U+FFFD")
