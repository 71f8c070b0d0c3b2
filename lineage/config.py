"""Every number that decides something: name, unit, reason, and the data it was chosen on.

One frozen `Settings` value is handed from room to room.  Its fingerprint is stored with each run, so that results of
different settings are never mixed silently.  One file, however long: it is a table to look things up in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

from lineage.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on input; the error that a bound causes names it."""

    max_record_bytes: int = 32_000_000
    """Bytes of one record or file.  The longest real articles are below 1 MB; beyond this it is not an article."""
    max_text_characters: int = 10_000_000
    """Code points of one document's text after extraction."""
    max_text_lines: int = 100_000
    """Lines of one document's text.  Each may be a passage of 700 bytes in memory; the longest real articles have a
    thousand, a novel has ten thousand."""
    max_html_bytes: int = 4_000_000
    """Bytes of one HTML page.  Article pages are below 1 MB; extraction takes seconds a megabyte on hostile ones."""
    max_json_depth: int = 50
    """Levels of lists and objects inside the unknown fields of a record; real ones have less than ten."""
    max_xml_depth: int = 200
    """Elements of a wire format in XML inside one another; real ones have a dozen."""
    max_expansion: int = 250
    """Bytes out per byte in of a compressed file.  Corpora are packed 3 to 20 times, bombs 1,000 times and more."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long others are waited for who use the same database; no answer depends on these."""

    writer_seconds: float = 600.0
    """Seconds a writer waits for another one.  What holds the file longest is the end of an ingest, in one piece: 35 s
    of CPU for 10,000 new articles, which took two minutes on two cores that five others shared."""
    reader_seconds: float = 10.0
    """Seconds a reader waits.  Readers never wait for what an ingest writes, only for moments in which the whole file
    changes hands: a schema that is made or brought up, a log that a killed program has left."""
    attempt_seconds: float = 0.5
    """Seconds SQLite waits at a stretch; between two of these Ctrl-C is heard, and the wait is made known."""
    leaving_seconds: float = 2.0
    """Seconds a writer that is done waits for readers, to leave one file without a log beside it, and one that gives up
    waits for other writers, to leave word of it."""


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """Cutting a document into passages."""

    min_words: int = 8
    """Words below which a passage is not signed: shorter lines ("He declined to comment.") repeat by chance."""
    block_words: int = 60
    """Words after which sentences of a one-block body start a new passage: the size of a long news paragraph."""
    split_words: int = 180
    """Words above which a paragraph is a block that is cut at sentences; 99 % of the paragraphs of 10,000 news articles
    have fewer than 145."""
    repeat_documents: int = 4
    """Documents of one outlet that have to print a wording before it can be furniture by repetition: three are a story
    and its updates.  Twice as many below `min_words`: names and labels serve as crossheads."""
    repeat_words: int = 5
    """Words of a wording that call for one more document: background paragraphs of 45 words are reused in a dozen
    stories of one affair, and are news."""
    repeat_enough: int = 30
    """Documents that are enough whatever the length: no paragraph of news is printed that often by one outlet."""
    repeat_share: float = 0.003
    """Share of the outlet's documents that must print a wording below `min_words`: "He declined to comment." comes back
    by chance, the more often the larger the archive."""
    repeat_days: float = 0.5
    """Distinct days per needed document: updates of a story crowd on two or three days, a box is printed for weeks."""
    repeat_undated_share: float = 0.1
    """Share of the outlet's documents that must print a wording where days cannot tell (no dates, or too few days)."""


