"""Pages: the date that a page states as its own, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.config import Limits
from lineage.corpus.readers.webpages import page

BODY = (
    "<p>The council of Brenford voted on Tuesday to close the old harbour bridge for two years, the mayor said after a "
    "long and heated debate in the town hall.</p><p>Opened in 1998, the bridge carries four thousand cars a day, the "
    "county says, and its piers need to be replaced before the winter of 2031 comes, at the latest.</p>"
    "<p>Residents have until 5 December 2026 to object, a spokeswoman told reporters.</p>"
)


def made(
    top: str = "",
    *,
    head: str = "",
    before: str = "",
    behind: str = "",
    site: str = "",
    title: str = "<h1>Bridge closes for two years</h1>",
    lang: str = "en",
) -> bytes:
    """A page; `before` and `top` stand round the headline, `site` before the article, `behind` after it."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Bridge closes for two years | Brenford '
        f"Times</title>{head}</head><body>{site}<main><article>{before}{title}{top}{BODY}</article></main>{behind}"
        "<footer><p>© 2026 Brenford Times</p></footer></body></html>"
    ).encode()


def found(data: bytes, url: str | None = None) -> object:
    """The date of the page, as it stands there."""
    return page(data, Limits(), url=url)[0].get("date")


def linked(json: str) -> str:
    """A block of JSON-LD."""
    return f'<script type="application/ld+json">{json}</script>'


MOMENT = "2026-11-03T14:05:00+01:00"
META = f'<meta property="article:published_time" content="{MOMENT}">'
PUBLISHED = f'{{"@type":"NewsArticle","datePublished":"{MOMENT}"}}'
DATED = {
    "metadata": (made(head=f'<meta property="article:modified_time" content="2026-11-05">{META}'), MOMENT),
    "a day, and its time": (made(head=f'<meta name="date" content="2026-11-03">{linked(PUBLISHED)}'), MOMENT),
    "linked data": (made(head=linked(f'{{"@graph":[{{"dateModified":"2026-11-05"}},{PUBLISHED}]}}')), MOMENT),
    "linked data with a comment": (made(head=linked(
        f'[{{"@type":"Comment","datePublished":"2026-11-09"}},{{"@graph":[{PUBLISHED}]}}]')), MOMENT),
    "much linked data": (made(head=linked(f'[{{"a":"{"x" * 40_000}"}},{PUBLISHED}]')), MOMENT),
    "microdata behind": (made(behind='<meta itemprop="datePublished" content="2026-11-03">'), "2026-11-03"),
    "address": (made(head='<link rel="canonical" href="https://brenford.example/2026/11/03/bridge">'), "2026/11/03"),
    "two times": (made(f'<p class="entry-meta"><time class="entry-date published" datetime="{MOMENT}">3 Nov</time>'
                       '<time class="updated" datetime="2026-11-05">5 Nov</time></p>'), MOMENT),
    "a time of words": (made(f'<time datetime="{MOMENT}">5 hours ago</time>'), MOMENT),
    "abbreviation": (made(f'<p>By X <abbr class="published" title="{MOMENT}">3 Nov</abbr></p>'), MOMENT),
    "line": (made("<p>By Jane Roe</p><p>Tuesday, 3 November 2026</p>"), "Tuesday, 3 November 2026"),
    "before the headline": (made(before="<p>Local</p><p>3 November 2026</p>"), "3 November 2026"),
    "behind a standfirst": (made(f"<p>{'What this is about. ' * 9}</p><p>3 November 2026</p>"), "3 November 2026"),
    "part of a line": (made("<p>By Jane Roe | 3 November 2026 | 14:05</p>"), "3 November 2026"),
    "behind a name": (made('<p class="byline">By Jane Roe, 3 November 2026</p>'), "3 November 2026"),
    "first and later": (made("<p>Updated 4 November 2026 | Published 3 November 2026</p>"),
                        "Published 3 November 2026"),
    "headline below a logo": (made("<p>3 November 2026</p>", site="<h1>Times</h1>",
                                   title="<h2>Bridge closes for two years</h2>"), "3 November 2026"),
    "no heading": (made("<p>3 November 2026</p>", title="<div>Bridge closes for two years</div>"), "3 November 2026"),
    "behind twelve buttons less one": (made("<p>Share</p>" * 11 + "<p>3 November 2026</p>"), "3 November 2026"),
    "day and month": (made('<p class="date">05/11/2026</p>'), "05/11/2026"),
    "Japanese": (made('<p class="date">2026年11月3日（火）</p>', lang="ja"), "2026年11月3日（火）"),
    "Japanese era": (made("<p>令和8年11月3日</p>", lang="ja"), "令和8年11月3日"),
    "Arabic": (made("<p>الثلاثاء ٣ تشرين الثاني ٢٠٢٦</p>", lang="ar"), "الثلاثاء ٣ تشرين الثاني ٢٠٢٦"),
    # which cannot be read, and is told as such
    "no year": (made('<p class="date">3 ноября, 14:05</p>', lang="ru"), "3 ноября, 14:05"),
    "relative": (made("<time>5 hours ago</time>"), "5 hours ago"),
}  # fmt: skip
UNDATED = {
    "nothing": made(),
    "copyright": made(head='<meta itemprop="copyrightYear" content="2026">'),
    "modified": made(head='<meta http-equiv="last-modified" content="Tue, 03 Nov 2026 10:00:00 GMT">'),
    "updated": made("<p>Updated <span>3 November 2026</span></p>"),
    "updated in the line above": made("<div>Last updated</div><div>3 November 2026</div>"),
    "updated in Hindi": made('<p class="date">Updated: 03 नवंबर 2026, 02:05 PM</p>', lang="hi"),
    "picture": made(head='<meta property="og:image" content="https://brenford.example/2026/09/01/bridge.jpg">'),
    "times that disagree": made('<time datetime="2026-11-03">3</time> <time datetime="2026-11-05">5</time>'),
    "teasers": made(behind='<section><h2>More</h2><time class="published" datetime="2026-10-01">1</time></section>'),
    "comments in linked data": made(head=linked(
        '[{"@type":"Comment","datePublished":"2026-11-09"},{"@type":"Comment","datePublished":"2026-11-08"}]')),
    "broken linked data": made(head=linked('{"datePublished":"2026-11-09", "x": {"datePublished":"2026-11-08"')),
    "microdata of teasers": made(behind='<meta itemprop="datePublished" content="2026-10-01">'
                                        '<meta itemprop="datePublished" content="2026-10-02">'),
    "behind twelve buttons": made("<p>Share</p>" * 12 + "<p>3 November 2026</p>"),
    "aside": made("<aside><time>1 October 2026</time></aside>"),
    "today": made(site='<div class="date">Monday, 30 November 2026</div>'),
    "script": made(head='<script>state = {"datePublished": "2026-10-01"}</script>'),
    "a day in a sentence": made("<p>The vote of 3 November 2026 was close.</p>"),
}  # fmt: skip


