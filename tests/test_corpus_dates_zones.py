"""Names of time zones behind an hour: exact where they mean one thing, else what the outlet's own zone says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from lineage.config import DEFAULT
from lineage.corpus.dates import moments, zonenames
from lineage.corpus.dates.moments import CHANGED, Moment, read_date
from lineage.corpus.dates.zonenames import BY_ZONE, time_zone
from lineage.corpus.fields import Mapper
from lineage.corpus.files.streams import RawRecord
from lineage.corpus.options import ReadOptions
from lineage.datafiles import table
from lineage.errors import InputError

NOW = datetime(2026, 12, 1, tzinfo=UTC)

EXACT = [
    # a region's clocks: an hour later in summer
    ("July 10, 2026 6:04 PM ET", "2026-07-10T22:04"),
    ("Jan 10, 2026 6:04 PM ET", "2026-01-10T23:04"),
    ("July 10, 2026 6:04 p.m. et", "2026-07-10T22:04"),
    ("July 10, 2026 6:04 PM CT", "2026-07-10T23:04"),
    ("July 10, 2026 6:04 PM MT", "2026-07-11T00:04"),
    ("July 10, 2026 6:04 PM PT", "2026-07-11T01:04"),
    ("July 10, 2026 6:04 p.m. Eastern", "2026-07-10T22:04"),
    ("July 10, 2026 6:04 p.m. Pacific Time", "2026-07-11T01:04"),
    ("6:04 PM ET, Fri July 10, 2026", "2026-07-10T22:04"),
    ("2026-07-10 18:04 ET", "2026-07-10T22:04"),
    ("7/31/26 6:04 PM ET", "2026-07-31T22:04"),
    # one half of the year, which is believed in the other as well
    ("July 10, 2026 6:04 PM EDT", "2026-07-10T22:04"),
    ("July 10, 2026 6:04 PM EST", "2026-07-10T23:04"),
    ("Jan 10, 2026 6:04 PM EDT", "2026-01-10T22:04"),
    ("Jan 10, 2026 6:04 PM PST", "2026-01-11T02:04"),
    ("July 10, 2026 6:04 PM Eastern Daylight Time", "2026-07-10T22:04"),
    ("July 10, 2026 18:04 BST", "2026-07-10T17:04"),
    ("July 10, 2026 18:04 GMT", "2026-07-10T18:04"),
    ("Jan 10, 2026 18:04 CET", "2026-01-10T17:04"),
    ("10.07.2026, 18:04 Uhr MESZ", "2026-07-10T16:04"),
    ("10.07.2026 18:04 CEST", "2026-07-10T16:04"),
    ("Published: Jan. 10, 2026 at 6:04 PM CST", "2026-01-11T00:04"),
    ("July 10, 2026 18:04 AEST", "2026-07-10T08:04"),
    # an offset says more than a name
    ("10 July 2026 18:04 IST (GMT+5:30)", "2026-07-10T12:34"),
    ("2026-07-10 18:04 +0530 IST", "2026-07-10T12:34"),
    ("Fri Jul 10 2026 18:04 GMT-0400 (Eastern Daylight Time)", "2026-07-10T22:04"),
    ("2026-07-10T18:04-04:00[America/New_York]", "2026-07-10T22:04"),
    # the name of one half in the hour that its zone has twice
    ("Nov 2, 2025 1:30 AM EDT", "2025-11-02T05:30"),
    ("Nov 2, 2025 1:30 AM EST", "2025-11-02T06:30"),
]


@pytest.mark.parametrize(("text", "minute"), EXACT)
def test_names_that_mean_one_zone_are_exact(text: str, minute: str) -> None:
    """To the minute, whether the name is that of a region or of one of its offsets."""
    assert read_date(text, now=NOW) == (Moment(f"{minute}:00+00:00", "minute"), None)


SEVERAL = ["IST", "AST", "GST", "SST", "ECT", "ACT", "AMT", "BDT", "CCT", "NST", "WST"]


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.parametrize("form", ["July 10, 2026 6:04 PM {}", "Fri, 10 Jul 2026 18:04:00 {}", "2026-07-10 18:04 ({})"])
def test_names_of_several_zones_leave_the_day(form: str, name: str) -> None:
    """India's evening is not Israel's: without the zone of the outlet only the day is believed."""
    moment, complaint = read_date(form.format(name), now=NOW)
    assert moment == Moment("2026-07-10", "day")
    assert complaint == f"more than one zone is called {name} {BY_ZONE}"


@pytest.mark.parametrize(
    ("text", "zone", "minute"),
    [
        ("July 10, 2026 18:04 IST", "Asia/Kolkata", "2026-07-10T12:34"),
        ("July 10, 2026 18:04 IST", "Europe/Dublin", "2026-07-10T17:04"),
        ("Jan 10, 2026 18:04 IST", "Asia/Jerusalem", "2026-01-10T16:04"),
        ("July 10, 2026 18:04 AST", "Asia/Riyadh", "2026-07-10T15:04"),
        ("Jan 10, 2026 18:04 AST", "America/Halifax", "2026-01-10T22:04"),
        ("July 10, 2026 18:04 GST", "Asia/Dubai", "2026-07-10T14:04"),
        ("July 10, 2026 18:04 SST", "Asia/Singapore", "2026-07-10T10:04"),
        ("July 10, 2026 18:04 CST", "Asia/Shanghai", "2026-07-10T10:04"),
        ("July 10, 2026 18:04 PST", "Asia/Manila", "2026-07-10T10:04"),
        ("July 10, 2026 18:04 PST", "Asia/Karachi", "2026-07-10T13:04"),
        ("July 10, 2026 18:04 BST", "Asia/Dhaka", "2026-07-10T12:04"),
        ("July 10, 2026 18:04 EST", "Australia/Sydney", "2026-07-10T08:04"),
        ("Jan 10, 2026 18:04 EDT", "Australia/Sydney", "2026-01-10T07:04"),
        # names that it does not bear then are those of elsewhere
        ("July 10, 2026 18:04 EDT", "Australia/Sydney", "2026-07-10T22:04"),
        ("July 10, 2026 18:04 EST", "Europe/Berlin", "2026-07-10T23:04"),
        ("July 10, 2026 18:04 ET", "Asia/Kolkata", "2026-07-10T22:04"),
        ("Nov 2, 2025 1:30 AM EST", "America/New_York", "2025-11-02T06:30"),
    ],
)
def test_the_zone_of_an_outlet_tells_which_is_meant(text: str, zone: str, minute: str) -> None:
    """Where its clocks are called so at that hour, it is that zone."""
    assert read_date(text, now=NOW, zone=time_zone(zone)) == (Moment(f"{minute}:00+00:00", "minute"), None)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "UTC"])
def test_a_zone_with_the_same_hour_by_another_name_tells_nothing(zone: str) -> None:
    """In July Berlin's clocks show what Israel's show in winter, and nobody there calls that IST."""
    moment, complaint = read_date("July 10, 2026 18:04 IST", now=NOW, zone=time_zone(zone))
    assert (moment, complaint and BY_ZONE in complaint) == (Moment("2026-07-10", "day"), True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026-07-10 18:04:00 CST", "zh"),
        ("July 10, 2026 18:04 BST", "bn"),
        ("July 10, 2026 18:04 PST", "ur"),
        ("Fri Jul 10 18:04:00 CST 2026", None),
    ],
)
def test_a_usual_meaning_is_not_taken_for_granted_everywhere(text: str, language: str | None) -> None:
    """In the languages of the other places that use the name, and in the form that their machines print."""
    assert read_date(text, now=NOW, language=language)[0] == Moment("2026-07-10", "day")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10 July 2026 IST", Moment("2026-07-10", "day")),  # no hour: nothing that a zone could change
        ("10 July 2026, 18:04 CENTRAL AFRICA TIME", None),
        ("10 July 2026 18:04 Distant", None),  # IST inside a word
        ("PT 10 July 2026 18:04", Moment("2026-07-10", "day")),  # Portugal's
        ("Act. 10 jul 2026 18:04", None),  # updated
    ],
)
def test_what_is_no_name_of_a_zone_changes_nothing(text: str, found: Any) -> None:
    """A name is a word of its own behind the clock, and what is left must be a date."""
    moment, complaint = read_date(text, now=NOW)
    assert moment == found
    assert "zone is called" not in (complaint or "")


def test_a_name_before_the_clock_leaves_the_hour_to_the_zone_of_the_outlet() -> None:
    """Behind it a year may follow, as `date` of Unix prints it."""
    for text in ("PT 10 July 2026 18:04", "10 July 2026 18:04"):
        assert read_date(text, now=NOW, zone=time_zone("Europe/Lisbon"))[0] == Moment(
            "2026-07-10T17:04:00+00:00", "minute"
        )
    unix = "Fri Jul 10 18:04:00 CST 2026"
    assert read_date(unix, now=NOW, zone=time_zone("Asia/Shanghai"))[0] == Moment("2026-07-10T10:04:00+00:00", "second")


def test_the_hour_in_which_clocks_change_is_a_day() -> None:
    """1:30 AM ET was twice on that day, and 2:30 AM ET never in March."""
    assert read_date("Nov 2, 2025 1:30 AM ET", now=NOW) == (Moment("2025-11-02", "day"), CHANGED)
    assert read_date("March 8, 2026 2:30 AM ET", now=NOW) == (Moment("2026-03-08", "day"), CHANGED)


def test_without_data_of_zones_a_region_leaves_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has none says so, and how it gets them; it does not count on winter."""

    def none(key: str) -> ZoneInfo:
        raise ZoneInfoNotFoundError(key)

    monkeypatch.setattr("zoneinfo.ZoneInfo", none)
    monkeypatch.setattr("zoneinfo.available_timezones", set)
    for kept in (zonenames._place, moments._parse):
        kept.cache_clear()
    try:
        moment, complaint = read_date("July 10, 2026 6:04 PM ET", now=NOW)
        assert moment == Moment("2026-07-10", "day")
        assert "tzdata" in (complaint or "")
        with pytest.raises(InputError) as raised:
            time_zone("Europe/Berlin")
        assert "tzdata" in (raised.value.hint or "")
    finally:
        for kept in (zonenames._place, moments._parse):
            kept.cache_clear()