@dataclass(frozen=True, slots=True)
class MatchingSettings:
    """Shingles, signatures, candidate generation and what counts as a match.

    Chosen on 10,589 news articles of some 300 outlets: 217,585 distinct wordings of eight words and more, of which an
    exact join of all shingles finds 15,114 pairs with keep_jaccard, or with min_containment and min_shared.
    """

    shingle_words: int = 5
    """Words a shingle: chance overlaps of five words are rare in news, and one changed word costs five shingles."""
    num_perm: int = 16
    """Values of a MinHash signature.  They only generate candidates, which are then measured on the real shingles, so
    that more values would buy size, not precision."""
    bands: int = 8
    """LSH bands of num_perm / bands = 2 values each.  Chance that a pair shares one: 0.90 at Jaccard 0.5, 0.985 at
    0.65, 0.08 at 0.1."""
    seed: int = 1
    """Seed of the permutations; datasketch's own default."""
    signed_shingles: int = 16
    """Shingles, twenty words, up to which a passage is signed; longer ones meet by their anchors.  Of the near-
    duplicates on the data that share too few anchors none has more than 4 shingles, and of 9,000 invented ones of 12
    to 200, with words changed at random, none shares too few.  Signing all would make 23 keys a wording of 16."""
    anchor_window: int = 4
    """Consecutive shingles of which the smallest is an anchor.  Two texts with eight words in a row in common, the
    length of the shortest passage that is signed, share an anchor for certain.  15 anchors a wording; 3 would take 19,
    5 would take 12 and miss short passages."""
    min_anchor_share: float = 0.28
    """Fraction of the anchors of the wording with fewer that a pair must share to be worth measuring, two of seven.  On
    the data, with bands: every contained pair, 0.9998 of those with min_jaccard and 0.9988 of all, for 41,000 pairs
    measured where any shared anchor would have 717,000; 0.25, two of eight, finds half of the rest for 85,000."""
    crowd: int = 256
    """Wordings up to which a key makes pairs of those that have it.  A run of eight words that more of them hold is a
    formula ("Read or share this story: http://…", "said in a statement that the"), and who copied it holds other keys
    as well; without a bound, a line that differs in one number under every article makes half the square of them in
    pairs.  On the data 3 of 3.4 million keys are crowded; passim leaves out n-grams of more than 100 documents."""
    min_jaccard: float = 0.5
    """Shared fraction of the union from which two passages are near-duplicates and may be one family."""
    keep_jaccard: float = 0.45
    """Shared fraction of the union from which a pair is recorded as a match.  Below min_jaccard, because readers who
    cut words differently (`don't` as one word) measure up to 0.05 more."""
    min_containment: float = 0.75
    """Shared fraction of the smaller set from which one passage stands inside the other; readers ask for 0.8, and the
    same slack applies."""
    min_shared: int = 6
    """Shingles that a contained passage must share, ten words in a row: "He did not respond to a request for comment"
    inside two paragraphs is a formula, not reuse."""
    part_containment: float = 0.4
    """Shared fraction of the smaller set from which two passages match in part, if they share `part_shared` shingles:
    where one outlet's paragraph straddles another's two passages, the larger part has half of it, less an edit."""
    part_shared: int = 12
    """Shingles, sixteen words in a row: a sentence of its own, mostly a quotation.  On the data the rule adds 2,000
    pairs to 15,000; in a sample of twelve all were reuse."""
    family_floor: float = 0.35
    """Jaccard that any two members of a family have, unless one stands inside the other."""


