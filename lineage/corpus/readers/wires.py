"""XML of a wire format -> the fields of one article, among them its text.

Where the parts stand is data (`data/wires.toml`).  Nothing is kept of the document but these parts, so that memory is
that of the text.  The text is what stands in the body, a blank line between paragraphs, white space as a page shows it;
pictures, their captions and what is for programs are left out.  A dateline, an abstract or a tagline outside of the
body are fields of their own: nothing is put into the text that does not stand there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from lineage.corpus.parts.markup import laid_out, typed_text
from lineage.datafiles import table

PARAGRAPHS = "\n\n"
"""What parts the paragraphs of a text."""
LONGEST_FIELD = 1_000_000
"""Characters of a field beside the text; what is longer is none."""
MOST_VALUES = 1_000
"""Values of a field that are kept."""

_PLACE = re.compile(r"(?P<path>[^@\[]+)(?:\[(?P<on>[^=\]]+)=(?P<value>[^\]]*)\])?(?:@(?P<attribute>.+))?")


class Place(NamedTuple):
    """Where a value may stand: an element below others, the last one first."""

    field: str
    rank: int  # among the places of the field
    above: tuple[str, ...]  # names of the elements around it, the innermost first
    condition: tuple[str, str] | None  # an attribute and its value
    attribute: str | None  # that holds the value; None: the text of the element does

    def fits(self, stack: Sequence[str], attributes: Mapping[str, str]) -> bool:
        """Whether the element on top of the stack is meant."""
        around = tuple(stack[-2 : -2 - len(self.above) : -1])
        if around != self.above:
            return False
        if self.condition is None:
            return True
        name, value = self.condition
        return attributes.get(name, "").rpartition(":")[2] == value


class TextRules(NamedTuple):
    """Which elements are paragraphs, cells and no text at all."""

    blocks: frozenset[str]
    cells: frozenset[str]
    silent: frozenset[str]
    bodies: frozenset[str]
    whole: frozenset[str]
    joints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """A wire format: where its fields stand, which elements hold the text, and what in them is text."""

    places: Mapping[str, tuple[Place, ...]]  # by the name of the element
    regions: frozenset[str]
    data: frozenset[str]  # regions that may hold a plain text, or markup as text
    lists: frozenset[str]
    rules: TextRules


@cache
def form(name: str) -> Form:
    """The format of this name in the data file."""
    return form_of(table("corpus", "wires")[name])


def form_of(row: Mapping[str, Any]) -> Form:
    """The format of a row of the data file."""
    inside = [table("corpus", "wires")[other] for other in row.get("inside", ())]
    fields: dict[str, list[str]] = {}
    for field, paths in (pair for part in (row, *inside) for pair in part["fields"].items()):
        fields.setdefault(field, []).extend(paths)
    places: dict[str, list[Place]] = {}
    for field, paths in fields.items():
        for rank, path in enumerate(paths):
            element, place = _place(field, rank, path)
            places.setdefault(element, []).append(place)
    lists = frozenset(field for part in (row, *inside) for field in part["lists"])
    regions, data = (frozenset(row.get(kind, ())) for kind in ("regions", "data"))
    return Form({element: tuple(found) for element, found in places.items()}, regions, data, lists, _text_rules(row))


def _place(field: str, rank: int, path: str) -> tuple[str, Place]:
    found = _PLACE.fullmatch(path)
    if not found:
        raise ValueError(f"{path!r} names no place")
    *above, element = found["path"].split("/")
    condition = (found["on"], found["value"]) if found["on"] else None
    return element, Place(field, rank, tuple(reversed(above)), condition, found["attribute"])


def _text_rules(row: Mapping[str, Any]) -> TextRules:
    """What in an article is text, from the data file: for all formats, and for the one of this row."""
    data = table("corpus", "wires")
    blocks, cells, silent, bodies, whole = (
        frozenset((*data["text"][kind], *row.get(kind, ()))) for kind in TextRules._fields[:-1]
    )
    return TextRules(blocks, cells, silent - frozenset(row.get("blocks", ())), bodies, whole, data["joints"])


class Region(NamedTuple):
    """What stands in an element that holds text; in markup paragraphs are told, in data they are not."""

    text: str
    is_data: bool


class _Value:
    """The text of an element that is open, as it comes."""

    __slots__ = ("depth", "parts", "place", "size")

    def __init__(self, depth: int, place: Place) -> None:
        self.depth = depth
        self.place = place
        self.parts: list[str] = []
        self.size = 0

    def add(self, said: str) -> None:
        self.size += len(said)
        if self.size <= LONGEST_FIELD:
            self.parts.append(said)

    def whole(self) -> str:
        return "".join(self.parts) if self.size <= LONGEST_FIELD else ""


class ArticleListener:
    """Listens to the XML of one article, and keeps its fields and its text."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._stack: list[str] = []
        self._values: dict[str, dict[int, list[str]]] = {}  # field -> rank of the place -> what stands there
        self._open: list[_Value] = []  # elements whose text is a value, one inside another
        self._text = _Regions(form)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._stack.append(name)
        if self._open:
            rules = self._form.rules
            joint = rules.joints.get(name, " " if name in rules.blocks else "")
            for value in self._open if joint else ():
                value.add(joint)
        for place in self._form.places.get(name, ()):
            if place.fits(self._stack, attributes):
                if place.attribute is None:
                    self._open.append(_Value(len(self._stack), place))
                elif said := attributes.get(place.attribute):
                    self._keep(place, said.rpartition(":")[2] if place.attribute == "qcode" else said)
        self._text.start(name, attributes, len(self._stack))

    def end(self) -> None:
        """An element ends."""
        depth = len(self._stack)
        self._text.end(self._stack.pop(), depth)
        while self._open and self._open[-1].depth == depth:
            value = self._open.pop()
            self._keep(value.place, value.whole())

    def text(self, said: str) -> None:
        """A piece of text."""
        for value in self._open:
            value.add(said)
        self._text.said(said)

    def _keep(self, place: Place, value: str) -> None:
        if line := " ".join(value.split()):
            found = self._values.setdefault(place.field, {}).setdefault(place.rank, [])
            if len(found) < MOST_VALUES:
                found.append(line)

    def fields(self) -> dict[str, Any]:
        """What was found: of each field its best place, all that stands there where it is one of several values."""
        best = {field: found[min(found)] for field, found in self._values.items()}
        return {
            field: values if field in self._form.lists and len(values) > 1 else values[0]
            for field, values in best.items()
        } | ({"text": text} if (text := self.article()) else {})

    @property
    def innermost(self) -> str:
        """The name of the element that began last, of those that have not ended."""
        return self._stack[-1]

    def article(self) -> str:
        """The text: that of the first region that has any, markup before data; empty where there is none."""
        told = sorted((region for region in self.regions if region.text), key=lambda region: region.is_data)
        return told[0].text if told else ""

    @property
    def others(self) -> int:
        """How many texts are left out that are articles of their own; the regions of one article have its text."""
        return 0

    @property
    def regions(self) -> Sequence[Region]:
        """The regions that have ended, in their order."""
        return self._text.found