@pytest.mark.parametrize("case", DATED)
def test_a_page_is_dated_by_what_it_states(case: str) -> None:
    """What it declares, its address, or what stands beside its headline; as it is written there."""
    data, expected = DATED[case]
    assert found(data) == expected


@pytest.mark.parametrize("case", UNDATED)
def test_a_page_that_states_no_date_has_none(case: str) -> None:
    """Years, later versions, teasers and days that the text tells of date nothing."""
    assert found(UNDATED[case]) is None


def test_a_page_is_dated_by_the_address_that_it_was_fetched_at() -> None:
    """What it declares goes before its address."""
    url = "https://brenford.example/2026/11/03/bridge.html"
    assert found(made(), url) == "2026/11/03"
    assert found(made(head='<meta name="pubdate" content="2026-11-02">'), url) == "2026-11-02"
    assert found(made(), "https://brenford.example/polls-of-2026-11-03") is None


WORDS = st.sampled_from(["the", "old", "bridge", "since", "in", "©", "(c)", "No.", "updated", "and", "May", "1998",
                         "2026", "03/11", "3.", "11-03", "14:05", "$2026", "A2026", "2025/26", "1 000"])  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=6), st.sampled_from(["p", "small", "div"])
)
def test_a_year_on_a_page_is_no_day(lines: list[str], element: str) -> None:
    """Whatever years stand wherever on a page, no day of them dates it."""
    markup = "".join(f"<{element}>{line}</{element}>" for line in lines)
    for data in (made(markup), made(behind=markup), made(site=markup, before=markup)):
        assert found(data) is None
