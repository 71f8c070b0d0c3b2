"""Every number that decides something: name, unit, reason, and the data it was chosen on.

One frozen `Settings` value is handed from room to room.  Its fingerprint is stored with each run, so that results of
different settings are never mixed silently.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field

from lineage.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on input; the error that a bound causes names it."""

    max_record_bytes: int = 32_000_000
    """Bytes of one record or file.  The longest real articles are below 1 MB; beyond this it is not an article."""
    max_text_characters: int = 10_000_000
    """Code points of one document's text after extraction."""
    max_html_bytes: int = 4_000_000
    """Bytes of one HTML page.  Article pages are below 1 MB; extraction takes seconds a megabyte on hostile ones."""
    max_json_depth: int = 50
    """Levels of lists and objects inside the unknown fields of a record; real ones have less than ten."""
    max_expansion: int = 250
    """Bytes out per byte in of a .gz or .zst file.  Corpora are packed 3 to 20 times, bombs 1,000 times and more."""


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """Cutting a document into passages."""

    min_words: int = 8
    """Words below which a passage is not signed: shorter lines ("He declined to comment.") repeat by chance."""
    block_words: int = 60
    """Words after which sentences of a one-block body start a new passage: the size of a long news paragraph."""


@dataclass(frozen=True, slots=True)
class MatchingSettings:
    """Shingles, signatures, candidate generation and what counts as a match."""

    shingle_words: int = 5
    """Words a shingle: chance overlaps of five words are rare in news, and one changed word costs five shingles."""
    num_perm: int = 64
    """Values of a MinHash signature."""
    bands: int = 32
    """LSH bands of num_perm / bands values each."""
    seed: int = 1
    """Seed of the permutations; datasketch's own default."""
    min_jaccard: float = 0.5
    """Shared fraction of the union from which two passages are near-duplicates and may be one family."""
    min_containment: float = 0.8
    """Shared fraction of the smaller set from which one passage stands inside the other."""


@dataclass(frozen=True, slots=True)
class AlignmentSettings:
    """What counts as the same words; the link model's own numbers are data of the alignment room."""

    verbatim_share: float = 0.95
    """Fraction of a sentence's words that stand in its counterpart in the same order for the same wording."""
    edited_share: float = 0.7
    """The same fraction from which a sentence counts as edited rather than reworded."""
    tag_quote_share: float = 0.6
    """Quoted fraction of a sentence's words from which the rest is a mere speech tag, if the quotation is the same."""
    frame_quote_share: float = 0.4
    """Quoted fraction from which a sentence with the same quotation in a rewritten frame is edited."""


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """When two facts of a link count as contradicting each other.  All were chosen on the tuning half of
    fixtures/changes.json and by reading what is reported on 1,200 paraphrase pairs from real news."""

    rounding: float = 0.12
    """Relative difference up to which "about", "nearly", "more than" explain two numbers: ten per cent and a little."""
    conversion: float = 0.06
    """Relative difference up to which two units say the same: "three miles" is 4.8 km, papers write "5 km"."""
    same_place: float = 2.5
    """Score from which two numbers or names fill one place.  Alone in one replaced tile is worth 2, the same noun
    behind 1.5, the same word before 1, each shared content word around 0.4 to 0.5."""
    same_claim: float = 0.5
    """Share of the shorter claim's content words that both sides have before two speakers are compared."""
    whole_claim: float = 0.8
    """Share of either side's content words that the other has before a source that is lost is reported."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run."""

    limits: Limits = field(default_factory=Limits)
    passages: PassageSettings = field(default_factory=PassageSettings)
    matching: MatchingSettings = field(default_factory=MatchingSettings)
    alignment: AlignmentSettings = field(default_factory=AlignmentSettings)
    changes: ChangeSettings = field(default_factory=ChangeSettings)

    def __post_init__(self) -> None:
        matching = self.matching
        if matching.num_perm % matching.bands:
            raise InputError("num_perm must be a multiple of bands", hint="for example num_perm=64, bands=32")

    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change whenever a setting does."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


DEFAULT = Settings()
