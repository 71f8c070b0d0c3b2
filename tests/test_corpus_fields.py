"""Records to documents: names of all producers, and records that nobody expected."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import astuple, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineage.config import DEFAULT, Limits
from lineage.corpus.fields import Mapper
from lineage.corpus.files.streams import RawRecord
from lineage.corpus.options import ReadOptions
from lineage.corpus.parts.names import known_columns, names
from lineage.corpus.parts.values import host, jsonable
from lineage.errors import RecordError
from lineage.records import Document

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def mapped(fields: dict[str, Any], limits: Limits = DEFAULT.limits, **said: Any) -> Document:
    """The document of a record in the folder `tarn`."""
    mapper = Mapper(ReadOptions(now=NOW, **said), limits)
    return mapper.document(RawRecord("here:1", {"text": "Text.", **fields}), "tarn")[0]


def test_names_are_compared_loosely() -> None:
    """Case, hyphens and spaces in field names do not matter."""
    document = Mapper(ReadOptions(now=NOW), Limits()).document(
        RawRecord("x", {"Article Text": "T.", "HEADLINE": "H", "Source-Hostname": "Tarn Courier"}), "f"
    )[0]
    assert (document.text, document.title, document.outlet) == ("T.", "H", "Tarn Courier")


def test_first_usable_name_wins() -> None:
    """A blank field gives way to the next one that plays the same part; the other stays as it is."""
    document = mapped({"text": " ", "maintext": "Body.", "title": None, "headline": "H", "title_page": "P"})
    assert (document.text, document.title, dict(document.extra)) == ("Body.", "H", {"text": " ", "title_page": "P"})


@pytest.mark.parametrize(
    ("fields", "columns", "title"),
    [
        ({"title": "T", "Zeile-1": "Z"}, ("zeile_1",), "Z"),
        ({"title": "T", "top": "", "over": "O"}, ("top", "over"), "O"),
        ({"title": "T", "head": {"main": "M"}}, ("head.main",), "M"),
        ({"title": "T", "head.main": "whole", "head": {"main": "M"}}, ("head.main",), "whole"),
        ({"title": "T"}, ("top",), "T"),
        ({"title": "T", "top": " "}, ("top",), None),
    ],
)
def test_a_field_that_the_user_names_is_the_one(
    fields: dict[str, Any], columns: tuple[str, ...], title: str | None
) -> None:
    """It alone is taken where a record has it, blank or not; a record of another kind is read as ever."""
    document = mapped(fields, columns={"title": columns})
    assert document.title == title
    assert ("title" in document.extra) == (title != "T")


def test_a_field_that_the_user_names_for_one_part_plays_no_other() -> None:
    """A field for markup is where the text is, whatever else is there; a web address may be an id as well."""
    record = {
        "text": "Teaser.",
        "content": "<p>Ice</p><p>Ebb</p>",
        "source": "https://a.example/1",
        "link": "https://b.example/2",
    }
    assert mapped(record, columns={"markup": ("content",)}).text == "Ice\n\nEbb"
    both = mapped(record, columns={"markup": ("content",), "text": ("text",)})
    assert (both.text, dict(both.extra)) == ("Teaser.", {"content": record["content"], "source": record["source"]})
    assert mapped(record, columns={"title": ("text",), "text": ("content",)}).text == record["content"]
    assert mapped({"meta": {"url": "https://c.example/"}}, columns={"title": ("meta.url",)}).url is None
    named = mapped(record, columns={"id": ("link",)})
    assert (named.external_id, named.url, named.outlet) == ("https://b.example/2", "https://b.example/2", "b.example")


def test_fields_that_no_record_has_are_known() -> None:
    """A name counts as met as soon as any record had it."""
    mapper = Mapper(ReadOptions(now=NOW, columns={"text": ("inhalt", "innhalt"), "date": ("tag",)}), Limits())
    assert [remark.where for remark in mapper.of_all()] == [
        "--field date=tag", "--field text=inhalt", "--field text=innhalt",
    ]  # fmt: skip
    mapper.document(RawRecord("x", {"Inhalt": "T.", "titel": "t", "outlet": "Post"}), "f")
    mapper.document(RawRecord("x", {"text": "T.", "tag": "", "outlet": "Post"}), "f")
    assert [remark.where for remark in mapper.of_all()] == ["--field text=innhalt"]


def test_records_without_a_field_for_their_date_are_remarked_once_a_file() -> None:
    """Where others are there that might hold it: one record says nothing, and a text alone has none."""
    mapper = Mapper(ReadOptions(now=NOW), Limits())
    for fields, remarked in (
        ({"text": "T.", "erschienen_am": "2024-05-01", "ort": "x"}, True),
        ({"text": "T.", "erschienen_am": "2024-05-01", "datum": ""}, False),
        ({"text": "T.", "title": "t"}, False),
    ):
        for place in ("a:1", "a:2"):
            assert mapper.undated() is None  # of one record nothing is said
            mapper.document(RawRecord(place, fields), "f")
            mapper.document(RawRecord("a:3", fields), "f")
            remark = mapper.undated()
            assert (remark is not None) == remarked
            if remark is not None:
                assert remark.where == place
                assert "'erschienen_am', 'ort'" in remark.message


@given(st.text(max_size=5), st.text(min_size=1, max_size=5))
def test_a_prefix_stands_before_ids_that_are_given_and_before_no_others(prefix: str, number: str) -> None:
    """Nothing else of the document depends on it: neither its content id nor its address."""
    fields = {"id": number, "url": "https://a.example/1"}
    without, prefixed = mapped(fields), mapped(fields, id_prefix=prefix)
    assert replace(prefixed, external_id=None) == replace(without, external_id=None)
    if without.external_id:
        assert str(prefixed.external_id).endswith(without.external_id)
        assert mapped({"id": f"{prefix}{without.external_id}"}).external_id == prefixed.external_id
    assert mapped({"id": ""}, id_prefix=prefix).external_id is None


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"outlet": "Tarn Courier", "url": "https://weir.example/1"}, "Tarn Courier"),
        ({"source": "Tarn Courier", "url": "https://weir.example/1"}, "Tarn Courier"),
        ({"source": "https://www.Weir.example:443/1"}, "weir.example"),
        ({"source": "common-crawl-2023", "url": "https://weir.example/1"}, "weir.example"),
        ({"source": "mC4", "url": "https://weir.example/1"}, "weir.example"),
        ({"source": "c4-en", "url": "https://weir.example/1"}, "weir.example"),
        ({"source": "OSCAR-2301", "url": "https://weir.example/1"}, "weir.example"),
        ({"source": "Crawley Observer", "url": "https://weir.example/1"}, "Crawley Observer"),
        ({"source": "Stacker", "url": "https://weir.example/1"}, "Stacker"),
        ({"source": "C4 News", "url": "https://weir.example/1"}, "C4 News"),
        ({"source": "OSCAR News", "url": "https://weir.example/1"}, "OSCAR News"),
        ({"domain": "www.weir.example"}, "weir.example"),
        ({"name_source": "Tarn Courier", "clean_url": "tarn.example"}, "Tarn Courier"),
        ({"clean_url": "tarn.example"}, "tarn.example"),
        ({"medium_name": "Tarn Courier", "medium_code": "TC"}, "Tarn Courier"),
        ({"links": {"permalink": "https://weir.example/1"}}, "weir.example"),
        ({"outlet": "NaN", "link": "www.weir.example/1"}, "weir.example"),
        ({"outlet": "NA"}, "NA"),
        ({"outlet": "NAN"}, "NAN"),
        ({"source": {"name": "Weir Weekly"}}, "Weir Weekly"),
        ({"outlet": "None", "link": "www.weir.example/1"}, "weir.example"),
        ({"source": "www.weir.example/1"}, "weir.example"),
        ({"url": "http://[broken/"}, "given"),
        ({"url": "javascript:alert(1)"}, "given"),
        ({}, "given"),
    ],
)
def test_outlet(fields: dict[str, Any], outlet: str) -> None:
    """The outlet is its field, else the address's host, else the option."""
    assert mapped(fields, outlet="given").outlet == outlet


