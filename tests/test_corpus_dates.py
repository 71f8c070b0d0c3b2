"""Dates: exact forms exactly, others honestly, garbage not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineage.corpus.dates.dateforms import UNTOLD, DateOrder
from lineage.corpus.dates.moments import AHEAD, LATER, OLDEST_YEAR, SERIAL, ZONELESS, Moment, read_date
from lineage.corpus.dates.zonenames import time_zone
from lineage.errors import InputError

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)

READ = [
    ("2024", "2024", "year"),
    ("2024-03", "2024-03", "month"),
    ("202403", "2024-03", "month"),
    ("2024-03-05", "2024-03-05", "day"),
    ("2024-3-5", "2024-03-05", "day"),
    ("2024/03/05", "2024-03-05", "day"),
    ("20240305", "2024-03-05", "day"),
    ("2024-W10-2", "2024-03-05", "day"),
    ("2024-03-05T10", "2024-03-05", "day"),
    ("2024-03-05 10:15", "2024-03-05T10:15:00+00:00", "minute"),
    ("2024-03-05T10:15:30Z", "2024-03-05T10:15:30+00:00", "second"),
    ("2024-03-05T10:15:30.250+02:00", "2024-03-05T08:15:30+00:00", "second"),
    ("2024-03-05T23:15:00-0500", "2024-03-06T04:15:00+00:00", "second"),
    ("20240305T101500+0200", "2024-03-05T08:15:00+00:00", "second"),
    ("20240305101500", "2024-03-05T10:15:00+00:00", "second"),
    ("20240305T101500.250+0200", "2024-03-05T08:15:00+00:00", "second"),
    ("20240305T1015Z", "2024-03-05T10:15:00+00:00", "minute"),
    ("20240305T10", "2024-03-05", "day"),
    ("20240305+0100", "2024-03-05", "day"),
    ("20240305Z", "2024-03-05", "day"),
    ("2024-03-05+01:00", "2024-03-05", "day"),
    ("2024-03-05Z", "2024-03-05", "day"),
    ("Tue, 05 Mar 2024 10:15:00 +0200", "2024-03-05T08:15:00+00:00", "second"),
    ("5 Mar 2024 10:15 GMT", "2024-03-05T10:15:00+00:00", "minute"),
    ("Tue, 05 Mar 2024 10:15:00 EST", "2024-03-05T15:15:00+00:00", "second"),
    ("Tue Mar 05 10:15:00 +0200 2024", "2024-03-05T08:15:00+00:00", "second"),
    ("Tue Mar  5 10:15:00 UTC 2024", "2024-03-05T10:15:00+00:00", "second"),
    ("Published on March 5, 2024", "2024-03-05", "day"),
    ("1709633700", "2024-03-05T10:15:00+00:00", "second"),
    ("1709633700.5", "2024-03-05T10:15:00+00:00", "second"),
    ("1709633700123", "2024-03-05T10:15:00+00:00", "second"),
    ("25/03/2024", "2024-03-25", "day"),
    ("03/25/2024", "2024-03-25", "day"),
    ("2024年3月5日", "2024-03-05", "day"),
    ("2024年3月5日（火）", "2024-03-05", "day"),
    ("2024年3月3日日曜日", "2024-03-03", "day"),
    ("2024年3月5日 星期二", "2024-03-05", "day"),
    ("2024년 3월 5일 (화)", "2024-03-05", "day"),
    ("令和6年3月5日", "2024-03-05", "day"),
    ("令和元年5月1日", "2019-05-01", "day"),
    ("民國113年3月5日", "2024-03-05", "day"),
    ("二〇二四年十二月二十三日", "2024-12-23", "day"),
    ("Di., 05.03.2024", "2024-03-05", "day"),
    ("الثلاثاء 5 آذار 2024", "2024-03-05", "day"),
    ("5 تشرين الثاني/نوفمبر 2024", "2024-11-05", "day"),
    ("5 KASIM 2024", "2024-11-05", "day"),
    ("5 Mart 2024, Salı", "2024-03-05", "day"),
    ("٢٠٢٤-٠٣-٠٥", "2024-03-05", "day"),
    ("5 March 2024", "2024-03-05", "day"),
    ("March 2024", "2024-03", "month"),
    ("March 5, 2024 10:15 PM EST", "2024-03-06T03:15:00+00:00", "minute"),
    ("1702-03-11", "1702-03-11", "day"),
    ("05.03.2024 10:15 +01:00", "2024-03-05T09:15:00+00:00", "minute"),
    ("2024年3月5日 10:15Z", "2024-03-05T10:15:00+00:00", "minute"),
    ("Tue, 05 Mar 2024 10:15:00 -0000", "2024-03-05T10:15:00+00:00", "second"),
    ("2024-03-05T24:00:00Z", "2024-03-06T00:00:00+00:00", "second"),
    ("2024-02-29 24:00", "2024-03-01T00:00:00+00:00", "minute"),
    ("2024-03-05T24:00+02:00", "2024-03-05T22:00:00+00:00", "minute"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00", "second"),
    ("2017-01-01T05:29:60+05:30", "2016-12-31T23:59:59+00:00", "second"),
    ("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59+00:00", "second"),
    ("13-Mar-24", "2024-03-13", "day"),
    ("05-MAR-24", "2024-03-05", "day"),
    ("5-Mrz-24", "2024-03-05", "day"),
    ("13-Mar-85", "1985-03-13", "day"),
    ("Tue, 05 Mar 24 10:15:00 GMT", "2024-03-05T10:15:00+00:00", "second"),
    ("Tuesday, 05-Mar-24 10:15:00 GMT", "2024-03-05T10:15:00+00:00", "second"),
    ("3/13/24", "2024-03-13", "day"),
    ("31.12.99", "1999-12-31", "day"),
    ("/Date(1709633700000)/", "2024-03-05T10:15:00+00:00", "second"),
    ("/Date(1709633700000+0100)/", "2024-03-05T10:15:00+00:00", "second"),
    (r"\/Date(1709633700000)\/", "2024-03-05T10:15:00+00:00", "second"),
    ("datetime.datetime(2024, 3, 5, 10, 15)", "2024-03-05T10:15:00+00:00", "minute"),
    ("datetime.datetime(2024, 3, 5, 10, 15, 30, tzinfo=datetime.timezone.utc)", "2024-03-05T10:15:30+00:00", "second"),
    ("datetime.datetime(2024, 3, 5, 0, 0)", "2024-03-05", "day"),
    ("datetime.date(2024, 3, 5)", "2024-03-05", "day"),
    ("Timestamp('2024-03-05 10:15:00+0000', tz='UTC')", "2024-03-05T10:15:00+00:00", "second"),
    ('ISODate("2024-03-05T10:15:00Z")', "2024-03-05T10:15:00+00:00", "second"),
    ("['2024-03-05']", "2024-03-05", "day"),
    ("['March 5, 2024']", "2024-03-05", "day"),
    ("[datetime.date(2024, 3, 5)]", "2024-03-05", "day"),
    ('"2024-03-05"', "2024-03-05", "day"),
    ("“5 March 2024”", "2024-03-05", "day"),
    ("2024-03-05T10:15:00+01:00[Europe/Berlin]", "2024-03-05T09:15:00+00:00", "second"),
    ("Published 6:04 PM EST, Tue March 5, 2024", "2024-03-05T23:04:00+00:00", "minute"),
]


@pytest.mark.parametrize(("text", "published", "precision"), READ)
def test_forms_that_are_read(text: str, published: str, precision: str) -> None:
    """A date is read exactly, in UTC, with no more precision than it has."""
    moment, complaint = read_date(text, now=NOW)
    assert moment is not None
    assert (moment.published, moment.precision, complaint) == (published, precision, None)


# What people write, and when that is in Berlin, an hour ahead of UTC in March.
LOCAL = [
    ("Veröffentlicht am 05.03.2024, 10:15 Uhr", "2024-03-05", "2024-03-05T09:15:00+00:00"),
    ("05.03.2024 0:15", "2024-03-05", "2024-03-04T23:15:00+00:00"),
    ("05.03.2024 24:00", "2024-03-05", "2024-03-05T23:00:00+00:00"),
    ("2024년 3월 5일 10:15", "2024-03-05", "2024-03-05T09:15:00+00:00"),
    ("5 mars 2024 à 10h15", "2024-03-05", "2024-03-05T09:15:00+00:00"),
    ("5 марта 2024, 10:15", "2024-03-05", "2024-03-05T09:15:00+00:00"),
    ("March 5, 2024 2:30 pm", "2024-03-05", "2024-03-05T13:30:00+00:00"),
    ("Tue, 05 Mar 2024 10:15:30", "2024-03-05", "2024-03-05T09:15:30+00:00"),
    ("Di., 05.03.2024, 10:15 Uhr", "2024-03-05", "2024-03-05T09:15:00+00:00"),
    ("Publié le 25/03/2024 à 10h15", "2024-03-25", "2024-03-25T09:15:00+00:00"),
    ("05.03.2024 - 10:15", "2024-03-05", "2024-03-05T09:15:00+00:00"),
    ("입력 2024.03.05. 오후 2:05", "2024-03-05", "2024-03-05T13:05:00+00:00"),
    ("2024年3月5日(火) 午前0時05分", "2024-03-05", "2024-03-04T23:05:00+00:00"),
    ("令和6年3月5日 午後 2時05分", "2024-03-05", "2024-03-05T13:05:00+00:00"),
    ("令和6年3月5日 午前 12時05分", "2024-03-05", "2024-03-04T23:05:00+00:00"),
    ("2024.03.05 10:15", "2024-03-05", "2024-03-05T09:15:00+00:00"),  # no ISO 8601: a newsroom's hours
    ("2024/03/05 10:15", "2024-03-05", "2024-03-05T09:15:00+00:00"),
    ("3/13/24 2:05 PM", "2024-03-13", "2024-03-13T13:05:00+00:00"),
    ("13-Mar-24 14:05", "2024-03-13", "2024-03-13T13:05:00+00:00"),
]


@pytest.mark.parametrize(("text", "day", "moment"), LOCAL)
def test_a_time_of_an_unknown_zone_is_a_day(text: str, day: str, moment: str) -> None:
    """People write the time of their place: it is the day alone until the user says whose it is."""
    assert read_date(text, now=NOW) == (Moment(day, "day"), ZONELESS)
    found, complaint = read_date(text, now=NOW, zone=time_zone("Europe/Berlin"))
    assert (found and found.published, complaint) == (moment, None)


def test_the_zone_is_for_times_that_name_none() -> None:
    """It says what a machine's bare time means too, and nothing of a day, or of a time with a zone of its own."""
    zone = time_zone("America/New_York")
    assert read_date("2024-03-05 10:15", now=NOW, zone=zone)[0] == Moment("2024-03-05T15:15:00+00:00", "minute")
    for text in ("2024-03-05T10:15:00Z", "1709633700", "Tue, 05 Mar 2024 10:15:00 GMT", "5 March 2024", "2024"):
        assert read_date(text, now=NOW, zone=zone) == read_date(text, now=NOW)


