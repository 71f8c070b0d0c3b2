"""Paragraph -> its dateline, in the forms of scripts other than Latin, Cyrillic and Greek.

Chinese, Japanese, Korean and Persian houses sign in brackets or with set phrases, in which place, day and agency are
not parted by marks.  Cost and failure modes are those of `finding`, which loads this module when it meets one of them:
classes of ten thousand signs take milliseconds to compile.
"""

from __future__ import annotations

import re

from lineage.passages.datelines.lists import Lexicon
from lineage.passages.datelines.parts import Dateline, group, head, is_known
from lineage.records import Span

_CHINESE = re.compile(
    r"[（(【\[]?据?(?P<agency>本报|本報|路透|[\u4e00-\u9fff]{2,7}?[社网網報报])(?:记者|記者)?[\s\u3000]?"
    r"(?P<place>[\u4e00-\u9fff·]{2,12}?)?[\s\u3000]?(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)(?:[电電讯訊]|消息|综合[电電]|[报報]道)"
    r"(?:\s?[（(][^（）()\n]{1,30}[）)])?[)）】\]]?"
)
_CNA = re.compile(
    r"[（(](?P<agency>中央社)(?:記者[\u4e00-\u9fff]{3})?(?P<place>[\u4e00-\u9fff]{2,6}?)(?P<date>[\w－-]{1,14}日)[^）)\n]{0,12}?(?:電|報導|訊)[）)]"
)
_BRACKET = re.compile(
    r"[【\[［(（](?P<inside>[^】\]］)）\n]{2,30})[】\]］)）](?:\s?[가-힣]{2,4}\s(?:기자|특파원))?(?:\s?=)?"
)
_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}日\s*$")
_PERSIAN = re.compile(r"به گزارش (?:خبرگزاری |خبرنگار )?(?P<agency>[^،:\n]{2,40})[،:]")
_SAUDI = re.compile(
    r"(?P<place>[\u0600-\u06ff]{2,12}(?:\s[\u0600-\u06ff]{2,12}){0,2}?)\s(?:\d{1,2}\s[\u0600-\u06ff\s]{3,20}\s\d{4}\s?هـ\s(?:ال)?موافق\s)?"
    r"(?P<date>\d{1,2}\s[\u0600-\u06ff]{3,12}\s\d{4})\s?م\s(?P<agency>[\u0600-\u06ff]{3,10})(?=\s*$|\s?[-–—:])"
)
_LATIN = re.compile(r"[A-Z]{2,5}$")


def _chinese(window: str, words: Lexicon) -> Dateline | None:
    """`新华社北京9月12日电`, `（中央社記者王大明台北5日電）`."""
    found = _CNA.match(window) or _CHINESE.match(window)
    if not found:
        return None
    place, date, agency = (group(found, part) for part in ("place", "date", "agency"))
    return Dateline(0, found.end(), place, date, agency, "east-asian")


def _bracketed_source(window: str, words: Lexicon) -> Dateline | None:
    """`【ソウル聯合ニュース】`, `【パリAFP時事】`, `(서울=연합뉴스) 홍길동 기자 =`: place, agency in a bracket."""
    found = _BRACKET.match(window)
    start = _agency_inside(found["inside"], words) if found else None
    if not found or start is None:
        return None
    offset = found.start("inside")
    place = _DAY.sub("", found["inside"][:start]).rstrip("=＝・ \u3000")
    if place and head(place, len(place), words) is None:
        return None
    slot = Span(offset + start, found.end("inside"))
    return Dateline(0, found.end(), Span(offset, offset + len(place)) if place else None, None, slot, "east-asian")


def _agency_inside(inside: str, words: Lexicon) -> int | None:
    """Offset at which the agencies in a bracket begin, None if it names none.

    Agencies in Latin letters stand before those in other scripts, or behind the day.
    """
    native = words.native_agency.search(inside)
    if native:
        latin = _LATIN.search(inside[: native.start()].rstrip("=＝/"))
        return latin.start() if latin and latin[0].casefold() in words.agencies else native.start()
    latin = _LATIN.search(inside)
    return latin.start() if latin and _DAY.search(inside[: latin.start()]) and is_known(latin[0], words) else None


def _reported(window: str, words: Lexicon) -> Dateline | None:
    """`به گزارش خبرگزاری ایسنا،`: "according to the agency …", the Persian way to sign (and to cite)."""
    found = _PERSIAN.match(window)
    return found and Dateline(0, found.end(), None, None, group(found, "agency"), "reported")


def _saudi(window: str, words: Lexicon) -> Dateline | None:
    """`الرياض 14 رمضان 1447 هـ الموافق 03 مارس 2026 م واس`: both calendars, and the agency without a mark."""
    found = _SAUDI.match(window)
    if not found or not is_known(found["agency"], words):
        return None
    place, date, agency = (group(found, part) for part in ("place", "date", "agency"))
    return Dateline(0, found.end(), place, date, agency, "dated")


FORMS = (_chinese, _bracketed_source, _reported, _saudi)