def test_outlet_is_the_folder_where_nothing_is_said() -> None:
    """Without field, address and option the folder gives the name."""
    assert mapped({}).outlet == "tarn"


@pytest.mark.parametrize(
    ("fields", "external", "url"),
    [
        ({"id": 17}, "17", None),
        ({"id": True}, None, None),
        ({"id": ""}, None, None),
        ({"_id": {"$oid": "5f"}}, "5f", None),
        ({"_id": {"$numberLong": "17"}}, "17", None),
        ({"id": "nan"}, None, None),
        ({"id": float("nan")}, None, None),
        ({"id": "NULL", "uuid": "5f"}, "5f", None),
        ({"url": "https://a.example/1"}, None, "https://a.example/1"),
        ({"id": "https://a.example/1"}, "https://a.example/1", "https://a.example/1"),
        ({"uri": "https://a.example/1"}, None, "https://a.example/1"),
        ({"uri": "urn:a:1"}, "urn:a:1", None),
    ],
)
def test_ids_and_addresses(fields: dict[str, Any], external: str | None, url: str | None) -> None:
    """An id is the record's own; an address is one only where the record calls it its id."""
    document = mapped(fields)
    assert (document.external_id, document.url) == (external, url)


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ("Ada Fenn", "Ada Fenn"),
        ("Ada Fenn;Jon Marsh", "Ada Fenn; Jon Marsh"),
        (["Ada  Fenn", "", None, "Jon\nMarsh", "Ada Fenn"], "Ada Fenn; Jon Marsh"),
        ([{"name": "Ada Fenn"}, {"x": 1}], "Ada Fenn"),
        ("['Ada Fenn', 'Jon Marsh']", "Ada Fenn; Jon Marsh"),
        ("['broken", "['broken"),
        ("['Ada Fenn', Jon']", "['Ada Fenn', Jon']"),
        ("None", None),
        ("nan", None),
        ("NA", None),
        ("na", "na"),
        ("NAN", "NAN"),
        ("Null", "Null"),
        ("nan; Ada Fenn", "Ada Fenn"),
        (["nan", "Ada Fenn"], "Ada Fenn"),
        ("Ada O&#8217;Fenn &amp; Co;Jon Marsh", "Ada O&#8217;Fenn &amp; Co; Jon Marsh"),
        ([], None),
        (True, None),
    ],
)
def test_authors(value: object, author: str | None) -> None:
    """Authors come as a string, a joined string or a list, and leave as one line."""
    assert mapped({"authors": value}).author == author