@dataclass(frozen=True, slots=True)
class AlignmentSettings:
    """What counts as the same words; the link model's own numbers are data of the alignment room."""

    verbatim_share: float = 0.98
    """Fraction of a sentence's words that stand in its counterpart in the same order for the same wording: one changed
    word makes a sentence of less than fifty edited.  In 38 labelled pairs no verbatim sentence has less."""
    edited_share: float = 0.7
    """The same fraction from which a sentence counts as edited rather than reworded.  In those pairs all paraphrases
    are below 0.66, all edited sentences without quotation but one above 0.85."""
    edited_together: float = 0.6
    """Fraction of them that must stand together in the counterpart, with no more other words between than themselves: a
    headline finds its words scattered over any long sentence.  Of 314 links between 500 pairs of news articles that
    have the words nine have less, of which two are light edits."""
    tag_quote_share: float = 0.4
    """Quoted fraction of a sentence's words from which the rest is a mere speech tag, if the quotation is the same: a
    tag with a full name, an office and an outlet is as long as a short quotation."""
    frame_quote_share: float = 0.35
    """Quoted fraction from which a sentence with the same quotation in a rewritten frame is edited."""
    edited_quote_share: float = 0.75
    """Fraction of the quoted words that must be the same for that: paraphrased quotations stay below 0.6."""


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """When two facts of a link count as contradicting each other.  All were chosen on the tuning half of
    fixtures/changes.json and by reading what is reported on 1,200 paraphrase pairs and between articles from real
    news."""

    rounding: float = 0.12
    """Relative difference up to which "about", "nearly", "more than" explain two numbers: ten per cent and a little."""
    nearby: float = 0.05
    """The same for two numbers of as many digits where one is about or nearly so many: "nearly two dozen" of 23."""
    conversion: float = 0.06
    """Relative difference up to which two units say the same: "three miles" is 4.8 km, papers write "5 km"."""
    same_place: float = 2.5
    """Score from which two numbers or names fill one place.  Alone in one replaced tile is worth 2, the same noun
    behind 1.5, the same word before 1, each shared content word around 0.4 to 0.5."""
    same_place_anew: float = 3.0
    """The same for numbers in sentences that are worded anew, which nothing else ties.  Of 20 reports between news
    articles that it takes away seven were right."""
    copied: float = 0.8
    """Share of words in equal tiles from which a sentence was copied, not written anew: another spelling of a name is
    then a change, and two common content words are enough for a denied statement to recur (else three)."""
    same_claim: float = 0.5
    """Share of the shorter claim's content words that both sides have before two speakers are compared."""
    same_statement: float = 0.3
    """Share of their words from which two sentences are so much alike that a denial, a doubt or a source that only one
    of them has was left out or put in.  Between articles of two outlets, 28 of 40 reports below it were wrong, as the
    sentences told different things of one event; of 48 planted changes none is below."""
    same_doubt: float = 0.34
    """The same for a doubt, which mostly stands in a clause of its own.  Of 26 reports between news articles below it
    half were right, of 65 above it three of four; of planted doubts none is below."""
    same_denial: float = 0.5
    """The same for a denial, and for an opposite unless names and numbers tie both: it mostly stands in a clause that
    the other side lacks.  Of 24 reports between news articles below it three were right; of planted denials none is
    below."""
    same_but_for_a_fact: float = 0.4
    """The same for names, and for numbers that are far apart: two reports of one event name other people in like
    sentences.  Of 44 wrong reports of names five were above it, of 20 planted ones 19."""
    times_apart: float = 3.0
    """Ratio of two numbers from which they are far apart.  Of 24 reports of such numbers, dates, years, weekdays and
    times of day in sentences that are less alike, two were right; of the others half.  Its square is too
    far also in sentences that names and numbers tie, unless they are nearly the same: of 14 such reports one was
    right."""
    times_apart_untold: float = 1.5
    """The same for other numbers than those of the dead, injured and missing of one event, which grow by the hour.
    Of 22 reports between news articles that it takes away five were right."""
    telling_words: float = 0.15
    """Rarity, summed, of the words that the clauses of two such numbers share, below which they could stand in any
    news.  Of eight reports that it takes away after all else three were right."""
    days_apart: int = 10
    """Days from which two dates are of two things; a slip of the tens, 14 for 24, is not.  Of seven reports between
    news articles that it takes away none was right."""
    days_apart_tied: int = 31
    """The same where names and numbers tie the sentences."""
    nearly_same: float = 0.6
    """The same from which the rest of two sentences is one, so that what differs in them fills one place."""
    mostly_one: float = 0.5
    """The same from which two sentences say so little else that no name and no other number in common has to show that
    their numbers are of one thing.  Of 35 reports between news articles that had none and are below, 13 were right."""
    told_by_longer: float = 2 / 3
    """Share of the content words of the shorter sentence that the longer one has, from which the same holds."""
    whole_claim: float = 0.8
    """Share of either side's content words that the other has before a source that is lost is reported."""


