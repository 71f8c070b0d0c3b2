"""Document and its passages -> the agencies that it credits, with offsets, place, role and rule.

A name is a credit only where credits stand: in the slot of a dateline, in the author field or a byline, in the closing
lines, in a copyright line.  "told AFP" in the running text is kept apart as a citation; a name in a picture's credit is
nothing.  An agency's article on its own site is its own ("origin"); everybody else carries it.

Rules are data (`data/credits.toml`), patterns over text in which names are marked (`mentions`).  Cost: one look at the
words of the tail, one search of the body for each cue of a citation; some 170 µs an article, more where an agency is
named.  Failure mode: an agency that the data file does not know is not seen.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from lineage.credits.addresses import from_address
from lineage.credits.agencies import Agency, Named, host_of
from lineage.credits.inputs import field_name, from_fields
from lineage.credits.listings import is_of_list
from lineage.credits.marks import mark
from lineage.credits.matches import NAME, Stretch, matches, tried
from lineage.credits.parts import compiled
from lineage.credits.releases import UNNAMED_RELEASE, without_unnamed
from lineage.credits.rules import CreditRules
from lineage.credits.seen import seen
from lineage.credits.signed_lines import from_lines
from lineage.credits.unlisted import UNLISTED_RULE, is_agency_like
from lineage.passages import find_dateline
from lineage.records import Credit, CreditPlace, CreditRole, Document, Passage

REACH = 60
"""Characters on either side of a cue in which a cited agency stands; "according to a report by the …" needs 50."""
NEAR = 1_000
"""Characters of an article in which the places stand that tell what an acronym with several meanings means."""
DATELINES = 1
"""Body passages at the top in which a dateline is looked for that the shipped names did not give away."""
LEAST_LABEL = 5
"""Letters of a part of a site's address from which it may be the outlet's name; "news" or "blog" is no outlet's."""
MAX_AUTHORS = 4
"""Names in an author field from which it is a menu of the site's writers and services, not the authors."""

_LETTERS = re.compile(r"\w+")
_MAILS = re.compile(r"@([\w.-]+)")
_AUTHORS = re.compile(r"[;|]")
_NAMES = re.compile(r"[,/&]|\band\b|\s-\s")
_AUTHOR_FRAME = (
    r"(?<![\s,|–-])[\s,|–-]+{dated}\b[^\n]*\d[^\n]*$"
    r"|^(?:(?:by|par|von|por|door)\s+|(?:{source}|{labels})\s?[:：]\s*)|\s+{desk}$"
)
_PHOTOGRAPHER = r"^{picture}s?(?:\s?:|\s(?:by|von|par|por|di|de|da)\b)"
_OF_PAPER = r"(?:(?!By\s)[A-Z][\w’'-]*\s){0,3}"  # "Coast Daily" of "Coast Daily staff"
_SIGNED_TITLE = re.compile(r"(?P<before>[^:|]{2,30})(?::\s|\s\|\s)|.{10,}\s[-–—|]\s(?P<behind>[^-–—|]{2,30})$")
_TWICE = re.compile(r"^(.{2,60}?)\s+\1$")


def find_credits(document: Document, passages: Sequence[Passage], found_by: CreditRules) -> tuple[Credit, ...]:
    """Every agency that `document` names where credits stand, and every agency that it cites, in text order.

    Credits of the metadata come first and have no offsets.  Where two rules see one name, the first of the file counts.
    """
    text = document.text
    as_seen = seen(document, passages)
    document, passages, _ = as_seen
    publisher = found_by.agencies.publisher(document.outlet, document.url)
    near = document.text[:NEAR]
    credits = [
        *_from_author(document.author, near, found_by),
        *from_fields(document.extra, near, found_by),
        *_from_dateline_fields(document.extra, found_by),
        *_from_title(document.title, near, found_by),
        *_from_datelines(document, passages, near, found_by),
        *_from_bylines(document, passages, near, found_by),
        *from_lines(document, passages, near, found_by),
        *_from_head(document, near, found_by),
        *_from_tail(document, near, found_by),
        *_from_body(document.text, near, found_by),
    ]
    settled = [
        settled
        for credit in _without_repeats(credits)
        if not _is_own(credit, document, found_by) and (settled := _settled(credit, publisher)) is not None
    ]
    settled = list(without_unnamed(settled, found_by.agencies))
    if all(credit.role == "cites" for credit in settled):
        settled += from_address(document.url, publisher)
    printed = (as_seen.printed(credit, text) for credit in settled)
    return tuple(sorted(printed, key=lambda credit: (-1 if credit.start is None else credit.start, credit.name)))