@pytest.mark.parametrize("text", ["27.10.2024 02:30", "2024-10-27T02:30:00", "31.03.2024 02:30"])
def test_an_hour_that_a_zone_has_twice_or_never_is_a_day(text: str) -> None:
    """Where clocks were put back, nobody can say which of two hours is meant; where they were put on, none is."""
    found, complaint = read_date(text, now=NOW, zone=time_zone("Europe/Berlin"))
    assert (found and found.precision, complaint) == ("day", ZONELESS)


@pytest.mark.parametrize(("name", "meant"), [("Berlin", "Europe/Berlin"), ("Europe/Berln", "Europe/Berlin")])
def test_an_unknown_zone_is_refused_with_what_may_be_meant(name: str, meant: str) -> None:
    """Zones are called as in the tz database; a city alone, or a slip, leads to one."""
    with pytest.raises(InputError) as raised:
        time_zone(name)
    assert raised.value.hint == f"did you mean {meant}?"


@pytest.mark.parametrize("name", ["", "..", "Europe", "/etc/passwd", "\0", "日本"])
def test_what_names_no_zone_is_refused(name: str) -> None:
    """Folders, paths and control characters are names of no zone."""
    with pytest.raises(InputError):
        time_zone(name)


@pytest.mark.parametrize(
    "text",
    ["0001-01-01", "1599-12-31", "2050", "2050-01-01", "None", "null", "NaN", "yesterday", "5 hours ago", "March 5",
     "Updated on March 5, 2024", "Stand: 05.03.2024, 10:15 Uhr", "3/5(火) 14:05", "5 марта, 14:05", "mardi 5 mars",
     "Gisteren, 14:05", "vor 3 Stunden", "05.03.2024 - 25:15",
     "2024-02-31", "2024-13-01", "2024-03-05T25:61", "2024-03-05T24:01",
     "2024-03-05T10:15:60", "2016-12-31T23:59:61", "Sat, 31 Dec 2016 23:58:60 +0000",
     pytest.param("\ufdfa" * 1_000_000, id="a million characters"), "99999999999999999999", "garbage",
     "5 mars 14 h 05", "5 March 14:05", "32-Mar-24", "13-Mar-24-7", "13-Foo-24", "Mar-24", "/Date(x)/",
     "/Date(-62135596800000)/", "datetime.datetime(2024, 2, 31, 10, 15)", "datetime.timedelta(2024, 3, 5)",
     "['2024-03-05', '2024-03-06']", "[]", '""', "2024-03-05T10:15[Europe/Berlin]", "0000-00-00 00:00:00",
     "-0001-11-30T00:00:00", "10:15 05/03/2024", "the 1998 03/11", "Tuesday 03/11 2026",
     "2024-03-05T10:15:00+99:99", "word " * 40 + "2024", "1402/12/15"],
)  # fmt: skip
def test_garbage_is_no_date(text: str) -> None:
    """What is no date, relative, impossible, before newspapers or in the future gives none, and says why."""
    moment, complaint = read_date(text, now=NOW)
    assert moment is None
    assert complaint


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_blank_is_absent(blank: str) -> None:
    """A blank date is no date and no complaint."""
    assert read_date(blank, now=NOW) == (None, None)


