"""A file of publishing groups -> the owner of each outlet, or an error that says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineage import pipeline
from lineage.errors import InputError
from lineage.pipeline import read_owners
from tests.program import FIXTURES


def test_each_outlet_gets_its_group() -> None:
    """The fixtures' file names one group of two outlets."""
    assert read_owners(FIXTURES / "owners.toml") == {
        "Harbour Ledger": "Straits Media Group",
        "coast-daily": "Straits Media Group",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("this is no table", "not TOML"),
        ("[groups]\nA = ['B']", "not a file of owners"),
        ("owners = 3", "not a file of owners"),
        ("[owners]\nA = 'B'", "not a list of names"),
        ("[owners]\nA = ['B', 3]", "not a list of names"),
        ("[owners]\nA = ['B']\nC = ['B']", "belongs to 'A' and to 'C'"),
    ],
)
def test_a_file_of_another_form_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    """The error names the file, what is wrong, and the form that is wanted."""
    path = tmp_path / "owners.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"owners\.toml") as caught:
        read_owners(path)
    assert said in str(caught.value)
    assert caught.value.hint


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    """Not a traceback of the operating system."""
    with pytest.raises(InputError, match="cannot read"):
        read_owners(tmp_path / "nowhere.toml")


def test_an_owned_outlet_without_documents_is_doubted(tmp_path: Path) -> None:
    """A misspelt name is told with the one that was meant, and changes nothing else."""
    database = tmp_path / "a.db"
    owners = {"Harbour Leger": "Some House", "Northern Courier": "Other House"}
    report = pipeline.ingest([FIXTURES / "corpus"], database, pipeline.IngestOptions(owners=owners, jobs=1))
    (doubt,) = [remark for remark in report.remarks if "owners" in remark.message]
    assert doubt.where == "Harbour Leger"
    assert "did you mean 'Harbour Ledger'?" in doubt.message
    assert pipeline.check(database, jobs=1).wrong == ()
