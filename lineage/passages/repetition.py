"""How often an outlet prints each of its wordings -> which of them are furniture.

A newsletter box is known by being printed under forty stories; so is a columnist's biography, and no list of forms
could know either.  News repeats as well: a story and its updates, the background paragraph of an affair, short
sentences by chance.  What tells them apart must all agree: the number of documents (more for a longer
wording), the number of days, and for short or undated wordings the share of all documents of the outlet.

Cost: a few array operations.  Failure mode: a background paragraph that an outlet reuses for months is marked; so, in a
small or undated collection, is nothing.
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
    """Which wordings of an outlet are furniture by repetition; one answer per pair of outlet and wording.

    Integer arrays of one shape (n,); what belongs to the outlet may also be one number for all:
    `words`, the length of the wording; `printed`, how many distinct documents of the outlet print it; `days`, on how
    many distinct days those were published (0 where unknown); `outlet_documents` and `outlet_days`, the same of all
    documents of the outlet.

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