@pytest.mark.parametrize("text", ["2024-03-05T00:00:00", "2024-03-05 00:00:00Z", "2024-03-05T00:00:00+02:00"])
def test_midnight_is_the_day(text: str) -> None:
    """Midnight to the second is what tools write that know the day only; the day stays the one that was written."""
    assert read_date(text, now=NOW)[0] == Moment("2024-03-05", "day")


def test_day_and_month_are_not_guessed() -> None:
    """05/03/2024 is the year alone, unless the language says that days come first."""
    moment, complaint = read_date("05/03/2024", now=NOW)
    assert moment == Moment("2024", "year")
    assert complaint == UNTOLD
    assert "--dates" in UNTOLD
    assert read_date("05/03/2024", now=NOW, language="fr") == (Moment("2024-03-05", "day"), None)
    assert read_date("05/05/2024", now=NOW) == (Moment("2024-05-05", "day"), None)


# A year of two digits: as it is written, and as it is read without more, in English, in German, in Korean (where the
# year may come first), and where the user says that days or months come first.
SHORT = [
    ("10.03.24", None, "2024-03-10", "2024-03-10", None, "2024-03-10", "2024-03-10"),
    ("13.03.24", None, "2024-03-13", "2024-03-13", None, "2024-03-13", "2024-03-13"),  # or 24 March 2013
    ("24.03.10", None, "2010-03-24", "2010-03-24", None, "2010-03-24", "2010-03-24"),
    ("05/03/24", None, "2024", "2024-03-05", None, "2024-03-05", "2024-05-03"),
    ("13-03-24", None, None, None, None, "2024-03-13", "2024-03-13"),  # with hyphens years come first as usually
    ("24-03-13", None, None, None, None, "2013-03-24", "2013-03-24"),
    ("3/13/24", "2024-03-13", "2024-03-13", "2024-03-13", "2024-03-13", "2024-03-13", "2024-03-13"),
    ("25/30/24", None, None, None, None, None, None),
]


