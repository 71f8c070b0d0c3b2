"""XML of one item of a feed -> its fields, and its text as paragraphs.

Feeds carry HTML as text inside of an element, as elements (XHTML in Atom), or nothing but plain text, and hardly say
which: what has a tag or an entity is taken for HTML.  WordPress exports what the author has typed: there, and where
nothing else parts the paragraphs, blank lines do.
Failure mode: a plain text that speaks of "<b>" loses it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any, Final

from lineage.corpus.parts.markup import paragraphs, typed_text
from lineage.corpus.readers.wires import ArticleListener, Form
from lineage.datafiles import table

TYPES: Final = {"text": "text/plain", "html": "text/html", "xhtml": "text/html"}
"""What Atom writes for the types of a text."""
IN_ITEM: Final = 2
"""Depth of the elements of an item."""

_LOOKS_MARKED_UP = re.compile(r"<[A-Za-z/!]|&#?\w{1,30};")
_PARTED = re.compile(r"<(?:p|br)\b", re.IGNORECASE)
_BLOCKS = "<!-- wp:"
"""What the editor of WordPress that knows paragraphs writes before each of them."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


class ItemListener(ArticleListener):
    """Listens to the XML of one item, and keeps its fields and the best text that is not empty."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self.is_summary = False  # whether the text is said to be one; known with the fields
        self._element: str | None = None  # that holds a text, and is open
        self._said: list[tuple[bool, str]] = []  # pieces of it; whether they are tags
        self._found: dict[str, tuple[str | None, list[tuple[bool, str]]]] = {}  # element -> its type, and what it holds

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        super().start(name, attributes)
        if self._element is not None:
            self._said.append((True, f"<{name.rpartition(':')[2]}>"))
        elif len(self._stack) == IN_ITEM and name in _ranks() and name not in self._found:
            self._element, self._said = name, []
            self._found[name] = (attributes.get("type"), self._said)

    def end(self) -> None:
        """An element ends."""
        if len(self._stack) == IN_ITEM:
            self._element = None
        elif self._element is not None:
            self._said.append((True, f"</{self._stack[-1].rpartition(':')[2]}>"))
        super().end()

    def text(self, said: str) -> None:
        """A piece of text."""
        super().text(said)
        if self._element is not None:
            self._said.append((False, said))

    def fields(self) -> dict[str, Any]:
        """What was found; a summary beside the text is a field of its own."""
        fields = super().fields()
        of_wordpress = "post_type" in fields
        texts: list[str] = []
        for name in sorted(self._found, key=_ranks().__getitem__):
            if text := _text(*self._found[name], of_wordpress=of_wordpress):
                self.is_summary = self.is_summary or (not texts and name in _summaries())
                texts.append(text)
        if texts[1:]:
            fields["description"] = " ".join(texts[-1].split())
        return {**fields, **({"text": texts[0]} if texts else {})}


def _text(kind: str | None, said: list[tuple[bool, str]], *, of_wordpress: bool) -> str:
    """The text of an element of this type, which holds these pieces."""
    if any(is_tag for is_tag, _ in said):
        return paragraphs("".join(part if is_tag else escape(part) for is_tag, part in said))
    whole = "".join(part for _, part in said)
    kind = TYPES.get(kind or "", kind)
    if kind not in (None, "text/html") or not (kind or of_wordpress or _LOOKS_MARKED_UP.search(whole)):
        return (typed_text(whole, kind) or "").strip()
    if of_wordpress:
        whole = _shortcodes().sub("", whole)
    if _BLOCKS not in whole if of_wordpress else not _PARTED.search(whole):
        whole = _BLANK_LINE.sub("<p>", whole)
    return paragraphs(whole)


@cache
def _ranks() -> Mapping[str, int]:
    """The elements that hold a text, and which of them is better: the lower."""
    texts = table("corpus", "wires")["feed"]["texts"]
    return {name: rank for rank, name in enumerate((*texts["whole"], *texts["summary"]))}


def _summaries() -> list[str]:
    summaries: list[str] = table("corpus", "wires")["feed"]["texts"]["summary"]
    return summaries


@cache
def _shortcodes() -> re.Pattern[str]:
    either = "|".join(table("corpus", "wires")["feed"]["wordpress"]["shortcodes"])
    return re.compile(rf"\[/?(?:{either})(?=[\s\]])[^\[\]]{{0,2000}}\]")