@pytest.mark.parametrize(
    "fields",
    [
        {"webTitle": "Ice", "fields": {"bodyText": "T.", "byline": "Ada Fenn"}, "webPublicationDate": "2025-05-06"},
        {"headline": {"main": "Ice"}, "full_text": "T.", "byline": {"original": "Ada Fenn"}, "pub_date": "2025-05-06"},
        {
            "title": {"rendered": "Ice"},
            "content": {"rendered": "<p>T.</p>"},
            "author_name": "Ada Fenn",
            "date": "2025-05-06",
        },
        {"title": "Ice", "content_text": "T.", "authors": [{"name": "Ada Fenn"}], "date_published": "2025-05-06"},
        {"title": "Ice", "paragraphs": ["T."], "authors": ["Ada Fenn"], "publishing_date": "2025-05-06"},
        {"headlines": {"basic": "Ice"}, "body": "T.", "by": "Ada Fenn", "display_date": "2025-05-06T00:00:00Z"},
        {
            "headlines": {"basic": "Ice"},
            "content_elements": [{"type": "text", "content": "<b>T.</b>"}, {"type": "image", "caption": "Ebb"}],
            "credits": {"by": [{"type": "author", "name": "Ada Fenn"}]},
            "display_date": "2025-05-06",
        },
        {
            "title": "Ice",
            "body": {"summary": [], "sections": [{"headline": [], "paragraphs": ["T."]}]},
            "authors": ["Ada Fenn"],
            "publishing_date": "2025-05-06",
        },
        {"title": "Ice", "plaintext": "T.", "authors": [{"name": "Ada Fenn"}], "published_at": "2025-05-06"},
        {"head": "Ice", "content": "<tx><p>T.</p></tx>", "author": "Ada Fenn", "pubtime": "2025-05-06 00:00:00+02"},
        {
            "headline": ["Ice"],
            "body": ["T."],
            "author": ["\n   Ada Fenn\n "],
            "date": ["2025-05-06"],
        },
    ],
)
def test_shapes_of_producers(fields: dict[str, Any]) -> None:
    """Parts that lie inside objects, as programs of sites and interfaces of publishers give them."""
    document = Mapper(ReadOptions(now=NOW), Limits()).document(RawRecord("x:1", fields), "f")[0]
    assert (document.text, document.title, document.author, document.published) == (
        "T.",
        "Ice",
        "Ada Fenn",
        "2025-05-06",
    )