@dataclass(frozen=True, slots=True)
class StorySettings:
    """Which documents tell of one event.

    Chosen on 10,589 news articles of three years (about ten a day), of which 112 pairs were read by hand, spread over
    all scores, and on the fixtures.
    """

    window_days: int = 7
    """Days between two reports of one event.  Of 123 pairs of outlets that printed the same text within a month, 113
    did within a week; the next week is another event with the same names."""
    terms: int = 40
    """Terms of a document that are compared, the weightiest: 20 find 2,691 related pairs in the data, 40 find 3,323,
    and 80 only 43 more."""
    lead_characters: int = 2_500
    """Characters of the body that are read for terms; news says first what it is about."""
    min_rarity: float = 0.22
    """Rarity below which a word says nothing about the event ("president", "government")."""
    capital_factor: float = 1.4
    """How much more a term with a capital counts: names carry the event."""
    min_score: float = 0.32
    """Shared weight from which two documents of one day are related.  Of 14 pairs read in each band, 8 told of one
    event from 0.25 to 0.30, 10 from 0.30 to 0.35, 13 from 0.35 to 0.40, and nearly all above."""
    score_per_day: float = 0.012
    """How much more is asked for each day between them: 0.40 after a week."""
    undated_score: float = 0.40
    """The same where a date is missing or not exact to the day."""
    min_terms: int = 5
    """Terms that two related documents share: one name alone, however rare, is a person and not an event."""
    max_term_share: float = 0.25
    """Most that one term may add to a score, for the same reason."""
    akin_score: float = 0.11
    """Shared weight below which two documents, both related to a third, tell of different events.  Of 1,475 pairs of
    news articles that stood so, 99 in 100 share more; of what stands on either side of a round-up nothing does."""
    sure_score: float = 0.5
    """Relatedness from which a pair is aligned although another event claims one of the two: 50 pairs beside 2,422 in
    10,589 articles of news."""
    pairs_per_document: int = 3
    """Pairs of a document that are aligned within its story, the closest: bounds the cost, some 6 ms a pair."""
    copied_share: float = 0.8
    """Share of the shorter document's words that shared passages cover, from which an aligner has nothing to add …"""
    copied_rest: int = 8
    """… unless each of both has so many words in passages that share none with the other, as many as a passage needs to
    be matched: whoever copies an article may have reworded one paragraph of it."""
    duplicate_share: float = 0.8
    """Share of the words of a document's body that an earlier document must hold to stand for it.  Of copies that an
    editor has cut or added to, one in five sentences is another one; below, texts are kept that share a background."""


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """When shared passages make a source, who its origin is, and when a credit counts.

    Words are words of English here, as `passages.amount` counts them in a text of any language.
    """

    min_words: int = 20
    """Words that each of two documents must share with the other: one stock phrase is no source."""
    min_narrative_words: int = 12
    """Of these, words outside quotation marks: two reporters who heard one speaker share only what was said."""
    bare_words: int = 40
    """Words of one paragraph below which it must have a name or a figure outside quotation marks, unless it is all of a
    document: "firefighters were called at once, and the cause is being looked into" stands under any fire.  In scripts
    without capitals figures are all there is.  On 10,489 news articles the rule parts two pairs, both rightly."""
    min_credited_words: int = 10
    """Words that a document must share with one that credits the same agency or is the agency's own, half of
    `min_narrative_words` among them: who says himself where he has it from needs less to be believed."""
    quote_share: float = 0.15
    """Quoted share of a stretch from which its narration is compared word by word."""
    reworded_score: float = 0.5
    """Mean score of its links from which a passage of a copy derives from the source as well, in other words.  Of 18
    links of news below it, read by hand, half are right: the passage is still called a paraphrase, but not copied."""
    one_outlet_words: int = 50
    """Words that two documents of one outlet must share: below, it is a note on an author or a standing sentence."""
    tie_share: float = 0.25
    """Share of the shorter document that two documents must have in common, outside quotation marks, to count as
    copies of one text; below, a press statement in two agencies' reports would make one report of them."""
    tie_words: int = 120
    """Words that are enough for it, however long the documents are: three or four paragraphs."""
    formula_words: int = 100
    """Common words apart from names and figures from which two documents share a text and no formula, whatever facts
    differ: bulletins and notices have 30 to 75, five paragraphs of news with all facts changed 120.  Longer ones are a
    formula where three and more contexts fill it in, and have more slots in proportion."""
    formula_slots: int = 2
    """Names and figures that each of two documents fills into common text, from which that may be a formula."""
    slot_ratio: float = 0.5
    """These, as a part of the names and figures that are common, from which it is one: a copy with a new toll keeps
    who, where and when."""
    update_days: int = 1
    """Days up to which figures alone that differ are an update of one event: a bulletin of later days has its own."""
    standing_words: int = 70
    """Common words apart from names and figures from which text without such slots is no formula, however far apart its
    carriers are: cautions of courts, notes on polls and outlooks have 25 to 60, and an old text printed again more."""
    kin_ratio: float = 0.25
    """Names and rare words that both have outside of the common text, as a part of the names and figures that one has
    alone, up to which they tell of different matters."""
    own_share: float = 0.5
    """Share of what the others have in common that an agency's own document must hold to be the origin."""
    origin_share: float = 0.85
    """Share of what the others have in common that a document must hold to be their origin."""
    origin_confidence: float = 0.5
    """Sum of the weights from which a document is called the origin."""
    slip_weight: float = 3.0
    """Weight of shared deviations from which two copies belong together: a changed name or number counts 2, any other
    word 0.5, because two editors may well make the same small repair."""
    compare_at_most: int = 40
    """Documents of a source up to which copies are compared with one another for shared slips; the cost grows with
    their square, and beyond, a slip shared by two hardly stands out."""
    weak_credit: float = 0.5
    """Vote of "with files from" and "contributed to", where part of the text is said to be the outlet's own, against 1
    for a dateline, a byline or a copyright line."""
    full_vote_share: float = 0.5
    """Share of a document's words in a source from which its credit has its full vote on the source's name."""
    full_vote_part: float = 0.3
    """Words of a document in a source, as a part of those that its fullest carrier has, from which the vote is full."""
    min_votes: float = 0.12
    """Votes a carrier that an agency needs to name the source: one credit speaks for eight silent copies, not more."""
    one_outlet_votes: float = 0.4
    """Votes that an agency needs where all carriers are of one outlet: its own follow-ups share background with a
    report that an agency contributed to, and are no agency text for that."""
    audit_share: float = 0.1
    """Share of its words that a document must draw from a source to owe it a credit."""
    statement_links: int = 2
    """Sentences of like meaning that two independent reports must share to hang on one statement."""
    statement_words: int = 24
    """Words in these sentences, on the side that has fewer."""
    statement_quote_words: int = 10
    """Words of a literally equal quotation that are enough alone."""


