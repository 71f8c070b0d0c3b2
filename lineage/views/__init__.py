"""A result value -> text.  Views return strings and never print; the command line decides where they go.

`show_terminal`, `show_html` and `show_json` are three forms of one `records.Comparison`.
"""

from __future__ import annotations

from lineage.views.comparison_html import show_html
from lineage.views.comparison_json import show_json
from lineage.views.terminal import TerminalOptions, show_terminal

__all__ = ["TerminalOptions", "show_html", "show_json", "show_terminal"]