def test_a_list_of_paragraphs_is_a_text() -> None:
    """A blank line stands between each two, as everywhere else."""
    assert mapped({"text": ["One.", "Two."]}).text == "One.\n\nTwo."


def test_the_first_usable_date_wins() -> None:
    """A garbage date gives way to another field; without one the string is kept and the reason said."""
    document = mapped({"date_publish": "None", "date": "2025-05-06"})
    assert (document.published, document.published_original) == ("2025-05-06", "2025-05-06")
    mapper = Mapper(ReadOptions(now=NOW), Limits())
    document, remarks = mapper.document(RawRecord("x:1", {"text": "T.", "date": "2050"}), "f")
    assert (document.published, document.published_precision, document.published_original) == (None, None, "2050")
    assert [(r.where, r.message) for r in remarks] == [
        ("x:1", "the date is not used, as it lies in the future: '2050'")
    ]


def test_wrapped_dates_are_read() -> None:
    """A list of one is what is in it, and MongoDB has dates as milliseconds inside objects."""
    for value in (
        ["2025-05-06"],
        {"$date": "2025-05-06"},
        {"$date": {"$numberLong": "1746489600000"}},
        {"$date": 1746489600000},
    ):
        assert mapped({"date": value}).published == "2025-05-06"


def test_a_date_of_a_shape_that_is_not_read_is_remarked_once() -> None:
    """It stays with the document; where another field has the date, nothing is said."""
    mapper = Mapper(ReadOptions(now=NOW), Limits())
    shapes = ([2025, 5, 6], {"day": 6}, {"day": 7}, {}, [])
    said = []
    for shape in shapes:
        document, remarks = mapper.document(RawRecord("x", {"text": "T.", "published": shape, "date": ""}), "f")
        assert document.published is None
        assert document.extra == ({"published": shape} if shape else {})
        said += [remark.message for remark in remarks]
    assert said == ["the date in 'published' is not used, as it is a list of 3 values"]
    dated = mapper.document(RawRecord("x", {"text": "T.", "created": {"day": 6}, "date": "2025-05-06"}), "f")
    assert (dated[0].published, dated[1]) == ("2025-05-06", [])
    other = mapper.document(RawRecord("x", {"text": "T.", "created": {"day": 6}}), "f")[1]
    assert [remark.message for remark in other] == ["the date in 'created' is not used, as it is an object of 'day'"]


def test_words_for_nothing_are_not_kept_where_a_part_may_stand() -> None:
    """In other fields they may mean something: the country NA, or no wall."""
    document = mapped(
        {"id": "nan", "author": "None", "publisher": "NULL", "url": "N/A", "country": "NA", "wall": "none"}
    )
    assert dict(document.extra) == {"country": "NA", "wall": "none"}


