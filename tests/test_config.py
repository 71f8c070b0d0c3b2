"""Settings: numbers that decide something, and nothing else in their place."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest

from lineage.config import DEFAULT, RETIRED, Settings
from lineage.errors import InputError

MATCHING, WAITS = DEFAULT.matching, DEFAULT.waits
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no part": ({"matching": 5}, "settings.matching: expected MatchingSettings, not int"),
    "another part": ({"matching": DEFAULT.stories}, "expected MatchingSettings, not StorySettings"),
    "words": (
        {"matching": replace(MATCHING, min_jaccard="0.5")},
        "settings.matching.min_jaccard: expected float, not '0.5'",
    ),
    "nothing": (
        {"waits": replace(WAITS, writer_seconds=None)},
        "settings.waits.writer_seconds: expected float, not None",
    ),
    "half of one": ({"matching": replace(MATCHING, seed=1.5)}, "settings.matching.seed: expected int, not 1.5"),
    "no number": ({"matching": replace(MATCHING, min_jaccard=float("nan"))}, "expected float, not nan"),
    "a flag": ({"matching": replace(MATCHING, seed=True)}, "expected int, not True"),
    "bands that do not fit": ({"matching": replace(MATCHING, bands=3)}, "num_perm must be a multiple of bands"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_number_is_refused_by_name(wrong: str) -> None:
    """Where the settings are made, not where a threshold is compared with something."""
    parts, said = WRONG[wrong]
    with pytest.raises(InputError) as error:
        replace(DEFAULT, **parts)
    assert said in str(error.value)


def test_a_whole_number_will_do_for_any() -> None:
    """One second is as good as 1.0."""
    assert replace(DEFAULT, waits=replace(WAITS, writer_seconds=1)).waits.writer_seconds == 1


def test_stored_settings_come_back() -> None:
    """What was left out has its default; what this version does not know is refused by name."""
    other = replace(DEFAULT, matching=replace(MATCHING, min_jaccard=0.6))
    assert Settings.restored(asdict(other)) == other
    assert Settings.restored({"matching": {"min_jaccard": 0.6}}) == other
    retired: dict[str, dict[str, float]] = {}
    for part, name in RETIRED:
        retired.setdefault(part, {})[name] = 1
    assert Settings.restored({"matching": {"min_jaccard": 0.6}, **retired}) == other
    assert not {(part, name) for part, values in asdict(other).items() for name in values} & RETIRED
    with pytest.raises(InputError, match=r"matching\.min_cosine"):
        Settings.restored({"matching": {"min_cosine": 0.6}})
    with pytest.raises(InputError, match=r"not valid settings: .* zero"):
        Settings.restored({"matching": {"bands": 0}})
    with pytest.raises(InputError, match="expected float, not None"):
        Settings.restored({"matching": {"min_jaccard": None}})
