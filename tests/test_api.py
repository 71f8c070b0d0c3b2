"""The Python door gives the same results as the commands, and costs nothing until it is used."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import lineage
from tests.program import FIXTURES
from tests.program import lineage as command


def test_the_public_names_are_these() -> None:
    """What `from lineage import …` promises; a name more or less is a decision."""
    assert set(lineage.__all__) == {"LineageError", "Settings", "__version__", "compare", "ingest"}
    assert all(getattr(lineage, name) for name in lineage.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = lineage.nothing


def test_importing_lineage_imports_nothing_heavy() -> None:
    """NumPy and the rooms come with the first use."""
    script = "import lineage, sys; print(sorted({'numpy', 'click', 'sqlite3', 'lineage.pipeline'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_compare_is_what_show_prints(tmp_path: Path) -> None:
    """Links, segments and shares of two strings are those of two files."""
    texts = ("The dam broke at dawn. Twelve farms were flooded.", "Fourteen farms were flooded. The mayor is away.")
    files = [tmp_path / f"{name}.txt" for name in "ab"]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    shown = json.loads(command("show", *files, "--format", "json").stdout)
    result = json.loads(lineage.compare(*texts).to_json())
    for part in ("links", "segments", "shares"):
        assert result[part] == shown[part]


def test_a_comparison_is_told_in_plain_text() -> None:
    """The terminal view without colour, no wider than asked for; less than 40 columns are 40."""
    result = lineage.compare("The dam broke at dawn.", "The dam broke at dawn. Nobody was hurt.")
    told = result.to_text(60)
    assert "+ added" in told
    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 60
    assert result.to_text(20) == result.to_text(40)
    assert max(map(len, result.to_text(20).splitlines())) <= 40


def test_what_is_printed_of_a_comparison_is_short() -> None:
    """Two sentences and the number of changed facts, however long the texts are."""
    result = lineage.compare("Twelve farms were flooded at dawn. " * 99, "Fourteen farms were flooded at dawn. " * 99)
    assert str(result) == repr(result)
    assert len(repr(result)) < 300
    assert "Of B, " in repr(result)
    assert "changed fact" in repr(result)


@pytest.mark.parametrize("given", [b"The dam broke.", None, Path("wire.txt"), 12])
def test_what_is_no_text_is_refused_with_a_hint(given: object) -> None:
    """On either side, and by the errors of this package alone."""
    for sides in ((given, "A text."), ("A text.", given)):
        with pytest.raises(lineage.LineageError, match="a string or an Article") as error:
            lineage.compare(*sides)  # type: ignore[arg-type]
        assert type(given).__name__ in str(error.value)


def test_help_is_about_the_function() -> None:
    """No signature spells out all the settings."""
    assert max(len(str(inspect.signature(public))) for public in (lineage.compare, lineage.ingest)) < 300


def test_a_notebook_shows_the_page_in_a_frame_of_its_own() -> None:
    """The page stands escaped in an attribute, so that nothing of a text becomes part of the notebook."""
    page = lineage.compare("A </iframe><script>alert(1)</script> B", "A B")._repr_html_()
    assert page.startswith("<iframe ")
    assert ' sandbox="allow-scripts" ' in page.split("srcdoc")[0]
    assert page.count("<") == 2
    assert page.endswith("</iframe>")


def test_ingest_takes_one_path_or_several(tmp_path: Path) -> None:
    """A string is one path, not a list of letters; the report counts what went in."""
    wire = FIXTURES / "corpus" / "wire"
    one = lineage.ingest(str(wire), tmp_path / "one.db")
    several = lineage.ingest(sorted(wire.iterdir()), tmp_path / "several.db")
    assert one.documents == several.documents == 3
    assert not one.skipped
