"""The HTML page in a real browser: nothing of an article runs, and pointing, clicking and keys do what they promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Browser, installed
from samples import Draft, Drawn, drawn, ferry, scripts
from strategies import HOSTILE

from lineage.api import ShownComparison
from lineage.records import Article, Change, Comparison
from lineage.views import show_html

pytestmark = pytest.mark.skipif(installed() is None, reason="needs chromium on PATH (apt-get install chromium)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    browser = Browser()
    yield browser
    browser.close()


def saved(folder: Path, comparison: Comparison) -> Path:
    """The page as a file."""
    path = folder / "page.html"
    path.write_text(show_html(comparison), encoding="utf-8")
    return path


def names(browser: Browser, state: str) -> list[str]:
    """Names of the stretches in the articles that are `on` (pointed at) or `lit` (counterparts)."""
    found: list[str] = browser.evaluate(f"[...document.querySelectorAll('.seg.first.{state}')].map(e => e.id)")
    return found


def in_view(browser: Browser, name: str) -> bool:
    """Whether a stretch can be seen in its scrolled article, below the article's head."""
    seen: bool = browser.evaluate(
        f"(e => {{ const pane = e.closest('.pane').getBoundingClientRect(), box = e.getBoundingClientRect();"
        f" const top = pane.top + e.closest('.pane').querySelector('.head').offsetHeight;"
        f" return box.top >= top - 1 && box.bottom <= pane.bottom + 1 }})(document.getElementById('{name}'))"
    )
    return seen


def hostile() -> Comparison:
    """Every text that ever broke a page, as sentences, outlet, title, address and changed fact."""
    sentences = [text.strip() for text in HOSTILE]
    worst = HOSTILE[0]
    base = drawn(
        Draft(Article("", worst, worst, worst, "javascript:window.ran=1", worst), [sentences]),
        Draft(Article("", worst, HOSTILE[1], worst, f'https://x.example/"onclick="{worst}', worst), [sentences[:2]]),
        [Drawn(0, 0, "edited"), Drawn(1, 1, "paraphrase")],
    )
    changes = ferry().links[3].changes
    change = changes[0]._replace(a=worst, b=HOSTILE[1])
    return replace(base, links=(replace(base.links[0], changes=(change,)), *base.links[1:]))


