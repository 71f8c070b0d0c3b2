"""How often an outlet prints each of its wordings -> which of them are furniture.

A newsletter box is known by being printed under forty stories; so is a columnist's biography, and no list of forms
could know either.  News repeats as well: a story and its updates, the background paragraph of an affair, short
sentences by chance.  Three measures tell furniture from news, and all must agree: the number of documents (more for a
longer wording), the number of days, and for short or undated wordings the share of all documents of the outlet.

Cost: a few array operations.  Failure modes: a background paragraph that an outlet reuses for months is marked; in a
small or undated collection nothing is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lineage.config import Settings


def repeated_furniture(
    *,
    words: ArrayLike,
    printed: ArrayLike,
    days: ArrayLike,
    outlet_documents: ArrayLike,
    outlet_days: ArrayLike,
    settings: Settings,
) -> NDArray[np.bool_]:
    """For each pair of an outlet and a wording, True if the wording is furniture of the outlet by repetition.

    The arguments are integer arrays of one shape (n,); the two of the outlet may also be one number for all pairs:
    `words`, the length of the wording; `printed`, how many distinct documents of the outlet print it; `days`, on how
    many distinct days those were published (0 if unknown); `outlet_documents`, how many documents the outlet has;
    `outlet_days`, on how many distinct days these were published.

    >>> from lineage.config import DEFAULT
    >>> repeated_furniture(words=[40, 40, 40], printed=[3, 14, 40], days=[2, 3, 30],
    ...                    outlet_documents=900, outlet_days=200, settings=DEFAULT)
    array([False, False,  True])
    """
    limits = settings.passages
    length, found, on_days = (np.asarray(values, dtype=np.int64) for values in (words, printed, days))
    documents, all_days = (np.asarray(values, dtype=np.int64) for values in (outlet_documents, outlet_days))
    short = length < limits.min_words
    needed = np.minimum(limits.repeat_documents + length // limits.repeat_words, limits.repeat_enough)
    needed = np.where(short, 2 * limits.repeat_documents, needed)
    needed_days = np.ceil(needed * limits.repeat_days)
    often = found >= needed
    no_chance = ~short | (found >= limits.repeat_share * documents)
    datable = all_days >= needed_days
    spread = np.where(datable, on_days >= needed_days, found >= limits.repeat_undated_share * documents)
    return np.asarray((length > 0) & often & no_chance & spread, dtype=np.bool_)
