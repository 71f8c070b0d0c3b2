"""XML of a stranger -> its elements one after the other, and nothing else of what XML can do.

The standard library's expat, which fetches nothing by itself and is never asked to.  A document type may be named, and
another inside of it, as NewsML 1 names that of NITF: no DTD is read.  Entities that a document declares are refused, as
they can multiply without end; those of HTML, which the DTD of NITF has as well, mean what they mean there, and others
stand as they are written.  Prefixes are cut off, as
no two vocabularies of agencies are at odds where they are read; feeds mix some that are (`content:encoded` and
`excerpt:encoded`), and there only the prefix of the first element is.
Cost: about a microsecond an element, and of memory what the listener keeps.  Failure mode: XML that breaks the rules of
XML is not mended; what is wrong is said with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import html5
from typing import Final, Protocol
from xml.parsers import expat

from lineage.config import Limits
from lineage.errors import RecordError

DECLARED: Final = "it declares entities of its own, which are never read from strangers"
NO_ENTITIES: Final = "write them out, or drop the declarations"

_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,1000}\?>")
_ENCODING = re.compile(rb"\s*<\?xml\b[^<>]{1,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


class Listener(Protocol):
    """Who wants to know what stands in the XML."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; its name has no prefix (see `parse`), those of the attributes are as written."""

    def end(self) -> None:
        """The element that began last, of those that have not ended, ends."""

    def text(self, said: str) -> None:
        """A piece of text."""


class BrokenXML(RecordError):
    """XML that breaks the rules of XML."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message, hint="get it again, or repair it")
        self.line = line  # from 1


def declared(head: bytes) -> str | None:
    """The encoding that XML declares in its first line."""
    found = _ENCODING.match(head)
    return found[1].decode("ascii") if found else None


def parse(
    document: str, listener: Listener, limits: Limits, *, is_whole: bool = True, with_prefixes: bool = False
) -> None:
    """Tell the listener what stands in the document; where it is not whole, in what there is of it.

    With `with_prefixes` an element keeps its prefix, unless that is the prefix of the first element.  Raises BrokenXML
    with the line where the document breaks the rules, and RecordError where it declares entities or is nested too
    deeply.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.UseForeignDTD(True)  # so that an entity which nobody has declared is told, and is no error
    depth = 0
    own: str | None = None  # the prefix of the first element

    def named(name: str) -> str:
        nonlocal own
        prefix, _, local = name.rpartition(":")
        own = prefix if own is None else own
        return name if with_prefixes and prefix != own else local

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.max_xml_depth:
            message = f"more than {limits.max_xml_depth:,} elements inside one another"
            raise RecordError.beyond("max_xml_depth", message, instead="it is no article")
        listener.start(named(name), attributes)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end()

    def entity(name: str, is_parameter: bool) -> None:
        if not is_parameter:
            listener.text(html5.get(f"{name};", f"&{name};"))

    def declaration(_name: str, is_parameter: bool, value: str | None, *_of: object) -> None:
        if not is_parameter or value is not None:  # else it names another file, which is not fetched
            raise RecordError(DECLARED, hint=NO_ENTITIES)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.text
    parser.SkippedEntityHandler = entity
    parser.EntityDeclHandler = declaration
    try:
        parser.Parse(_undeclared(document), is_whole)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, str(error.code))
        raise BrokenXML(f"broken XML: {reason} (column {error.offset + 1})", error.lineno) from error


def _undeclared(document: str) -> str:
    """The document without the line that names its encoding, which is behind it; the lines keep their numbers."""
    found = _DECLARATION.match(document)
    return "\n" * found[0].count("\n") + document[found.end() :] if found else document.lstrip(" \t\r")