DECIDING: Final = ("limits", "passages", "matching", "alignment", "stories", "sources", "changes")
"""The parts of the settings that answers may depend on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run."""

    limits: Limits = field(default_factory=Limits)
    waits: Waits = field(default_factory=Waits)
    passages: PassageSettings = field(default_factory=PassageSettings)
    matching: MatchingSettings = field(default_factory=MatchingSettings)
    alignment: AlignmentSettings = field(default_factory=AlignmentSettings)
    stories: StorySettings = field(default_factory=StorySettings)
    sources: SourceSettings = field(default_factory=SourceSettings)
    changes: ChangeSettings = field(default_factory=ChangeSettings)

    def __post_init__(self) -> None:
        for name, kind in _parts().items():
            _require_numbers(name, getattr(self, name), kind)
        matching = self.matching
        if matching.num_perm % matching.bands:
            raise InputError("num_perm must be a multiple of bands", hint="for example num_perm=16, bands=8")

    def fingerprint(self, *parts: str) -> str:
        """Sixteen hexadecimal digits that change whenever a setting of these parts does.

        Without parts: whenever one does that an answer may depend on.
        """
        deciding = {name: values for name, values in asdict(self).items() if name in (parts or DECIDING)}
        return hashlib.sha256(json.dumps(deciding, sort_keys=True).encode()).hexdigest()[:16]

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Settings:
        """The settings that `dataclasses.asdict` turned into `stored`; what is not among them has its default.

        InputError where this version does not know one of them.
        """
        parts = {name: kind for name, kind in _parts().items() if name in stored}
        try:
            for name, kind in parts.items():
                if strange := sorted(set(stored[name]) - {setting.name for setting in fields(kind)}):
                    message = f"this version of lineage does not know the setting {name}.{strange[0]}"
                    raise InputError(message, hint="use the version that stored it")
            return cls(**{name: kind(**stored[name]) for name, kind in parts.items()})
        except (TypeError, ArithmeticError) as error:
            raise InputError(f"not valid settings: {error}", hint="use the version that stored them") from error


def _parts() -> dict[str, Any]:
    """The parts of the settings and their types."""
    return {part.name: part.default_factory for part in fields(Settings)}


def _require_numbers(name: str, values: object, kind: Any) -> None:
    """InputError for a part or a setting of another type, and for NaN; a whole number may stand for a fraction."""
    if not isinstance(values, kind):
        raise InputError(f"expected {kind.__name__}, not {type(values).__name__}", where=f"settings.{name}")
    for setting in fields(kind):
        given, wanted = getattr(values, setting.name), type(setting.default)
        if isinstance(given, bool) or not isinstance(given, int | wanted) or given != given:  # nan
            where, hint = f"settings.{name}.{setting.name}", f"the default is {setting.default}"
            raise InputError(f"expected {wanted.__name__}, not {given!r}", where=where, hint=hint)


DEFAULT = Settings()
