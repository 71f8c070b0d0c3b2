"""A result value -> text.  Views return strings and never print; the command line decides where they go.

`show_terminal`, `show_html` and `show_json` are three forms of one `records.Comparison`; `schema_terminal` and
`schema_json` two of the documented `records.Schema`.
"""

from __future__ import annotations

from lineage.views.comparison_html import show_html
from lineage.views.comparison_json import show_json
from lineage.views.schema import schema_json, schema_terminal
from lineage.views.terminal import TerminalOptions, show_terminal

__all__ = ["TerminalOptions", "schema_json", "schema_terminal", "show_html", "show_json", "show_terminal"]
