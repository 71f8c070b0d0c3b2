"""Outlets are looked for around their names alone, and found as if all of the text were searched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lineage import provenance
from lineage.provenance.mentions import HEAD, REST
from lineage.provenance.naming import _around_names

RULES = provenance.rules(provenance.load()).rules["outlet"]
NAME = HEAD + REST * 4
CUES = ("first", "published", "source:", "via", "©", "2024", "with", "files", "from", "told", "by", "the")
WORDS = (NAME, f"({NAME})", f"{NAME},", *CUES, "courtesy", "of", "reported", "and", "rain,", "fell.", "\n", "(", ")")
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.integers(0, 30))
def test_rules_find_around_names_what_they_find_in_all_of_the_text(texts: list[str], apart: int) -> None:
    """The same first match of each rule, however far names stand apart."""
    marked = f" {'word ' * apart}".join(texts)
    stretches = list(_around_names(marked))
    for rule in RULES:
        whole = rule.pattern.search(marked)
        found = next(filter(None, (rule.pattern.search(marked, *stretch) for stretch in stretches)), None)
        assert (found and found.span()) == (whole and whole.span())
