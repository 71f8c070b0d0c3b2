"""Bytes to text: what is certain, what is guessed and said, what is refused."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.corpus.files.encoding import ADVICE, LineDecoder, clean, decode, guesses, is_binary
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


@pytest.mark.parametrize("declared", ["undefined", "unicode_escape", "punycode", "idna", "utf-16", "UTF-32LE", "none"])
def test_what_is_no_character_set_is_passed_over(declared: str) -> None:
    """Scripts write "undefined"; a page that says in ASCII letters that it is UTF-16 is not."""
    text = "The café at the harbour of Aldmoor serves its guests nothing but soup – on Sundays."
    assert decode(text.encode("cp1252"), declared).text == text


def test_turkish_capitals_are_turkish() -> None:
    """The dotted capital is a letter of Turkish as the undotted small one is."""
    text = "İSTANBUL'DA YAŞAYAN ÇOCUKLAR İÇİN YENİ BİR GÜN, ŞİMDİ"
    assert decode(text.encode("cp1254")).text == text


def test_a_declared_encoding_is_used() -> None:
    """Where the bytes are not UTF-8, the declaration decides before any guess."""
    text = "Мост закрыт до пятницы."
    assert decode(text.encode("koi8-r"), "koi8-r") == (text, None)


def test_other_scripts_are_guessed() -> None:
    """Bytes that are mostly above 127 are left to the statistics."""
    text = "Министр сообщил в пятницу, что мост будет открыт для движения. Об этом написала газета."
    assert decode(text.encode("cp1251")) == (text, f"encoding guessed: cp1251{ADVICE}")
    assert "cp1252" not in list(guesses(text.encode("cp1251")))


@given(st.binary(max_size=40))
def test_any_bytes_can_be_guessed(data: bytes) -> None:
    """Also those that need no guess: none, digits alone, ASCII."""
    for name in guesses(data):
        assert codecs.lookup(name)  # else LookupError


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


WRITTEN = {
    "tr": "Bakan, köprünün salı gününe kadar kapalı kalacağını söyledi; ışıklar sönmüştü.",
    "pl": "Minister powiedział, że most będzie zamknięty do piątku, a później się go otworzy.",
    "cs": "Ministr řekl, že most bude až do pátku uzavřen a že příští týden začnou opravy.",
    "hu": "A miniszter szerint a híd péntekig zárva lesz, és csak felújítása után nyílik meg újra a közönség előtt.",
    "ro": "Ministrul a spus că podul va fi închis până vineri şi că lucrările vor începe după aceea în oraş.",
    "lt": "Ministras pranešė, kad tiltas bus uždarytas iki penktadienio, o vėliau jį tvarkys žmonės.",
    "lv": "Ministrs teica, ka tilts būs slēgts līdz piektdienai, un pēc tam to labos šogad.",
    "is": "Ráðherrann sagði að brúin yrði lokuð þar til á föstudag og að viðgerð hæfist þá.",
    "de": "Der Minister sagte, die Brücke müsse für größere Arbeiten geschlossen bleiben.",
    "fr": "Le ministre a déclaré que le pont resterait fermé jusqu’à vendredi, où il sera réparé.",
    "sv": "Ministern sade att bron förblir stängd till på fredag, då den åter öppnas för gående.",
}
PAGES = {
    "tr": ("cp1254", "iso8859-9"), "pl": ("iso8859-2", "cp1250"), "cs": ("cp1250", "iso8859-2"),
    "hu": ("cp1250", "iso8859-2"), "ro": ("cp1250", "iso8859-2"), "lt": ("cp1257",), "lv": ("cp1257",),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "page"), [(language, page) for language in WRITTEN for page in PAGES.get(language, ("cp1252",))]
)
def test_the_letters_of_one_language_tell_the_code_page(language: str, page: str) -> None:
    """Of many code pages one makes letters that a language has together; it is a guess all the same, and said."""
    decoded = decode(WRITTEN[language].encode(page))
    assert decoded.text == WRITTEN[language]
    assert decoded.note is not None
    assert decoded.note.endswith(ADVICE)


def test_names_do_not_make_a_text_foreign() -> None:
    """An English text with names from everywhere stays western European, though Hungarian has some of their letters."""
    text = "Mr Müller met Señor Núñez of São Paulo, Ms Jõgi and François Brûlé, " + "officials said on Friday. " * 9
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("declared", ["iso-2022-jp", "utf-8", None])
def test_escape_sequences_are_japanese(declared: str | None) -> None:
    """Seven bits with the escapes of ISO 2022 are no ASCII; these sequences stand in no other text."""
    text = "県は3日、橋の通行を再開した。\n<b>カタカナ</b>"
    assert decode(text.encode("iso2022_jp"), declared) == (text, None)
    assert decode("다리는 금요일까지".encode("iso2022_kr"), declared).text == "다리는 금요일까지"


def test_other_escapes_and_broken_ones_stay() -> None:
    """Colours of a terminal are text as before; so is what begins like Japanese and is none."""
    for data in (b"plain \x1b[0m text", b"cut \x1b$B\xff"[:-1] + b"\x7f", b"~{<:Ky~}"):
        assert decode(data) == (data.decode(), None)


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("hz-gb-2312", "hz", "大桥周五前关闭。"),
        ("gb2312", "gbk", "朱镕基訪問歐洲"),
        ("iso-8859-9", "cp1254", "“Köprü kapalı”"),
        ("euc-kr", "cp949", "똠방각하"),
        ("shift_jis", "cp932", "①番ホーム髙橋"),
    ],
)
def test_a_declaration_means_what_browsers_take_it_for(declared: str, codec: str, text: str) -> None:
    """The name of an encoding stands for the larger one that everybody writes under it."""
    assert decode(text.encode(codec), declared) == (text, None)