def test_unknown_fields_are_kept() -> None:
    """What plays no part is kept as JSON, inner fields too; empty values are not."""
    document = mapped(
        {"section": "Water", "n": [1, {"x": None}], "none": None, "e": "", "other": {"authors": ["A"], "k": 1}}
    )
    assert dict(document.extra) == {"section": "Water", "n": [1, {"x": None}], "other": {"k": 1}}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text": None}, "the text is empty"),
        ({"text": " \n"}, "the text is empty"),
        ({"text": "\ufeff"}, "the text is empty"),
        ({"text": "nan"}, "the text says that there is none: 'nan'"),
        ({"text": "[Removed]", "content": ""}, "the text says that there is none: '[Removed]'"),
        ({"text": "ONLY AVAILABLE IN PAID PLANS"}, "the text says that there is none: 'ONLY AVAILABLE IN PAID PLANS'"),
        ({"text": "<p><img src='ice.jpg'></p>"}, "the text is empty"),
        ({"text": "\ufeff\u2028\x85\ufeff\t\r"}, "the text is empty"),
        ({"text": "x\n" * 11}, "its text has more than 10 lines"),
        ({"text": 5}, "the text in 'text' is not a string (int)"),
        ({"text": ["a", 5]}, "the text in 'text' is not a string (list)"),
        ({"text": "x" * 101}, "its text is longer than 100 characters"),
        ({"deep": [[[[1]]]]}, "its fields are nested too deeply"),
    ],
)
def test_records_that_are_refused(fields: dict[str, Any], reason: str) -> None:
    """A record without a text, or beyond a limit, is refused with the reason and what to do."""
    with pytest.raises(RecordError) as caught:
        mapped(fields, Limits(max_text_characters=100, max_text_lines=10, max_json_depth=3))
    assert caught.value.message == reason
    assert caught.value.hint


def test_every_limit_is_named_by_its_error() -> None:
    """Who meets a limit reads which one it is, and where it is raised."""
    limits = Limits(max_text_characters=100, max_text_lines=10, max_json_depth=3)
    for fields, name in (
        ({"text": "x" * 101}, "max_text_characters"),
        ({"text": "x\n" * 11}, "max_text_lines"),
        ({"text": "x", "deep": [[[[1]]]]}, "max_json_depth"),
    ):
        with pytest.raises(RecordError) as caught:
            mapped(fields, limits)
        assert f"limits.{name} in lineage.Settings" in str(caught.value.hint)
    assert mapped({"text": "x\n" * 10}, limits).text


def test_a_record_without_a_text_field_says_what_it_has() -> None:
    """The names that were there help to see what the text is called."""
    with pytest.raises(RecordError, match="no text; the fields are 'wortlaut', 'titel'"):
        Mapper(ReadOptions(now=NOW), Limits()).document(RawRecord("x", {"wortlaut": "T.", "titel": "t"}), "f")


def test_a_document_is_a_text_where_it_is_no_name_of_one() -> None:
    """XSum has the text under a name that elsewhere holds a number or a file."""
    mapper = Mapper(ReadOptions(now=NOW), Limits())
    assert mapper.document(RawRecord("x", {"document": "The lock stays shut."}), "f")[0].text == "The lock stays shut."
    for name in ("tarn-17.txt", "17", 17, {"id": 17}):
        with pytest.raises(RecordError, match="no text; the fields are 'document', 'wortlaut'"):
            mapper.document(RawRecord("x", {"document": name, "wortlaut": "T."}), "f")