@pytest.mark.parametrize("row", SHORT, ids=lambda row: row[0])
def test_a_year_of_two_digits_is_read_where_it_can_be_one_year_only(row: tuple[str | None, ...]) -> None:
    """24.03.10 is of 2010 in Germany and of 2024 in Korea: the language or the user tells, or there is no other way."""
    text, *expected = row
    languages = (None, "en", "de", "ko")
    orders: tuple[DateOrder, ...] = ("day-first", "month-first")
    read = [read_date(text, now=NOW, language=language) for language in languages]
    read += [read_date(text, now=NOW, order=order) for order in orders]
    assert [moment and moment.published for moment, _ in read] == expected
    assert all(complaint is None or "--dates" in complaint for _, complaint in read)


@given(
    st.dates(date(1970, 1, 1), NOW.date()), st.sampled_from(["%d-%b-%y", "%a, %d %b %y 00:00:00 GMT", "%A, %d-%b-%y"])
)
def test_a_month_by_its_name_tells_day_and_year_apart(day: date, form: str) -> None:
    """Every such date is the day that it was written for."""
    assert read_date(day.strftime(form), now=NOW)[0] == Moment(day.isoformat(), "day")


@pytest.mark.parametrize("text", ["46091", "46091.58", "46091.0"])
def test_a_serial_number_of_excel_is_named_as_such(text: str) -> None:
    """It is not read, as workbooks count from 1900 or from 1904; who knows what it is can save it as a date."""
    assert read_date(text, now=NOW) == (None, SERIAL)


