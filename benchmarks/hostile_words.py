"""nothing -> words and signs on which readers, rules, terminals and browsers may fail; for `fuzz.py`, `growth.py`."""

from __future__ import annotations

HOSTILE = (
    "</script><script>window.ran=1</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}", '&lt;b&gt; ]]> --> \'"`', "&#0;&#xD800;&#x110000;&amp;lt;",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07", "\x9b2J\x00\x7f\r\n\r", "\u202eevil\u202c\u2066x\u200f\u061c",
    "\ud800 lone \udfff", "\udcff", "e\u0301\u200d\u200c\xad\ufeff", "新聞記者団は港で会見した。",
    "خبرگزاری بندر گزارش داد",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1f3\U0001f1f4", "A" * 300, " " * 200, "\n" * 50, "((((((((((",
    '"' * 31, "“‘„«" * 9, "-" * 60, "a-" * 40, "' OR 1=1; DROP TABLE documents; --", "../../../../etc/passwd",
    "--output=evil", "-", "\\", "\ue000\ue001\ue001", "\ufdfa" * 20, "ﬁﬀ", "İıſß", "๓ก็็็็็็็", "1" * 50, "1,000.00.00,0",
    "NaN", "1e999", "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e", "$&+,;=?@#|", "=cmd|' /C calc'!A0", "nan%s%n%d",
    "\ufffe\uffff", "\U0010ffff", "(AP) —", "PARIS, May 3 (Reuters) - ", "By Jane Doe and", "told AFP",
    "Hide Caption", "Most read", "© 2024", "12,5 million", "no. 5", "Mr. ", "D-N.Y.", "a.m. ET",
)  # fmt: skip
"""Texts that mean something to a browser, a terminal, a shell, a database, Unicode, or to one of our own rules."""
DATES = (
    "2024-03-05T24:00:00Z", "2016-12-31T23:59:60Z", "0000-00-00", "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00", "Tue, 31 Feb 2024 99:99:99 +9999", "5 mars 2024 à 10h15", "12 Rabi 1445",
    "٢٠٢٤-٠٣-٠٥", "1709633700123", "-1", "1e400", "2024-W53-7", "5/5/2024 12:60", "2024年13月45日", "Yesterday, 2024",
    "Mar 5, 2024 10:15 PM XXX", "March 2024 2023 2022 5 6",
)  # fmt: skip
"""Dates at the border between valid and invalid ones."""
NAMES = (
    "text", "title", "url", "date", "author", "authors", "outlet", "source", "id", "language", "body_html",
    "publish_date", "articles", "meta", "sitename", "content", "maintext", "_id", "uri", "hostname", "raw_text",
    "headline", "byline", "tags", "extra",
)  # fmt: skip
"""Names of fields that lineage reads, and of some that it does not."""
TOKENS = {
    "html": (
        b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"<script type='application/ld+json'>", b"</script>",
        b"<article>", b"<p>", b"</p>", b"<meta charset=", b"<svg>", b"<template>", b"<table><tr><td>",
        b"<!DOCTYPE html [<!ENTITY a 'b'>]>", b"&a;", b"&#x0;", b"<base href='javascript:'>", b"<plaintext>",
        b"<noscript>", b'{"@type":"NewsArticle","datePublished":"',
    ),
    "xml": (
        b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml version='1.0' encoding='utf-16'?>",
        b"<!DOCTYPE nitf [<!ENTITY a 'b'>]>", b"<!ENTITY", b"&a;", b"&amp;", b"&eacute;", b"&#x0;", b"<p>", b"</p>",
        b"<newsItem>", b"</newsItem>", b"<newsItem/>", b"<packageItem>", b"</itemSet>", b"</newsMessage>",
        b"<inlineXML>", b"<body.content>", b"</body.content>", b"<media>", b"<b>" * 200, b"x:",
        b" qcode='a:b'", b"\x00", b"\xff\xfe",
    ),
    "json": (
        b"{", b"}", b"[", b"]", b'"', b"\\", b"\\u", b"\\ud800", b":", b",", b"null", b"NaN", b"-Infinity", b"1e999",
        b'{"text":', b'[' * 200, b'{"a":' * 200, b"\xef\xbb\xbf",
    ),
    "csv": (
        b'"', b'""', b",", b";", b"\t", b"|", b"\r\n", b"\n", b"\r", b'"\n"', b"text", b"\x00", b"\xef\xbb\xbf",
    ),
    "text": (
        b"\n\n", b"\r", b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b[2J", b"\xf0\x9f", b"\xed\xa0\x80",
        b"\xc0\x80",
    ),
    "warc": (
        b"WARC/1.0\r\n", b"Content-Length: ", b"99999999999", b"-5", b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n",
        b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"Content-Type: text/html",
        b"WARC-Type: response\r\n", b"ffffffff\r\n", b"WARC/2.9",
    ),
    "parquet": (
        b"PAR1", b'\x00' * 8, b'\xff' * 8, b"\x7f\xff\xff\xff", b"\x15\x00\x15",
    ),
    "docx": (
        b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b'\x00' * 8, b'\xff' * 4, b"word/document.xml",
    ),
    "packed": (
        b"\x1f\x8b\x08", b"(\xb5/\xfd", b'\x00' * 16, b'\xff' * 4, b"P*M\x18",
    ),
}  # fmt: skip
"""Bytes that mean something in a format."""
UNITS = {
    "letter": "a", "capital": "A", "digit": "1", "space": " ", "newline": "\n", "tab": "\t", "blank line": " \n",
    "cr": "\r", "underscore": "_", "dash": "-", "em dash": "—", "spaced dash": " - ", "dot": ".", "spaced dot": ". ",
    "ellipsis": "… ", "comma": ",", "comma space": ", ", "colon": ": ", "semicolon": "; ", "bar": " | ", "slash": "/",
    "quote": '"', "open quote": "“", "close quote": "”", "quotes": "“a” ", "apostrophe": "’", "a'": "a’", "open": "(",
    "close": ")", "brackets": "()", "open words": "(a ", "square": "[", "less": "<", "tag": "<p>", "open tag": "<a ",
    "script tag": "<script>", "comment": "<!--", "entity": "&amp;", "half entity": "&", "accent": "é",
    "combining": "́", "a combining": "á", "zwj": "\u200d", "soft hyphen": "\xad", "nbsp": "\xa0", "rlo": "\u202e",
    "han": "新", "kana": "の", "hangul": "가", "thai": "ก", "arabic": "ب", "fi ligature": "ﬃ", "big ligature": "ﷺ",
    "emoji": "\U0001f469\u200d", "nul": "\x00", "escape": "\x1b[31m", "surrogate": "\ud800",
    "line separator": "\u2028", "initials": "A.", "initials spaced": "A. ", "numbers": "1,", "decimals": "1.2.",
    "spaced numbers": "1 ", "thousands": "123 ", "dates": "May 3 ", "times": "10:30 ", "iso dates": "2024-01-01 ",
    "percent": "5% ", "dollars": "$5 million ", "word": "word ", "line": "word\n", "lines": "word\n\n",
    "title words": "Word ", "name": "Jane Doe ", "and": "Jane and ", "titles": "Mr. ", "abbreviations": "Sen. Rep. ",
    "sentence": "He said so. ", "question": "Why? ", "quoted sentence": '"He left." ', "told": "told AFP ",
    "credit": "AP, Reuters and ", "bracketed": "(Reuters) - ", "by": "By ", "by line": "By Jane Doe\n",
    "dateline": "PARIS, May 3 (AP) — ", "dateline line": "PARIS (AP) \u2014 Word word.\n\n", "slashed": "/TASS/ ",
    "copyright": "© ", "contributed": "contributed to this report ", "more": "Ann Bell Ann BellCouncil votes MORE ",
    "related": "Related: a\n", "share": "Share Tweet Email\n", "hide caption": "Hide Caption ", "photo": "(AP Photo/",
    "most read": "Most read\n", "url": "http://a.b/", "mail": "a@b.", "no": "no. 5 ", "not": "not never ",
    "according": "according to ", "said": "said Jane Doe, ", "who": "who, which, ", "correction": "Correction: ",
    "json open": "[", "json object": '{"a":', "backslash": "\\", "json string": '"\\', "csv": 'a,"',
    "tabs quoted": '\t"',
}  # fmt: skip
"""Name -> a text that may make a pattern or a loop slow when it is repeated a million times."""