def test_wrapped_records_are_unwrapped() -> None:
    """An object around a list of records gives these records."""
    mapper = Mapper(ReadOptions(now=NOW), Limits())
    wrapped = RawRecord("x:1", {"status": "ok", "articles": [{"text": "a"}, {"text": "b"}]})
    assert [raw.fields["text"] for raw in mapper.unwrapped(wrapped)] == ["a", "b"]
    assert list(mapper.unwrapped(RawRecord("x:1", {"articles": [1]}))) == [RawRecord("x:1", {"articles": [1]})]


ALIASES = sorted({alias.split(".")[0] for aliases in names().parts.values() for alias in aliases})
TELLING = ["https://a.example/", "2024-03-05", "None", "['a']", "en", "http://[", "\ud800\x00"]
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=20),
    st.binary(max_size=5),
    st.sampled_from(TELLING),
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "url", "$date", "k"]), inner, max_size=3)
    ),
    max_leaves=8,
)
records = st.dictionaries(st.sampled_from(ALIASES) | st.text(st.characters(), max_size=8), values, max_size=8)


@settings(deadline=None, max_examples=300)
@given(records)
@example({"text": "a", "\ud800": {"\x00": "\udfff"}})
@example({"text": "a", "date": {"$date": {"$date": 1}}})
def test_any_record_gives_a_storable_document_or_a_record_error(fields: dict[str, Any]) -> None:
    """No record raises anything else; what comes out fits into JSON, UTF-8 and SQLite."""
    with suppress(RecordError):
        document, remarks = Mapper(ReadOptions(now=NOW), Limits()).document(RawRecord("x", fields), "f")
        assert document.text.strip()
        assert document.outlet
        json.loads(json.dumps(document.extra, allow_nan=False))
        for part in (*astuple(document), json.dumps(document.extra, ensure_ascii=False), *[r.message for r in remarks]):
            if isinstance(part, str):
                part.encode("utf-8")
                assert "\x00" not in part


@given(values)
@example(b"\x00\r")
def test_jsonable_values_are_stable(value: object) -> None:
    """What has been made fit for JSON once is not changed again."""
    once = jsonable(value, 50)
    assert jsonable(once, 50) == once


def test_header_names() -> None:
    """A header is one that names a text."""
    assert known_columns(["id", "Text", "x"], {}) == 2
    assert known_columns(["id", "x"], {}) == -1
    assert known_columns(["id", "x"], {"text": ("X",)}) == 2


def test_host() -> None:
    """The host of an address, whatever surrounds it."""
    assert host("https://user:pw@www.Example.org:8080/a?b#c") == "example.org"
    assert host("www.example.org/a") == "example.org"
    assert host("http:///a") is None
    assert host(None) is None


def remarks(dates: list[str], **said: Any) -> list[str]:
    """What is said of records with these dates, of as many outlets, when they are read after one another."""
    mapper = Mapper(ReadOptions(now=NOW, **said), DEFAULT.limits)
    records = [{"text": f"Text {at}.", "outlet": f"Outlet {at}", "date": date} for at, date in enumerate(dates)]
    return [
        remark.message
        for at, record in enumerate(records)
        for remark in mapper.document(RawRecord(f"here:{at}", record), "tarn")[1]
    ]


def test_that_times_are_taken_as_utc_is_said_once() -> None:
    """A table of local times would put copies before what they copy, and nobody would see why."""
    (said,) = remarks(["2025-03-12", "2025-03-12T14:00Z", "2025-03-12 14:00", "2025-03-12 15:00:00"])
    assert said == "times that name no zone are taken as UTC (local ones need --timezone): '2025-03-12 14:00'"
    assert not remarks(["2025-03-12", "2025-03-12T14:00Z", "2025-03-12 00:00:00", "1741788000"])
    assert not remarks(["2025-03-12 14:00"], zones={None: "UTC"})


@pytest.mark.parametrize("written", ["[Ann Bell", "['Ann Bell', Carl]", "[1, "])
def test_what_only_begins_as_a_list_is_a_name(written: str) -> None:
    """What pandas writes for a list is one; whatever else begins with a bracket is kept as it stands."""
    assert mapped({"author": written}).author == written.strip()
