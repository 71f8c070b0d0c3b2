"""an item of NewsML 1.0 to 1.2 -> its fields, among them the text of the article.

An item is a tree of components, each with a role: the article, or its lead and its body side by side; captions,
abstracts, other languages.  The article is the first text whose roles do not say that it stands beside one
(`[newsml1.roles]` in `data/wires.toml`).
Cost: that of the XML.  Failure mode: roles are words of each sender's own, and one that nobody has listed is that of
an article.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

from lineage.corpus.readers.wires import PARAGRAPHS, ArticleListener, form
from lineage.datafiles import table

_MARKUP: Final = {"contenttype": "text/html"}


class _Component(NamedTuple):
    number: int
    role: str  # in small letters; empty where it says none


class _Place(NamedTuple):
    """Where a text stands: in components, the outermost first."""

    components: tuple[_Component, ...]

    @property
    def role(self) -> str:
        """The role of the innermost."""
        return self.components[-1].role if self.components else ""

    def is_beside(self, roles: frozenset[str]) -> bool:
        """Whether one of the components has such a role."""
        return any(component.role in roles for component in self.components)


class ItemListener(ArticleListener):
    """Listens to the XML of one item."""

    def __init__(self) -> None:
        super().__init__(form("newsml1"))
        self._components: list[_Component] = []
        self._numbered = 0
        self._is_markup = False  # what the content is said to be
        self._places: list[_Place] = []  # of each region
        roles = table("corpus", "wires")["newsml1"]["roles"]
        self._beside, self._parts = (frozenset(roles[kind]) for kind in ("beside", "parts"))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        told = attributes.get("FormalName", "").casefold()
        if name == "NewsComponent":
            self._numbered += 1
            self._components.append(_Component(self._numbered, ""))
        elif name == "Role" and self._components:
            self._components[-1] = self._components[-1]._replace(role=told)
        elif name == "ContentItem":
            self._is_markup = False
        elif name in ("Format", "MimeType"):
            self._is_markup = self._is_markup or "html" in told
        elif name == "DataContent":
            self._places.append(_Place(tuple(self._components)))
            attributes = {**attributes, **_MARKUP} if self._is_markup else attributes
        super().start(name, attributes)

    def end(self) -> None:
        """An element ends."""
        if self.innermost == "NewsComponent":
            self._components.pop()
        super().end()

    def article(self) -> str:
        """The first text that stands beside no other, with what follows where it is a part of an article."""
        return self._articles[0] if self._articles else ""

    @property
    def others(self) -> int:
        """How many more texts stand in the item that could be the article as well."""
        return max(0, len(self._articles) - 1)

    def fields(self) -> dict[str, Any]:
        """What was found, and the id of the item as `guid`: a public one that names no item is that of a sender."""
        fields = super().fields()
        public, item = (fields.get(name, "") for name in ("publicIdentifier", "newsItemId"))
        if item and item not in public:
            parts = (fields.get(name, "") for name in ("providerId", "dateId"))
            public = ":".join(("urn:newsml", *filter(None, parts), item))
        return {**fields, "guid": public} if public else fields

    @cached_property
    def _articles(self) -> list[str]:
        """The texts that may be the article; to be asked when the item has ended."""
        articles: list[str] = []
        last: _Place | None = None  # of the last part of the article that came last
        for place, region in zip(self._places, self.regions, strict=False):
            if not region.text or place.is_beside(self._beside):
                continue
            is_part = place.role in self._parts
            if is_part and last is not None and last.components[:-1] == place.components[:-1]:
                articles[-1] += PARAGRAPHS + region.text
            else:
                articles.append(region.text)
            last = place if is_part else None
        return articles
