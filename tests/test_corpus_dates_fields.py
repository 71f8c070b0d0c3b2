"""Fields for the date that are not what their names say: a site's own time beside UTC, and the time of a crawl."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.config import DEFAULT
from lineage.corpus.dates import addressdates
from lineage.corpus.fields import Mapper
from lineage.corpus.files.streams import RawRecord
from lineage.corpus.options import ReadOptions
from lineage.records import Document, Remark

NOW = datetime(2026, 12, 1, tzinfo=UTC)
URL = "https://tarn.example/2026/03/09/library"
FETCHED = "2026-03-14T05:48:59Z"
FINEWEB = {
    "id": "<urn:uuid:1>", "dump": "CC-MAIN-2026-10", "url": URL, "date": FETCHED, "language": "en", "token_count": 60,
    "file_path": "s3://commoncrawl/crawl-data/CC-MAIN-2026-10/segments/1/warc/CC-MAIN-2026.warc.gz",
}  # fmt: skip


def read(*records: dict[str, Any], **said: Any) -> tuple[list[Document], list[Remark]]:
    """The documents of records, and what is remarked of them."""
    mapper = Mapper(ReadOptions(now=NOW, **said), DEFAULT.limits)
    read = [mapper.document(RawRecord(f"x:{at}", {"text": "T.", **record}), "f") for at, record in enumerate(records)]
    return [document for document, _ in read], [remark for _, remarks in read for remark in remarks]


def dated(record: dict[str, Any], **said: Any) -> tuple[str | None, str | None]:
    """When a record was published, and the string that says so."""
    (document,), _ = read(record, **said)
    return document.published, document.published_original


# ── WordPress ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_time_in_utc_goes_before_the_time_of_the_site() -> None:
    """`date` is the hour of the site, `date_gmt` the same in UTC: of that the zone of the outlet changes nothing."""
    record = {"date": "2026-03-10T14:04:00", "date_gmt": "2026-03-10T18:04:00", "modified_gmt": "2026-03-11T09:00:00"}
    for said in ({}, {"zones": {None: "America/New_York"}}):
        (document,), remarks = read(record, **said)
        assert (document.published, document.published_precision) == ("2026-03-10T18:04:00+00:00", "second")
        assert document.extra == {"date": record["date"], "modified_gmt": record["modified_gmt"]}
        assert not remarks
    assert dated({"post_date": "2026-03-10 14:04:00", "post_date_gmt": "2026-03-10 18:04:00"})[0] == (
        "2026-03-10T18:04:00+00:00"
    )


@pytest.mark.parametrize("empty", ["0000-00-00 00:00:00", "0000-00-00T00:00:00", "-0001-11-30T00:00:00", None, ""])
def test_a_draft_has_no_time_in_utc(empty: str | None) -> None:
    """Zeros are no date: the time of the site is all that there is, and it names no zone."""
    (document,), (remark,) = read({"date": "2026-03-10T14:04:00", "date_gmt": empty})
    assert document.published == "2026-03-10T14:04:00+00:00"
    assert "taken as UTC" in remark.message
    assert dated({"post_date_gmt": "0000-00-00 00:00:00"})[0] is None


def test_a_modification_is_no_publication() -> None:
    """The time of the last change dates nothing."""
    assert dated({"modified_gmt": "2026-03-11T09:00:00", "post_modified_gmt": "2026-03-11 09:00:00"}) == (None, None)


# ── crawls ───────────────────────────────────────────────────────────────────────────────────────────────────────

CRAWLED = [
    FINEWEB,
    {"text": "T.", "url": URL, "timestamp": FETCHED},  # C4
    {"url": URL, "timestamp": "2026/03/14 05:48:59", "source": "mC4"},  # CulturaX
    {"url": URL, "timestamp": "2026/03/14 05:48:59", "source": "c4.en"},
    {"url": URL, "timestamp": FETCHED, "source": "OSCAR-2301"},
    {"url": URL, "source": "common-crawl", "created": FETCHED, "added": FETCHED},  # Dolma
    {"meta": {"url": URL, "timestamp": FETCHED, "source": "c4", "language": "en"}},  # RedPajama
    {"id": "1", "metadata": {"url": URL, "date": FETCHED, "dump": "CC-MAIN-2026-10"}},  # datatrove
    {"url": URL, "date": FETCHED, "warc_record_id": "<urn:uuid:1>"},
    {"url": URL, "date": FETCHED, "WARC-Record-ID": "<urn:uuid:1>"},
    {"url": URL, "date": FETCHED, "file_path": "crawl/1.warc.gz"},
    {**FINEWEB, "title": "Library"},  # a title was made later; the dump's name is that of Common Crawl alone
]


@pytest.mark.parametrize("record", CRAWLED)
def test_the_time_of_a_crawl_is_no_publication(record: dict[str, Any]) -> None:
    """It is kept beside the document, and the day in the address is the date."""
    (document,), (remark,) = read(record)
    assert (document.published, document.published_precision) == ("2026-03-09", "day")
    assert document.published_original == "2026/03/09"
    assert "2026" in str(document.extra)
    assert "tells when pages were crawled (--field date=" in remark.message


@pytest.mark.parametrize("record", CRAWLED)
def test_the_user_takes_the_time_of_a_crawl_all_the_same(record: dict[str, Any]) -> None:
    """As the remark says; of a corpus that says something else with these names it is the way back."""
    _, (remark,) = read(record)
    name = remark.message.partition("--field date=")[2].partition(" ")[0]
    (document,), remarks = read(record, columns={"date": (name,)})
    assert (document.published or "").startswith("2026-03-14")
    assert not [remark for remark in remarks if "crawled" in remark.message]


@pytest.mark.parametrize(
    "record",
    [
        {"url": URL, "date": FETCHED},
        {"url": URL, "timestamp": FETCHED, "title": "Library"},
        {"url": URL, "timestamp": FETCHED, "outlet": "Tarn"},
        {**FINEWEB, "dump": "nightly", "file_path": "/data/tarn/1.json"},
        {"url": URL, "date": FETCHED, "file_path": "news.warc.gz", "title": "Library"},  # who looked for both
        {"url": URL, "date": FETCHED, "warc_record_id": "1", "author": "Ada Fenn"},
        {"url": URL, "date": FETCHED, "warc_record_id": "1", "warc_date": "2026-03-20T00:00:01Z"},  # as our WARC reader
        {"url": URL, "date": FETCHED, "dump": "CC-MAIN-2026-10", "crawl_date": "2026-03-20"},
        {"url": URL, "date": FETCHED, "source": "cc_news"},  # dates that news-please has found
        {"url": URL, "date": FETCHED, "source": "Common Crawl News"},
        {"url": URL, "date": FETCHED, "source": "wikinews"},
        {"url": URL, "date": FETCHED, "source": "C4 News"},  # papers and stations
        {"url": URL, "date": FETCHED, "source": "OSCAR News"},
        {"url": URL, "date": FETCHED, "source": "Crawley Observer"},
        {**FINEWEB, "publish_date": FETCHED, "date": "2026-03-20T01:02:03Z"},
    ],
)
def test_what_only_looks_like_a_crawl_keeps_its_date(record: dict[str, Any]) -> None:
    """A date of publication stays one."""
    (document,), remarks = read(record)
    assert document.published == "2026-03-14T05:48:59+00:00"
    assert not remarks


def test_a_day_is_not_what_a_crawler_writes() -> None:
    """Crawlers know the second; a day alone has been looked for."""
    assert dated({**FINEWEB, "date": "2026-03-10"}) == ("2026-03-10", "2026-03-10")


@pytest.mark.parametrize("fetched", ["05/03/2026 10:15", "it was 10:15", "2050-01-01T10:15:00Z"])
def test_a_crawl_of_an_untold_day_bounds_nothing(fetched: str) -> None:
    """The day in the address is believed as far as dates are at all."""
    assert dated({**FINEWEB, "date": fetched})[0] == "2026-03-09"
    assert dated({**FINEWEB, "date": fetched, "url": "https://tarn.example/2027/03/09/library"})[0] is None


def test_a_list_of_one_date_is_that_date() -> None:
    """As its print is; several dates say nothing."""
    assert dated({"date": ["2026-03-10"]}) == ("2026-03-10", "2026-03-10")
    assert dated({"date": ["2026-03-10", "2026-03-11"]}) == (None, None)
    assert dated({"date": []}) == (None, None)


def test_a_crawl_is_remarked_once_a_reading() -> None:
    """One remark for each field that holds its time, and none for the next million records."""
    documents, remarks = read(FINEWEB, {**FINEWEB, "url": "https://tarn.example/about"}, FINEWEB)
    assert [document.published for document in documents] == ["2026-03-09", None, "2026-03-09"]
    assert [remark.message for remark in remarks] == [
        "'date' tells when pages were crawled (--field date=date takes it all the same)"
    ]


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("/2026/03/09/library", "2026-03-09"),
        ("/2026/3/9/library", "2026-03-09"),
        ("/news/2026-03-09-library", "2026-03-09"),
        ("/2026-03-09/library", "2026-03-09"),
        ("/2026/03/09/", "2026-03-09"),
        ("/20260309/library", "2026-03-09"),
        ("/1969/07/20/archives/moon", "1969-07-20"),
        ("/2026/03/09/library-20250101/1", "2026-03-09"),
        ("/2026/03/15/library", "2026-03-15"),  # where it was morning already
        ("/2026/03/16/library", None),  # after the crawl
        ("/events/2027/03/09/", None),
        ("/2026/03/library", None),
        ("/2026/13/09/library", None),
        ("/2026/02/30/library", None),
        ("/20260309", None),  # as likely an id
        ("/news/20260309.html", None),
        ("/20261309/library", None),
        ("/19870309/library", None),  # before there were sites
        ("/120260309/library", None),
        ("/web/20260309120000/https://tarn.example/library", None),
        ("/news-20260309/library", None),
        ("/library?day=/2026/03/09/", None),
        ("/2026/03/09/x/2026/03/08/y", None),
        ("/20260309/20260308/x", None),
        ("/2026/03-09/library", None),
    ],
)
def test_the_day_in_an_address(address: str, day: str | None) -> None:
    """One whole day that the calendar has, by the time of the crawl, and no number that may be an id."""
    assert dated({**FINEWEB, "url": f"https://tarn.example{address}"})[0] == day


def test_a_number_in_the_address_dates_no_other_record() -> None:
    """Records that say nothing of a crawl have no date where none of their fields has one."""
    assert dated({"url": URL}) == (None, None)


@given(
    st.dates(date(2000, 1, 1), NOW.date()), st.integers(-400, 400), st.sampled_from(["%Y/%m/%d", "%Y-%m-%d", "%Y%m%d"])
)
def test_no_day_lies_after_its_crawl(day: date, later: int, form: str) -> None:
    """What an address tells is the day that was written, at most one day after the crawl."""
    fetched = day - timedelta(days=later)
    found = addressdates.published(f"https://tarn.example/{day.strftime(form)}/library", fetched.isoformat())
    assert found == (day.strftime(form) if later <= 1 else None)


@given(st.text("0123456789/-?#x:", max_size=60))
def test_no_address_breaks_it(address: str) -> None:
    """Anything gives a day of the calendar or none."""
    found = addressdates.published(address, "2026-03-14")
    assert found is None or found in address


@pytest.mark.parametrize(
    ("said", "published"),
    [("eng", "2024"), ("eng_Latn", "2024"), ("English", "2024"), ("deu", "2024-03-05"), ("German", "2024-03-05")],
)
def test_a_language_tells_the_order_by_any_of_its_names(said: str, published: str) -> None:
    """English by a longer code or by its name has two orders of day and month, as "en" has."""
    assert dated({"date": "05/03/2024", "language": said})[0] == published
