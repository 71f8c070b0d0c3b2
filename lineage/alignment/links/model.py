"""Measurements by name -> probabilities, by the logistic models in `data/links.json`.

`training/links.py` writes the file: for each model an intercept and, for each measurement, mean, scale and weight, so
that a reader sees what counts and how much.  There are two models: the first sees a pair of sentences, the second also
the surroundings of the pair.  Cost: one multiplication for each candidate and measurement.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from lineage.alignment.links.arrays import Matrix
from lineage.datafiles import text


@dataclass(frozen=True, slots=True)
class Logistic:
    """One logistic model over named measurements."""

    intercept: float
    terms: Mapping[str, tuple[float, float, float]]  # name of a measurement -> mean, scale, weight

    def probability(self, values: Mapping[str, Matrix], count: int) -> Matrix:
        """Probabilities 0..1 of `count` candidates, float32 of shape (count,).

        KeyError if a term is not among the values.
        """
        total = np.full(count, self.intercept, np.float64)
        for name, (mean, scale, weight) in self.terms.items():
            total += (values[name] - mean) * (weight / scale)
        result: Matrix = (1 / (1 + np.exp(-np.clip(total, -30, 30)))).astype(np.float32)
        return result

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Logistic:
        """The model that a JSON object describes."""
        return cls(record["intercept"], {name: (m, s, w) for name, (m, s, w) in record["terms"].items()})


@dataclass(frozen=True, slots=True)
class LinkModel:
    """The models of both passes, and the least probability of a pair that is a link."""

    first: Logistic
    second: Logistic
    threshold: float


@cache
def shipped() -> LinkModel:
    """The model that is shipped with lineage."""
    record = json.loads(text("alignment", "links.json"))
    return LinkModel(Logistic.of(record["first"]), Logistic.of(record["second"]), record["threshold"])