def _is_own(credit: Credit, document: Document, found_by: CreditRules) -> bool:
    """Whether an outlet names itself, by its whole name, part of it ("first appeared on POLITICO Pro") or its site."""
    if credit.name in found_by.agencies.forms:
        return False
    if credit.name == UNNAMED_RELEASE:  # an outlet's own address for the press, below its own text
        words = _LETTERS.findall(document.outlet.casefold())
        return any(_is_short_for(label, words) for host in _MAILS.findall(credit.text) for label in host.split("."))
    name, outlet = (" ".join(_LETTERS.findall(text.casefold())) for text in (credit.name, document.outlet))
    if outlet and (name in outlet or outlet in name):
        return True
    labels = [label for label in host_of(document.url).split(".") if len(label) >= LEAST_LABEL]
    return any(_is_short_for(label, name.split()) for label in labels)


def _is_short_for(label: str, words: Sequence[str]) -> bool:
    """Whether a part of a site's address is a name in short: words and initials in their order, one of them whole.

    So "sfchronicle" is the San Francisco Chronicle, "startribune" the Minneapolis Star Tribune, "inquirer" that of
    Philadelphia, and "foxnews" Fox News Opinion.
    """
    ends = {(0, False)}  # how much of the label the words so far may have written, and whether one of them is whole
    for word in words:
        ends |= {(at + 1, whole) for at, whole in ends if label[at : at + 1] == word[0]} | {
            (at + len(word), True) for at, _ in ends if label.startswith(word, at)
        }
    return (len(label), True) in ends


def _settled(credit: Credit, publisher: Agency | None) -> Credit | None:
    """An agency that signs its own article is its origin, whatever else the place would mean; an outlet that names
    itself credits nobody."""
    if publisher is None or credit.name != publisher.name:
        return credit
    return None if publisher.kind == "outlet" or credit.role == "cites" else credit._replace(role="origin")


def _without_repeats(credits: Sequence[Credit]) -> Iterator[Credit]:
    """One credit for each agency and stretch of text; earlier entries win."""
    taken: dict[str, list[tuple[int, int]]] = {}  # ascending and apart, so that only neighbours can overlap
    for credit in credits:
        start, end = (-1, 0) if credit.start is None or credit.end is None else (credit.start, credit.end)
        spans = taken.setdefault(credit.name, [])
        place = bisect(spans, (start, end))
        if (not place or spans[place - 1][1] <= start) and (place == len(spans) or end <= spans[place][0]):
            spans.insert(place, (start, end))
            yield credit


def _from_author(author: str | None, near: str, found_by: CreditRules) -> Iterator[Credit]:
    """The author field says nothing but names, so that "Afp Afp" and "reuters staff" are clear as well."""
    for name in map(str.strip, _AUTHORS.split(" ".join((author or "").split()))):
        if compiled(_PHOTOGRAPHER).match(name):
            continue
        bare = _TWICE.sub(r"\1", _unframed(name))
        whole = found_by.agencies.named(bare, near, any_case=True)
        pieces = _NAMES.split(bare)
        if whole or len(pieces) > MAX_AUTHORS:
            pieces = []
        listed = (found_by.agencies.named(_unframed(piece), near) for piece in pieces)
        named = [whole] if whole else [agency for agency in listed if agency]
        for agency in named:
            yield Credit(agency.name, name, None, None, "metadata", "carries", "author-name")
        if not named:
            stretch = Stretch(name, found_by.mentions.marked(name) or "", 0, near, "metadata")
            for rule in found_by.author if stretch.marked else tried(found_by.raw_author, name):
                for credit in matches(rule, stretch, found_by):
                    yield credit._replace(text=name, start=None, end=None)


def _from_title(title: str | None, near: str, found_by: CreditRules) -> Iterator[Credit]:
    """An agency that a headline ends with, as feeds write it, or begins with: "Ferry burns - Reuters".

    It says who reported it; whether in these words, the text must tell.
    """
    found = _SIGNED_TITLE.match(title or "")
    name = "" if found is None else found["behind"] or found["before"]
    agency = found_by.agencies.named(name, near)
    if agency is not None and agency.kind == "wire":
        yield Credit(agency.name, name, None, None, "metadata", "cites", "headline-name")


def _from_dateline_fields(extra: Mapping[str, Any], found_by: CreditRules) -> Iterator[Credit]:
    """Agencies in a dateline that is a field of the input and no part of the text: "dateline": "Berlin (dpa)"."""
    for field, value in extra.items():
        if field_name(field) in found_by.datelines and isinstance(value, str):
            yield from _from_dateline_field(value, found_by)


def _from_dateline_field(line: str, found_by: CreditRules) -> Iterator[Credit]:
    printed = f"{line.rstrip(' -–—')} - "  # as it stands before a text
    dateline = find_dateline(printed, 0, len(printed), found_by.lexicon)
    if dateline and dateline.agency:
        for named in _in_dateline(printed, slice(*dateline.agency), printed, found_by):
            yield Credit(named.agency.name, line, None, None, "metadata", "carries", "field")


def _unframed(name: str) -> str:
    """A name in an author field without what is said of it there: "By Reuters Staff"."""
    return compiled(_AUTHOR_FRAME).sub("", name)