def test_hostile_text_is_shown_and_does_not_run(browser: Browser, tmp_path: Path) -> None:
    """No script of an article runs, nothing is loaded or refused, and the text reads as it was written."""
    comparison = hostile()
    browser.open(saved(tmp_path, comparison))
    assert browser.evaluate("window.ran === undefined && document.scripts.length === 1")
    assert browser.evaluate("document.querySelectorAll('img, iframe, [onclick], [onerror]').length") == 0
    texts = browser.evaluate("[...document.querySelectorAll('article')].map(e => e.textContent)")
    assert "</script><script>window.ran=1</script>" in texts[0]
    assert "{{ 7*7 }}{% raw %} &lt;b&gt; ]]> --> '\"`" in texts[0]
    assert "👩\u200d👩\u200d👧 🇳🇴" in texts[0]
    requests = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]
    assert [url for url in requests if not url.startswith("file:")] == []
    assert [event for event in browser.events if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")] == []


def test_policy_stops_a_script_that_got_in(browser: Browser, tmp_path: Path) -> None:
    """Even if escaping failed one day, the policy would not let a foreign script or handler run."""
    path = saved(tmp_path, ferry())
    injected = "<script>window.ran=1</script><img src=x onerror=window.ran=1><b onclick=window.ran=1 id=bait>x</b>"
    path.write_text(path.read_text(encoding="utf-8").replace("<main", injected + "<main"), encoding="utf-8")
    browser.open(path)
    browser.evaluate("document.getElementById('bait').click()")
    assert browser.evaluate("window.ran === undefined")
    assert any("Content Security Policy" in event["params"]["entry"]["text"] for event in browser.events
               if event["method"] == "Log.entryAdded")  # fmt: skip


def test_pointing_lights_the_counterparts(browser: Browser, tmp_path: Path) -> None:
    """In the articles and in both strips; leaving puts the light out."""
    browser.open(saved(tmp_path, ferry()), "articles")
    browser.point_at("#B4")
    assert names(browser, "on") == ["B4"]
    assert names(browser, "lit") == ["A1", "A2"]
    assert browser.evaluate("[...document.querySelectorAll('.block.lit')].map(e => e.dataset.name)") == ["A1", "A2"]
    assert browser.evaluate("document.getElementById('status').textContent") == "B4 paraphrase, counterpart A1, A2"
    browser.point_at("#status")
    assert names(browser, "on") == names(browser, "lit") == []


def test_clicking_brings_the_counterpart_into_view(browser: Browser, tmp_path: Path) -> None:
    """The other article scrolls; the clicked stretch stays where it is and stays lit."""
    comparison = ferry()
    browser.open(saved(tmp_path, comparison), "articles", height=380)
    browser.evaluate("document.querySelector('#pane-a').scrollTop = 1e6")
    assert not in_view(browser, "A4")
    browser.click("#B3")
    assert in_view(browser, "A4")
    assert in_view(browser, "B3")
    browser.point_at("#status")
    assert names(browser, "on") == ["B3"]


def test_short_articles_end_where_their_text_ends(browser: Browser, tmp_path: Path) -> None:
    """No panel is padded to the height of the window; what is longer scrolls inside the window."""
    browser.open(saved(tmp_path, ferry()), height=4000)
    heights = "[...document.querySelectorAll('.pane')].map(e => e.getBoundingClientRect().height)"
    contents = "[...document.querySelectorAll('.pane')].map(e => e.scrollHeight)"
    assert max(browser.evaluate(heights)) <= max(browser.evaluate(contents)) + 2 < 4000
    browser.open(saved(tmp_path, ferry()), height=420)
    assert max(browser.evaluate(heights)) <= 420


@pytest.mark.parametrize("width", [360, 700])
def test_on_a_narrow_screen_the_page_alone_scrolls(browser: Browser, tmp_path: Path, width: int) -> None:
    """One article below the other without a gap; a click scrolls to the counterpart, and the help is not cut."""
    browser.open(saved(tmp_path, ferry()), width=width, height=640)
    panes = "[...document.querySelectorAll('.pane')]"
    assert browser.evaluate(f"{panes}.every(e => e.scrollHeight <= e.clientHeight + 1)")
    a, b = browser.evaluate(f"{panes}.map(e => e.getBoundingClientRect()).map(r => [r.top, r.bottom])")
    assert 0 < b[0] - a[1] < 20
    help_box = (
        "(e => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight])(document.getElementById('status'))"
    )
    assert max(browser.evaluate(help_box)) <= 0
    browser.evaluate("document.getElementById('B3').scrollIntoView()")
    browser.evaluate("document.getElementById('B3').click()")
    assert names(browser, "lit") == ["A4"]
    place = "(r => [r.top, innerHeight - r.bottom])(document.getElementById('A4').getBoundingClientRect())"
    assert min(browser.evaluate(place)) > 0


def test_keys_walk_the_articles(browser: Browser, tmp_path: Path) -> None:
    """One tab stop an article; arrows go on, Tab crosses to the counterpart, Escape puts the light out."""
    browser.open(saved(tmp_path, ferry()), "articles")
    focus = "document.activeElement.id"
    browser.evaluate("document.getElementById('B1').focus()")
    for key, expected in (("ArrowDown", "B2"), ("ArrowDown", "B3"), ("End", "B9"), ("Home", "B1"), ("End", "B9")):
        browser.press(key)
        assert browser.evaluate(focus) == expected
    assert names(browser, "lit") == ["A8"]
    assert browser.evaluate("document.querySelectorAll('#pane-a .seg[tabindex=\"0\"]').length") == 1
    assert browser.evaluate("document.getElementById('A8').tabIndex") == 0
    browser.press("Escape")
    assert names(browser, "on") == []
    browser.press("Enter")
    assert names(browser, "on") == ["B9"]
    assert in_view(browser, "A8")


def test_an_address_with_a_name_opens_there(browser: Browser, tmp_path: Path) -> None:
    """So that a stretch can be cited: page.html#B5."""
    browser.open(saved(tmp_path, ferry()), "B5", height=500)
    assert names(browser, "on") == ["B5"]
    assert names(browser, "lit") == ["A1", "A3"]
    assert in_view(browser, "B5")


def test_page_works_in_the_frame_of_a_notebook(browser: Browser, tmp_path: Path) -> None:
    """Focus and links light counterparts there, too; links do not leave the page, and it cannot reach the notebook."""
    of = ferry()
    notebook = tmp_path / "notebook.html"
    shown = ShownComparison(of.a, of.b, of.segments, of.links, of.shares)
    notebook.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{shown._repr_html_()}", encoding="utf-8")
    browser.open(notebook)
    with browser.frame():
        browser.evaluate("document.getElementById('B4').focus()")
        assert names(browser, "lit") == ["A1", "A2"]
        follow = "new Promise(done => { addEventListener('hashchange', () => done(location.hash)); %s.click() })"
        assert browser.evaluate(follow % "document.querySelector('.facts a')") == "#A1"
        assert names(browser, "on") == ["A1"]
        reached = browser.evaluate(
            "(() => { try { return parent.document.title } catch (error) { return error.name } })()"
        )
        assert reached == "SecurityError"


def test_filters_turn_stretches_grey(browser: Browser, tmp_path: Path) -> None:
    """The box of a label takes its background and line away, and nothing from the text."""
    browser.open(saved(tmp_path, ferry()))
    style = "getComputedStyle(document.getElementById('B3'))"
    assert "underline" in browser.evaluate(f"{style}.textDecorationLine")
    browser.click("#show-verbatim")
    assert browser.evaluate(f"{style}.textDecorationLine") == "none"
    assert browser.evaluate(f"{style}.backgroundColor") == "rgba(0, 0, 0, 0)"


def test_copied_text_is_the_article(browser: Browser, tmp_path: Path) -> None:
    """Signs, flags and marks are not part of what is copied; paragraphs are kept apart."""
    comparison = ferry()
    browser.open(saved(tmp_path, comparison))
    select = "getSelection().selectAllChildren(document.querySelector('#pane-b article'))"
    copied = browser.evaluate(f"({select}, getSelection().toString())")
    assert copied.strip() == comparison.b.text


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1440])
def test_page_fits_its_window(browser: Browser, tmp_path: Path, width: int, dark: bool) -> None:
    """No sideways scrolling on a phone or a desk, in either colour scheme, also with right-to-left text."""
    for comparison in (ferry(), scripts()):
        browser.open(saved(tmp_path, comparison), width=width, dark=dark)
        assert browser.evaluate("document.documentElement.scrollWidth") <= width
        light = browser.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
        assert light is not dark


