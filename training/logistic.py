"""Measurements and answers -> a regularised logistic model, by Newton's method.

A ridge penalty on standardised measurements keeps correlated ones from fighting; the penalty is in units of examples.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lineage.alignment.links.model import Logistic

Array = NDArray[np.float64]


def fit(names: Sequence[str], values: Array, answers: Array, weights: Array, penalty: float) -> Logistic:
    """The model of `values`, shape (examples, measurements), for answers 0 or 1."""
    mean = np.average(values, axis=0, weights=weights)
    scale = np.sqrt(np.average((values - mean) ** 2, axis=0, weights=weights)) + 1e-6
    design = np.column_stack([np.ones(len(values)), (values - mean) / scale])
    ridge = np.diag([1e-6] + [penalty] * len(names))
    beta = np.zeros(len(names) + 1)
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        slope = design.T @ (weights * (chance - answers)) + ridge @ beta
        curvature = (design * (weights * chance * (1 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(curvature, slope)
        beta -= step
        if np.abs(step).max() < 1e-7:
            break
    terms = {name: (float(m), float(s), float(w)) for name, m, s, w in zip(names, mean, scale, beta[1:], strict=True)}
    return Logistic(float(beta[0]), terms)