def _from_datelines(
    document: Document, passages: Sequence[Passage], near: str, found_by: CreditRules
) -> Iterator[Credit]:
    """The agencies of the passages that are datelines; if there is none, of datelines that only these rules know.

    Also what only looks like the name of one: it says that the text is somebody's.
    """
    text = document.text
    marked = [passage.start for passage in passages if passage.kind == "dateline"]
    body = [passage.start for passage in passages if passage.kind == "body"]
    for start in marked or body[:DATELINES]:
        dateline = find_dateline(text, start, len(text), found_by.lexicon)  # perhaps longer than the passages know
        if dateline is None or dateline.agency is None:
            continue
        in_slot = _in_dateline(text, slice(*dateline.agency), near, found_by)
        if not in_slot and is_agency_like(form := text[slice(*dateline.agency)], document.outlet):
            yield Credit(form, form, *dateline.agency, "dateline", "carries", UNLISTED_RULE)
        for named in in_slot:
            reports = dateline.form != "reported" or named.agency.reports
            form = text[named.start : named.end]
            role: CreditRole = "carries" if reports else "cites"
            leads = any(passage.kind == "body" and passage.end > dateline.end for passage in passages)
            place: CreditPlace = "dateline" if leads else "tail"  # "(AFP)" as the last line
            yield Credit(named.agency.name, form, named.start, named.end, place, role, f"dateline-{dateline.form}")


def _in_dateline(text: str, slot: slice, near: str, found_by: CreditRules) -> list[Named]:
    """The agencies in the slot of a dateline, in any case, or beside other words ("Reuters Health", "Корр. ТАСС")."""
    found = found_by.agencies.in_slot(text[slot], slot.start, near, any_case=True)
    marked = None if found or compiled("{pictured}").search(text[slot]) else found_by.mentions.marked(text[slot])
    for name in NAME.finditer(marked or ""):
        start, end = slot.start + name.start(), slot.start + name.end()
        if agency := found_by.agencies.meant(text[start:end], near):
            found.append(Named(agency, start, end))
    return found


def _from_bylines(
    document: Document, passages: Sequence[Passage], near: str, found_by: CreditRules
) -> Iterator[Credit]:
    text = document.text
    for passage in passages:
        line = text[passage.start : passage.end]
        if passage.kind == "byline":
            stretch = Stretch(line, _marked(line, document.outlet, found_by), passage.start, near, "byline")
            for rule in found_by.by_place["byline"]:
                yield from matches(rule, stretch, found_by)


def _from_head(document: Document, near: str, found_by: CreditRules) -> Iterator[Credit]:
    text = document.text
    head = text[: found_by.limits["head_characters"]]
    if rules := tried(found_by.by_place["head"], head):
        stretch = Stretch(head, _marked(head, document.outlet, found_by), 0, near, "byline")
        for rule in rules:
            yield from matches(rule, stretch, found_by)


def _from_tail(document: Document, near: str, found_by: CreditRules) -> Iterator[Credit]:
    text = document.text
    end = len(text.rstrip())
    start = max(0, end - found_by.limits["tail_characters"])
    if start:  # not in the middle of a line, unless the text is one line
        start = text.find("\n", start, end) + 1 or start
    tail = text[start:end]
    stretch = Stretch(tail, _marked(tail, document.outlet, found_by), start, near, "tail")
    for rule in tried(found_by.by_place["tail"] if stretch.marked else found_by.raw_tail, tail):
        place: CreditPlace = "copyright" if rule.id == "copyright" else "tail"
        found = matches(rule, stretch._replace(place=place), found_by)
        yield from (credit for credit in found if not is_of_list(credit, text))


def _marked(text: str, outlet: str, found_by: CreditRules) -> str:
    """The text with agencies marked, and with the outlet itself and its staff, who stand in one list with them
    ("Coast Daily/Reuters") and are no credit; empty where it names no agency."""
    marked = found_by.mentions.marked(text)
    return "" if marked is None else _own_names(outlet).sub(mark, marked)


@lru_cache(maxsize=4096)
def _own_names(outlet: str) -> re.Pattern[str]:
    names = "|".join((*([re.escape(outlet)] if outlet else ()), rf"{_OF_PAPER}[Ss]taff"))
    return re.compile(rf"(?<!\w)(?:{names})(?=\s?[/,|&])|(?:(?<=[/,|&]\s)|(?<=[/,|&]))(?:{names})(?!\w)")


def _from_body(text: str, near: str, found_by: CreditRules) -> Iterator[Credit]:
    for cue in found_by.cues:
        at = text.find(cue)
        while at >= 0:
            start, end = max(0, at - REACH), at + len(cue) + REACH
            marked = found_by.mentions.marked(text[start:end])
            if marked is not None:
                stretch = Stretch(text[start:end], marked, start, near, "body")
                for rule in found_by.by_place["body"]:
                    if cue in rule.needs:
                        yield from matches(rule, stretch, found_by)
            at = text.find(cue, at + len(cue))