@pytest.mark.parametrize(("a", "b"), [("17", "19"), ("١٧", "١٩"), ("محمود", "أحمد"), ("17 ألف", None)])
@pytest.mark.parametrize("text", ["وصل العمال يوم الأحد.", "The workers came on Sunday."])
def test_a_changed_fact_reads_from_a_to_b(browser: Browser, tmp_path: Path, text: str, a: str, b: str | None) -> None:
    """The arrow leads from left to right, whatever the direction of the article and of what it says."""
    draft = Draft(Article(""), [[text]])
    comparison = drawn(draft, replace(draft, spans=[]), [Drawn(0, 0, "edited", (Change("number", a, b),))])
    browser.open(saved(tmp_path, comparison))
    # what a style sheet generates cannot be measured letter by letter: a copy of it is set as it is
    browser.evaluate(
        "(flag => { const style = getComputedStyle(flag, '::before'), copy = document.createElement('span');"
        " copy.id = 'copy'; copy.textContent = style.content.slice(1, -1);"
        " copy.style.direction = style.direction; copy.style.unicodeBidi = style.unicodeBidi; flag.after(copy) })"
        "(document.querySelector('.flag'))"
    )
    shown = browser.evaluate("document.getElementById('copy').textContent")
    places = [shown.index(a), shown.index("→"), shown.rindex(b or "(not in B)")]
    lefts = [
        browser.evaluate(
            "((text, at) => { const range = document.createRange(); range.setStart(text, at);"
            f" range.setEnd(text, at + 1); return range.getBoundingClientRect().left }})"
            f"(document.getElementById('copy').firstChild, {place})"
        )
        for place in places
    ]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 3


def test_page_prints_whole(browser: Browser, tmp_path: Path) -> None:
    """Scrolled articles are laid out in full on paper."""
    browser.open(saved(tmp_path, ferry()))
    pdf = browser.pdf()
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 10_000
