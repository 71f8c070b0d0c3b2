"""Tables: results, line-ups and prices alone tie no documents, but go with a text that is shared in its own right."""

from __future__ import annotations

import pytest

from lineage.provenance.shared.tables import is_tabular
from tests.test_provenance_tracing import FAIR, OWN, PIER, article, lineage_of, sources_of

EARLY, NOON = "2024-03-05T08:00:00+00:00", "2024-03-05T12:00:00+00:00"
TABLES = [
    "Coast League: Orrin 3 Tarn 1; Marl 0 Fenby 0; Wexley 2 Dale 2; Kelp United 1 Lowmere 4; Stoke 5 Varn 0.",
    "Orrin: Hume; Crabb, Otway, Lisle, Penn; Darke, Sole (Dent 61), Iver; Roche, Mann, Ezeh. Referee: D. Cope.",
    "Closing prices: Aker 41.20; Bruun 118.60; Dalsund 9.45; Elmo 77.00; Norrlinje 203.50; Ottelin Marine 15.10.",
    "Result: Hetty Vane (Ind) 4,871; Ulf Brandt (Lab) 4,840; Nell Orde (Con) 2,102; Ida Lund (Green) 688.",
]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_alone_makes_no_copy(table: str) -> None:
    """Both had it from those who give it to all."""
    found = lineage_of(
        article("Bay Gazette", [*OWN[:2], table], EARLY), article("Valley Star", [*FAIR[:2], table], NOON)
    )
    assert found.sources == ()
    assert found.audits == ()


@pytest.mark.parametrize("table", TABLES)
def test_a_table_goes_with_the_report_that_was_copied(table: str) -> None:
    """The copy has it from the same page."""
    found = lineage_of(article("Bay Gazette", [*PIER, table], EARLY), article("Valley Star", [*PIER, table], NOON))
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert {row.label for row in found.derivations} == {"verbatim"}
    assert len(found.derivations) == len(PIER) + 1


@pytest.mark.parametrize(
    "text",
    [
        *PIER,
        "Mayor Hetty Vane, Orrin",  # too short to tell
        "How Mayor Hetty Vane Of Orrin Lost The Pier, And Why The Council Of Fenby Is Glad",
        "MAYOR HETTY VANE OF ORRIN, WHO LOST 3 VOTES, WAS BEATEN BY ULF BRANDT OF FENBY ON MONDAY",
        "Hetty Vane, Ulf Brandt and Nell Orde voted against the pier; the mayor, who is 71, did not vote at all.",
    ],
)
def test_sentences_and_headlines_are_no_tables(text: str) -> None:
    """Words join their names, or there is nothing between these."""
    assert not is_tabular(text)
