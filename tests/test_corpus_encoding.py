"""Bytes to text: what is certain, what is guessed and said, what is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.corpus.encoding import ADVICE, LineDecoder, clean, decode, guesses, is_binary
from lineage.errors import RecordError


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_is_certain(text: str) -> None:
    """Valid UTF-8 is read as such, without a note, whatever it declares."""
    assert decode(text.encode(), "iso-8859-2") == (text, None)


@given(st.binary())
def test_any_bytes_give_text_or_a_record_error(data: bytes) -> None:
    """No bytes make the decoder fail in another way."""
    with suppress(RecordError):
        assert isinstance(decode(data, "no-such-encoding").text, str)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "LATIN1", None])
def test_western_text_is_windows_1252(declared: str | None) -> None:
    """Western European bytes are windows-1252, as in every browser; without a declaration this is a guess."""
    text = "The café said it was “closed”."
    decoded = decode(text.encode("cp1252"), declared)
    assert decoded.text == text
    assert decoded.note == (None if declared else f"encoding guessed: cp1252{ADVICE}")


def test_a_declared_encoding_is_used() -> None:
    """Where the bytes are not UTF-8, the declaration decides before any guess."""
    text = "Мост закрыт до пятницы."
    assert decode(text.encode("koi8-r"), "koi8-r") == (text, None)


def test_other_scripts_are_guessed() -> None:
    """Bytes that are mostly above 127 are left to the statistics."""
    text = "Министр сообщил в пятницу, что мост будет открыт для движения. Об этом написала газета."
    assert decode(text.encode("cp1251")) == (text, f"encoding guessed: cp1251{ADVICE}")
    assert "cp1252" not in list(guesses(text.encode("cp1251")))


def test_damaged_utf8_stays_utf8() -> None:
    """A few broken bytes in UTF-8 do not turn the rest into another code page; nor does a wrong declaration."""
    data = "Größe, Höhe, Länge".encode() + b"\xff" + " – fünf".encode()
    for declared in (None, "iso-8859-1"):
        text, note = decode(data, declared)
        assert text == "Größe, Höhe, Länge\ufffd – fünf"
        assert note


def test_a_file_keeps_its_guess() -> None:
    """A short line that says little is read like the lines before it; the guess is said once, another one again."""
    decoder = LineDecoder()
    first = decoder.decode("Министр сообщил в пятницу, что мост закрыт.".encode("cp1251"))
    assert first.note == f"encoding guessed: cp1251{ADVICE}"
    assert decoder.decode("Мост".encode("cp1251")) == ("Мост", None)
    assert decoder.decode("Мост".encode()) == ("Мост", None)


@given(st.text(st.characters()))
def test_cleaned_text_can_be_stored_and_is_stable(text: str) -> None:
    """What is kept holds no NUL, no lone surrogate and no carriage return, and cleaning again changes nothing."""
    cleaned = clean(text).text
    cleaned.encode("utf-8")
    assert not {"\x00", "\r", "\u2028"} & set(cleaned)
    assert clean(cleaned).text.removeprefix("\ufeff") == cleaned.removeprefix("\ufeff")


def test_newlines_and_holes() -> None:
    """Line ends become one kind, an ellipsis stays, and what cannot be stored is marked and said."""
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f") == ("a\nb\nc\nd\ne\x85f", None)
    assert clean("\ufeffa") == ("a", None)
    for hole in ("\x00", "\ud800"):
        assert clean(f"a{hole}b") == ("a\ufffdb", "characters that cannot be stored stand as U+FFFD")


def test_binary_is_told_from_text() -> None:
    """Control characters betray binary data; escape sequences and form feeds are text."""
    assert is_binary(b"\x89PNG\r\n\x1a\n" + bytes(range(60)))
    assert not is_binary("Plain – text\f\x1b[0m\n".encode())
