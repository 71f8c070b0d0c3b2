"""an article in parts, as programs of sites and crawlers keep it -> its text.

Fundus has `{"summary": […], "sections": [{"headline": […], "paragraphs": […]}]}`, Arc a list of elements with a `type`
and a `content`, which is HTML.  Either is known by its shape, under whatever name it stands; what they say of pictures,
videos and embedded posts is left out.  Linear, without recursion.  Failure mode: an element of a type that
`data/fields.toml` does not list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lineage.corpus.parts.markup import paragraphs
from lineage.corpus.parts.names import names

_INSIDE = ("content_elements", "items", "header", "rows")
"""Names in an element of Arc under which other elements stand: of a quotation, of a list, of a table."""


def text_of_parts(value: Any) -> str | None:
    """The paragraphs of an article in parts, a blank line between each two; None for anything else.

    >>> text_of_parts({"summary": ["Ice."], "sections": [{"headline": ["Ebb"], "paragraphs": ["One.", "Two."]}]})
    'Ice.\\n\\nEbb\\n\\nOne.\\n\\nTwo.'
    >>> text_of_parts([{"type": "text", "content": "<i>One</i>."}, {"type": "image", "caption": "Ice"}])
    'One.'
    """
    if isinstance(value, Mapping):
        found = _of_sections(value) if isinstance(value.get("sections"), list) else iter(())
    else:
        found = _of_elements(value)
    return "\n\n".join(part for part in found if part and not part.isspace()) or None


def _of_sections(body: Mapping[str, Any]) -> Iterator[str]:
    """The paragraphs of Fundus' body in the order in which its own plain text has them."""
    yield from _strings(body.get("summary"))
    for section in body["sections"]:
        if isinstance(section, Mapping):
            yield from _strings(section.get("headline"))
            yield from _strings(section.get("paragraphs"))


def _strings(value: Any) -> Iterator[str]:
    yield from (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, str))


def _of_elements(value: Any) -> Iterator[str]:
    """The paragraphs of Arc's elements, those inside others in their place."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, Mapping) and isinstance(kind := item.get("type"), str) and kind in names().elements:
            if isinstance(said := item.get("content"), str):
                yield paragraphs(said)
            waiting += [item[name] for name in reversed(_INSIDE) if isinstance(item.get(name), list)]