@pytest.mark.parametrize("text", ["12345", "99999", "460910", "4609", "46091.5.8", "46091-2"])
def test_other_numbers_are_no_serial_numbers(text: str) -> None:
    """Only those of the days of our time are taken for one."""
    assert read_date(text, now=NOW)[1] != SERIAL


@pytest.mark.parametrize(
    "text",
    ["Updated 6:04 PM EDT, Tue March 10, 2024", "Last updated: March 5, 2024", "Stand: 05.03.2024, 10:15 Uhr",
     "Actualizado 05/03/24", "Updated 2 hours ago"],
)  # fmt: skip
def test_the_time_of_a_later_version_is_no_publication(text: str) -> None:
    """Nobody knows how long before that the article was published."""
    assert read_date(text, now=NOW) == (None, LATER)


@given(st.dates(datetime(2000, 1, 1).date(), NOW.date()), st.sampled_from("/-"), st.sampled_from([None, "en", "fr"]))
def test_the_user_says_what_comes_first(day: date, sign: str, language: str | None) -> None:
    """Every date written in that order is read as that day, whatever the language; ISO and dotted dates as ever."""
    forms: dict[DateOrder, str] = {"day-first": f"%d{sign}%m{sign}%Y", "month-first": f"%m{sign}%d{sign}%Y"}
    for order, form in forms.items():
        for written in (f"{day:{form}}", f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day:%d %B %Y}"):
            assert read_date(written, now=NOW, language=language, order=order) == (Moment(day.isoformat(), "day"), None)


@pytest.mark.parametrize(("text", "order"), [("25/03/2024", "month-first"), ("03/25/2024", "day-first")])
def test_a_date_that_can_be_one_day_only_is_that_day(text: str, order: DateOrder) -> None:
    """What the user says of dates that could be either does not spoil the others."""
    assert read_date(text, now=NOW, order=order) == (Moment("2024-03-25", "day"), None)


def test_the_language_tells_what_a_month_is_called() -> None:
    """A month that several languages know differently is read in the text's own, or not at all."""
    assert read_date("5 Mart 2024", now=NOW, language="tr") == (Moment("2024-03-05", "day"), None)
    assert read_date("5 Mart 2024", now=NOW)[0] in (None, Moment("2024-03-05", "day"))


def test_the_future_begins_two_days_after_now() -> None:
    """Clocks differ a little; the bound moves with `now`, not with the clock of the machine."""
    assert read_date((NOW + AHEAD).isoformat(), now=NOW)[0]
    assert read_date((NOW + AHEAD + timedelta(seconds=1)).isoformat(), now=NOW)[0] is None
    assert read_date("2050-01-01", now=datetime(2051, 1, 1, tzinfo=UTC))[0]


