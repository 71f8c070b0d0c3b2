"""files -> Documents: the formats, field names, encodings and dates of news corpora.

`read` streams documents and, in their place, reports of what could not be used; `is_large` says whether there is much
of it; `read_text_article` gives the one article of a file.  `read_records` and `text_article` do the same with what is
in memory.  Later rooms never see a file, a format or an encoding.
"""

from lineage.corpus.dates.dateforms import DateOrder
from lineage.corpus.memory import MEMORY, Records
from lineage.corpus.options import ReadOptions
from lineage.corpus.reader import (
    FIELDS,
    FORMATS,
    Items,
    is_large,
    read,
    read_records,
    read_text_article,
    text_article,
)

__all__ = [
    "FIELDS",
    "FORMATS",
    "MEMORY",
    "DateOrder",
    "Items",
    "ReadOptions",
    "Records",
    "is_large",
    "read",
    "read_records",
    "read_text_article",
    "text_article",
]
