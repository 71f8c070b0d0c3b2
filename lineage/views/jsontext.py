"""A value -> JSON text, as every view writes it.

Text is written as it is (no ASCII escapes), so that it can be read and searched; only lone surrogates, which no
encoding of Unicode can hold, are written as `\\ud800`-style escapes.  A high and a low surrogate side by side become
one character when read again: JSON cannot tell them apart.
"""

from __future__ import annotations

import json
import re
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(value: dict[str, Any]) -> str:
    """A whole answer as JSON, one value a line, ending in a line break; it can always be encoded as UTF-8."""
    return json_line(value, indent=1) + "\n"


def json_line(value: object, *, indent: int | None = None) -> str:
    """A value as JSON without line breaks, or indented by `indent` spaces, as a part of an answer.

    >>> json_line(["\\ud800", "é"])
    '["\\\\ud800", "é"]'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
