"""The content of a page -> one HTML page that needs nothing else: no network, no other file.

Nothing in the text of an article can act on the page.  Everything is escaped by Jinja's autoescape; besides, a content
security policy allows exactly the one style sheet and the one script of the templates, named by their SHA-256, and no
other script, image, frame, form or connection, whatever the text holds.  Only characters that HTML cannot hold are
replaced: control characters by their pictures, lone surrogates and C1 controls by U+FFFD.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

_UNHOLDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def page(name: str, **content: object) -> str:
    """The page of template `name`, with its own style sheet and script; texts in `content` must have passed `held`."""
    style, script = _text(f"{name}.css"), _text(f"{name}.js")
    return _template(f"{name}.html").render(policy=_policy(style, script), style=style, script=script, **content)


def held(text: str) -> str:
    """The text, with each character that HTML cannot hold replaced by one that it can."""
    return _UNHOLDABLE.sub(_replacement, text)


def _replacement(found: re.Match[str]) -> str:
    character = found[0]
    if character in "\v\f\r":
        return " "
    return chr(0x2400 + ord(character)) if character < " " else "\N{REPLACEMENT CHARACTER}"


@cache
def _template(file: str) -> Template:
    """The compiled template; Jinja is imported only when a page is asked for."""
    from jinja2 import Environment, StrictUndefined

    return Environment(autoescape=True, undefined=StrictUndefined).from_string(_text(file))


def _text(file: str) -> str:
    return (Path(__file__).parent / "templates" / file).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A content security policy that allows only this style sheet and this script."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