def test_each_outlet_is_told_once_of_each_name() -> None:
    """A newsroom writes all of its dates alike; another one may mean another zone."""
    mapper = Mapper(ReadOptions(now=NOW, zones={"Mumbai Mail": "Asia/Kolkata"}), DEFAULT.limits)
    said = []
    for at, (outlet, date) in enumerate(
        [("Bay News", "18:04 IST"), ("Bay News", "19:04 IST"), ("Bay News", "19:04 AST"), ("Tarn", "18:04 IST"),
         ("Bay News", "20:04"), ("Mumbai Mail", "18:04 IST")]
    ):  # fmt: skip
        fields = {"text": "T.", "outlet": outlet, "date": f"July 10, 2026 {date}"}
        said.append([remark.message for remark in mapper.document(RawRecord(f"here:{at}", fields), "f")[1]])
    assert [len(messages) for messages in said] == [1, 0, 1, 1, 1, 0]
    assert said[0][0] == (
        "the date is used in part, as more than one zone is called IST (--timezone says which): "
        "'July 10, 2026 18:04 IST'"
    )


def test_the_zones_in_the_data_exist() -> None:
    """Each place is one of the tz database, and each offset one that a zone can have."""
    for name, meaning in table("corpus", "dates")["zones"].items():
        assert name == name.lower()
        for place in [meaning.get("place"), *(by for by in meaning.get("by", ()) if "/" in by)]:
            assert place is None or str(time_zone(place)) == place
        found = zonenames.Named("", name, False, meaning)
        assert (zonenames.usual(found, None) is not None) == ("usual" in meaning)