@given(
    st.dates(datetime(2000, 1, 1).date(), NOW.date()),
    st.sampled_from(["{}", "Mo., {}", "Montag, {}", "lunedì {}", "{} (So)", "Δευτέρα {}", "Published: {}"]),
    st.sampled_from(
        ["{}", "{}, 10:15 Uhr", "{} - 10:15", "{} à 10h15", "{} | 10:15", "{} um 10.15 Uhr", "{}, 10:15 PM"]
    ),
    st.sampled_from(["%d.%m.%Y", "%Y.%m.%d", "%Y年%m月%d日", "%d %B %Y"]),
)
def test_what_stands_round_a_date_changes_no_day(day: date, before: str, behind: str, form: str) -> None:
    """A label, a day of the week (whichever: slips are the printer's) and a clock leave the day that it was."""
    moment, complaint = read_date(behind.format(before.format(f"{day:{form}}")), now=NOW)
    assert moment == Moment(day.isoformat(), "day")
    assert complaint in (None, ZONELESS)


@given(st.dates(datetime(2019, 5, 1).date(), NOW.date()))
def test_eras_count_from_their_first_year(day: date) -> None:
    """The years of an emperor, and of the Republic of China, are those of everybody else."""
    for era, first in (("令和", 2019), ("民國", 1912)):
        written = f"{era}{day.year - first + 1}年{day.month}月{day.day}日"
        assert read_date(written, now=NOW) == (Moment(day.isoformat(), "day"), None)


moments = st.datetimes(datetime(OLDEST_YEAR, 1, 2), datetime(2025, 6, 1)).map(lambda d: d.replace(microsecond=0))
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(moments.filter(lambda d: d.time().isoformat() != "00:00:00"), zones)
def test_iso_and_rfc822_are_exact(when: datetime, zone: timezone) -> None:
    """Any time in any zone comes back as the same instant in UTC."""
    aware = when.replace(tzinfo=zone)
    expected = aware.astimezone(UTC).isoformat()
    assert read_date(aware.isoformat(), now=NOW + timedelta(days=9))[0] == Moment(expected, "second")
    assert read_date(format_datetime(aware), now=NOW + timedelta(days=9))[0] == Moment(expected, "second")


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=100) | st.text("0123456789-/:.TZ+ WQ", max_size=30) | st.integers() | st.floats() | st.none())
@example("2024-03-05T10:15:00+24:00")
@example("10000-01-01")
@example("\u0660" * 9)
@example("-" * 10_000 + "2024")
def test_nothing_raises(value: object) -> None:
    """Any string or number gives a date within bounds, or none and a reason."""
    moment, complaint = read_date(value, now=NOW)
    if moment:
        assert str(OLDEST_YEAR) <= moment.published[:4] <= "2025"
    else:
        assert complaint or not str(value).strip()


def test_order_of_reading_changes_nothing() -> None:
    """A date in one language does not teach the parser anything about the next one."""
    forms = ["1 июня 2024", "1 juin 2024", "June 1, 2024", "1 giugno 2024"]
    assert [read_date(f, now=NOW) for f in forms] == [read_date(f, now=NOW) for f in reversed(forms)][::-1]


@pytest.mark.parametrize(
    "text", ["datetime.datetime(2024, 3, 5, 10, 15)", "['2024-03-05 10:15']", '"2024-03-05 10:15"']
)
def test_a_bare_time_in_its_wrapping_is_taken_as_utc_too(text: str) -> None:
    """What stands round a time says nothing of its zone."""
    found = read_date(text, now=NOW)[0]
    assert found is not None
    assert found.is_assumed
    assert read_date(text, now=NOW, zone=time_zone("Europe/Berlin"))[0] == Moment("2024-03-05T09:15:00+00:00", "minute")


def test_two_numbers_above_twelve_are_no_month() -> None:
    """Neither order makes a day of them."""
    assert read_date("25/30/2024", now=NOW)[0] is None