class _Regions:
    """The texts of the regions."""

    def __init__(self, form: Form) -> None:
        self.found: list[Region] = []
        self._regions = form.regions
        self._data = form.data
        self._rules = form.rules
        self._depth = 0  # of the region, 0 outside
        self._end = 0  # depth of what alone is the text: the region, or a body inside
        self._silent = 0  # depth of the element whose content is no text, 0 outside
        self._closed = False  # what alone is the text has ended
        self._kind: str | None = None  # the type of data; None in markup
        self._paragraphs: list[str] = []
        self._parts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        if not self._depth:
            if name in self._regions:
                self._begin(depth)
                self._kind = self._type(attributes) if name in self._data else None
            return
        rules = self._rules
        if self._silent or self._closed:
            return
        if name in rules.bodies or (
            name in rules.blocks and not rules.whole.isdisjoint(attributes.get("class", "").split())
        ):
            self._begin(self._depth)
            self._end = depth
        elif name in rules.silent:
            self._silent = depth
        elif name in rules.blocks:
            self._kind = None  # data that are elements after all
            self._flush()
        elif name in rules.cells:
            self._parts.append(" ")

    def end(self, name: str, depth: int) -> None:
        if not self._depth:
            return
        if depth == self._silent:
            self._silent = 0
        elif name in self._rules.blocks and not self._silent:
            self._flush()
        if depth == self._end:
            self._flush()
            self._closed = True
        if depth == self._depth:
            self._finish()

    def said(self, text: str) -> None:
        if self._depth and not self._silent and not self._closed:
            self._parts.append(text)

    def _begin(self, depth: int) -> None:
        self._depth = self._end = depth
        self._closed = False
        self._paragraphs.clear()
        self._parts.clear()

    def _flush(self) -> None:
        if self._kind is None:
            said = (" ".join(part.split()) for part in laid_out("".join(self._parts)))
            self._paragraphs += filter(None, said)
            self._parts.clear()

    def _finish(self) -> None:
        if self._kind is None:
            self.found.append(Region(PARAGRAPHS.join(self._paragraphs), is_data=False))
        else:
            self.found.append(Region((typed_text("".join(self._parts), self._kind) or "").strip(), is_data=True))
        self._begin(0)
        self._silent = 0

    @staticmethod
    def _type(attributes: Mapping[str, str]) -> str:
        """The type of data; none that is read where it is packed."""
        return "packed" if attributes.get("encoding") else attributes.get("contenttype") or "text/plain"
