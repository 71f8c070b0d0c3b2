"""Every number that users may change: its name, unit, reason, and the data it was chosen on.

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

RETIRED: Final = frozenset((("changes", "days_apart_tied"),))
"""Part and name of settings that older versions stored, and that decide nothing any more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on input; the error for an input beyond a bound names that bound."""

    max_record_bytes: int = 32_000_000
    """Bytes of one record or file.  The longest real articles are below 1 MB; a longer one is no article."""
    max_text_characters: int = 10_000_000
    """Code points of one document's text after extraction."""
    max_text_lines: int = 100_000
    """Lines of one document's text.  Each line may become a passage, which takes 700 bytes of memory; the longest real
    articles have a thousand lines, a novel has ten thousand."""
    max_html_bytes: int = 4_000_000
    """Bytes of one HTML page.  Article pages are below 1 MB; extraction takes seconds per megabyte on hostile pages."""
    max_word_bytes: int = 4_000_000
    """Bytes of the text of a Word document with its marks, unpacked.  Drafts have 50 to 500 KB, a quarter of a second
    per megabyte; a hostile document takes four seconds and 100 MB of memory per megabyte."""
    max_json_depth: int = 50
    """Levels of nested lists and objects inside the unknown fields of a record; real records have fewer than ten."""
    max_xml_depth: int = 200
    """Levels of nested elements of a wire format in XML; real files have a dozen."""
    max_expansion: int = 250
    """Bytes out per byte in of a compressed file.  Corpora are packed 3 to 20 times, bombs 1,000 times and more."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long a process waits for other processes that use the same database; no answer depends on these numbers."""

    writer_seconds: float = 600.0
    """Seconds a writer waits for another writer.  The end of an ingest holds the file longest, in one piece: 35 s of
    CPU for 10,000 new articles, which took two minutes on two cores shared with five other processes."""
    reader_seconds: float = 10.0
    """Seconds a reader waits.  Readers never wait for what an ingest writes, only while the whole file is locked: while
    a schema is created or upgraded, or the log of a killed program is recovered."""
    attempt_seconds: float = 0.5
    """Seconds SQLite waits at a stretch; between two stretches Ctrl-C is noticed and the user is told of the wait."""
    leaving_seconds: float = 2.0
    """Seconds that a writer waits before it leaves: when done, for readers, so that one file without a log beside it
    remains; when it gives up, for other writers, so that it can record that it gave up."""


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """Cutting a document into passages."""

    min_words: int = 8
    """Fewest words of a passage that is indexed and matched.  A shorter passage gets no keys (neither MinHash bands nor
    anchors) and makes no match: lines such as "He declined to comment." repeat by chance.  Which of the longer ones
    have a MinHash signature, and which only anchors, is a matter of `MatchingSettings.signed_shingles`."""
    block_words: int = 60
    """Words after which a body that is one block is cut, at the next sentence, into a new passage: the size of a long
    news paragraph."""
    split_words: int = 180
    """Words above which a paragraph counts as a block, which is cut at sentences; 99 % of the paragraphs of 10,000 news
    articles have fewer than 145 words."""
    repeat_documents: int = 4
    """Fewest documents of one outlet that must print a wording before it can be furniture by repetition: three
    documents may be a story and its updates.  A wording below `min_words` needs twice as many, because names and labels
    serve as crossheads."""
    repeat_words: int = 5
    """For every so many words of a wording one more document is required: background paragraphs of 45 words are reused
    in a dozen stories of one affair, and are news."""
    repeat_enough: int = 30
    """Documents that are enough for a wording of any length: no paragraph of news is printed that often by one
    outlet."""
    repeat_share: float = 0.003
    """Least share of the outlet's documents, 0..1, that must print a wording below `min_words` besides: "He declined to
    comment." comes back by chance, the more often the larger the archive."""
    repeat_days: float = 0.5
    """Distinct days of publication that are required for each required document: updates of a story crowd on two or
    three days, while a box is printed for weeks."""
    repeat_undated_share: float = 0.1
    """Least share of the outlet's documents, 0..1, that must print a wording where the days cannot tell, because
    documents have no dates or lie on too few days."""


@dataclass(frozen=True, slots=True)
class MatchingSettings:
    """Shingles, signatures, candidate generation and what counts as a match.

    Chosen on 10,589 news articles of some 300 outlets: 217,585 distinct wordings of eight words and more, of which an
    exact join of all shingles finds 15,114 pairs with keep_jaccard, or with min_containment and min_shared.
    """

    shingle_words: int = 5
    """Words of a shingle: chance overlaps of five words are rare in news, and one changed word costs five shingles."""
    num_perm: int = 16
    """Values of a MinHash signature.  A signature only generates candidates, which are then measured on the real
    shingles, so that more values would cost space and add no precision."""
    bands: int = 8
    """LSH bands of num_perm / bands = 2 values each.  Chance that a pair shares one: 0.90 at Jaccard 0.5, 0.985 at
    0.65, 0.08 at 0.1."""
    seed: int = 1
    """Seed of the permutations of MinHash: the default of datasketch."""
    signed_shingles: int = 16
    """Most shingles (twenty words) of a passage that gets a MinHash signature; longer passages are found by their
    anchors alone.  Of the near-duplicates on the data that share too few anchors none has more than 4 shingles, and of
    9,000 invented near-duplicates of 12 to 200 shingles, with words changed at random, none shares too few.  Signing
    all passages would make 23 keys a wording instead of 16."""
    anchor_window: int = 4
    """Consecutive shingles of which the one with the smallest hash is an anchor.  Two texts with eight words in a row
    in common, the length of the shortest passage that is indexed, share an anchor for certain.  A window of 4 takes 15
    anchors a wording; 3 would take 19, and 5 would take 12 and miss short passages."""
    min_anchor_share: float = 0.28
    """Least share of anchors, 0..1, that two wordings must have in common to be measured, as a fraction of the anchors
    of the wording that has fewer: two of seven.  On the data, together with the bands, this finds every contained pair,
    0.9998 of the pairs with min_jaccard and 0.9988 of all pairs, and measures 41,000 pairs, where any shared anchor
    would mean 717,000; 0.25, two of eight, would find half of the missing pairs and measure 85,000."""
    crowd: int = 256
    """Most wordings that may have a key for it to make pairs of them.  A run of eight words that more wordings hold is
    a formula ("Read or share this story: http://…", "said in a statement that the"), and a copy that holds it has other
    keys as well.  Without a bound, a line that stands under each of n articles with another number would make n²/2
    pairs.  On the data 3 of 3.4 million keys are crowded; passim leaves out n-grams of more than 100 documents."""
    min_jaccard: float = 0.5
    """Least Jaccard similarity of shingles, 0..1, for two passages to be near-duplicates, which may be one family."""
    keep_jaccard: float = 0.45
    """Least Jaccard similarity, 0..1, for a pair to be recorded as a match.  It is below min_jaccard because programs
    that cut words differently (`don't` as one word) measure up to 0.05 more."""
    min_containment: float = 0.75
    """Least fraction of the shingles of the smaller set, 0..1, that the larger one must hold for one passage to stand
    inside the other.  Readers of the views ask for 0.8; 0.05 is left for other ways of cutting words."""
    min_shared: int = 6
    """Fewest shingles that a contained passage must share, ten words in a row: "He did not respond to a request for
    comment" inside two paragraphs is a formula, not reuse."""
    part_containment: float = 0.4
    """Least fraction of the shingles of the smaller set, 0..1, for two passages to match in part, if they share
    `part_shared` shingles as well.  Where one outlet's paragraph straddles two passages of another outlet, the larger
    part has half of it, less an edit."""
    part_shared: int = 12
    """Fewest shingles that two passages which match in part must share, sixteen words in a row: a sentence of its own,
    mostly a quotation.  On the data the rule adds 2,000 pairs to 15,000; in a sample of twelve all were reuse."""
    family_floor: float = 0.35
    """Least Jaccard similarity, 0..1, of any two members of a family, unless one stands inside the other."""


@dataclass(frozen=True, slots=True)
class AlignmentSettings:
    """What counts as the same words; the numbers of the link model are data of the alignment room."""

    verbatim_share: float = 0.98
    """Least fraction of a sentence's words, 0..1, that must stand in its counterpart in the same order for the sentence
    to be verbatim: one changed word makes a sentence of less than fifty words edited.  In 38 labelled pairs of articles
    no verbatim sentence has less."""
    edited_share: float = 0.7
    """Least fraction of a sentence's words, 0..1, that must stand in its counterpart in the same order for the sentence
    to be edited rather than a paraphrase.  In the 38 labelled pairs of articles all paraphrases are below 0.66, and all
    edited sentences without quotation but one are above 0.85."""
    edited_together: float = 0.6
    """Least fraction of a sentence's words, 0..1, that must stand together in the counterpart of an edited sentence,
    with no more other words between them than there are of these words: a headline finds its words scattered over any
    long sentence.  Of 314 links with edited_share between 500 pairs of news articles nine have less, of which two are
    light edits."""
    tag_quote_share: float = 0.4
    """Least quoted fraction of a sentence's words, 0..1, for the rest of it to be a mere speech tag, if the quotation
    is the same: a tag with a full name, an office and an outlet is as long as a short quotation."""
    frame_quote_share: float = 0.35
    """Least quoted fraction of a sentence's words, 0..1, for a sentence with the same quotation in a rewritten frame to
    be edited."""
    edited_quote_share: float = 0.75
    """Least fraction of the quoted words, 0..1, that must be the same for a sentence in a rewritten frame to be edited:
    paraphrased quotations stay below 0.6."""


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """When two facts of a link count as contradicting each other.

    All were chosen on the tuning half of fixtures/changes.json (30 pairs with a planted change, 30 without) and by
    reading what is reported on 1,200 paraphrase pairs and between articles from real news.  A report here is a change
    that would be reported without the threshold, and that somebody judged right or wrong; where the documentation of a
    threshold gives no count of reports, none was kept.

    The likeness of two sentences, which many of these bound, is `Slots.alike`, 0..1: the share of their words that
    stand in equal tiles, or the share of their distinct content words and numbers that both have, whichever is larger.
    Two sentences are tied if enough of their names and numbers agree (`Slots.tied`).
    """

    rounding: float = 0.12
    """Largest relative difference of two numbers, as a fraction of the larger one, that "about", "nearly" or "more
    than" before one of them explains: ten per cent and a little.  It rests on the 60 tuning pairs, of which fewer than
    50 hold rounded numbers."""
    nearby: float = 0.05
    """Largest relative difference of two numbers, as a fraction of the larger one, at which they agree because "about"
    or "nearly" stands before exactly one of them, whatever digits they have: "nearly two dozen" for 23.  It rests on
    fewer than 50 cases."""
    conversion: float = 0.06
    """Largest relative difference, as a fraction of the larger one, of two amounts in different units that say the
    same: "three miles" is 4.8 km, and papers write "5 km".  It rests on fewer than 50 cases."""
    same_place: float = 2.5
    """Least score for two numbers or two names to fill one place of their sentences.  Alone in one replaced tile is
    worth 2, the same noun behind them 1.5, the same word before them 1, each shared content word around them 0.4 to
    0.5.  It rests on the tuning half alone, 30 planted changes of all kinds."""
    same_place_anew: float = 3.0
    """Least score for two numbers to fill one place of sentences that are worded anew and that nothing else ties.
    Between news articles it takes away 20 reports, of which seven were right: fewer than 50 cases."""
    copied: float = 0.8
    """Least share of the words of two sentences in equal tiles, 0..1, for one to be copied from the other and not
    written anew.  In a copy another spelling of a name is a change, and two common content words are enough for a
    denied statement to recur (else three).  It rests on the tuning half alone."""
    same_claim: float = 0.5
    """Least share of the content words of the shorter of two claims, 0..1, that both must have for their speakers to be
    compared: speakers who say two things do not contradict each other.  It rests on the tuning half alone."""
    same_statement: float = 0.3
    """Least likeness of two sentences, 0..1, for a denial, a doubt or a source that only one of them has to count as
    left out or put in.  Between articles of two outlets, 28 of 40 reports below it were wrong, as the sentences told
    different things of one event; of 48 planted changes none is below.  Either number is fewer than 50 cases."""
    same_doubt: float = 0.34
    """Least likeness of two sentences, 0..1, for a doubt that only one of them has to be reported; a doubt mostly
    stands in a clause of its own.  Of 26 reports between news articles below it half were right, of 65 above it three
    of four; of planted doubts none is below."""
    same_denial: float = 0.5
    """Least likeness of two sentences, 0..1, for a denial that only one of them has to be reported, and for an opposite
    unless names and numbers tie both: a denial mostly stands in a clause that the other side lacks.  Of 24 reports
    between news articles below it three were right, which is fewer than 50 cases; of planted denials none is below."""
    same_but_for_a_fact: float = 0.4
    """Least likeness of two sentences that are not tied, 0..1, for two names, or two numbers that are far apart, to
    contradict each other: two reports of one event name other people in like sentences.  Of 44 wrong reports of names
    five were above it, of 20 planted ones 19; either number is fewer than 50 cases."""
    times_apart: float = 3.0
    """Ratio of the larger of two numbers to the smaller above which they are of two things: numbers of the dead,
    injured and missing of one event, which grow by the hour, in sentences that nothing ties, and all numbers in
    sentences that are tied but too little alike to be one statement.  Of 24 reports of such numbers, dates, years,
    weekdays and times of day in sentences that are less alike, two were right; of the others half.  In tied sentences
    that are one statement the square of the ratio holds, unless they are nearly the same: of 14 such reports one was
    right.  Either number is fewer than 50 cases."""
    times_apart_untold: float = 1.5
    """Ratio of the larger of two numbers to the smaller above which they are of two things, if they count anything but
    the dead, injured or missing of one event and nothing ties their sentences.  Between news articles it takes away 22
    reports, of which five were right: fewer than 50 cases."""
    telling_words: float = 0.15
    """Least sum of the rarities (0..1 each) of the words that both clauses around two numbers have, for the numbers to
    be of one thing; with less, the clauses could stand in any news.  Numbers of the dead, injured and missing are
    exempt.  Applied after all other rules, it takes away eight reports, of which three were right: fewer than 50
    cases."""
    days_apart: int = 10
    """Most days between two dates that can be one date told otherwise, in sentences that nothing ties; a slip of the
    tens, 14 for 24, is within it.  Between news articles it takes away seven reports, of which none was right: fewer
    than 50 cases."""
    nearly_same: float = 0.6
    """Least likeness of two sentences, 0..1, for the rest of them to be one, so that what differs in them fills one
    place.  It rests on the tuning half alone."""
    mostly_one: float = 0.5
    """Least likeness of two sentences, 0..1, at which they say so little else that their numbers are taken to be of one
    thing although they have no name and no other number in common.  Of 35 reports between news articles that had none
    in common and are below, 13 were right: fewer than 50 cases."""
    told_by_longer: float = 2 / 3
    """Least share of the content words of the shorter of two sentences, 0..1, that the longer one must have for their
    numbers to be taken to be of one thing although they are less alike than mostly_one.  It rests on fewer than 50
    cases."""
    whole_claim: float = 0.8
    """Least share of the content words of either side, 0..1, that the other side must have for the loss of a source to
    be reported: a source is lost only where the rest of its claim is still there.  It rests on the tuning half
    alone."""


@dataclass(frozen=True, slots=True)
class StorySettings:
    """When two documents tell of one event, and which pairs of them are aligned.

    Chosen on 10,589 news articles of three years (about ten a day), of which 112 pairs were read by hand, spread over
    all scores, and on the fixtures.
    """

    window_days: int = 7
    """Most days between two reports of one event.  Of 123 pairs of outlets that printed the same text within a month,
    113 did within a week; the next week is another event with the same names."""
    terms: int = 40
    """Number of terms of a document that are compared, the weightiest ones: 20 find 2,691 related pairs in the data, 40
    find 3,323, and 80 only 43 more."""
    lead_characters: int = 2_500
    """Characters of the body that are read for terms; news says first what it is about."""
    min_rarity: float = 0.22
    """Rarity, 0..1, above which a word is a term; more common words ("president", "government") say nothing about the
    event."""
    capital_factor: float = 1.4
    """Factor by which a term with a capital counts more: names carry the event."""
    min_score: float = 0.32
    """Least shared weight, 0..1, for two documents of one day to be related.  Of 14 pairs read in each band, 8 told of
    one event from 0.25 to 0.30, 10 from 0.30 to 0.35, 13 from 0.35 to 0.40, and nearly all above."""
    score_per_day: float = 0.012
    """What is added to min_score for each day between two documents: 0.40 is asked after a week."""
    undated_score: float = 0.40
    """Least shared weight, 0..1, for two documents to be related if a date is missing or not exact to the day."""
    min_terms: int = 5
    """Fewest terms that two related documents share: one name alone, however rare, is a person and not an event."""
    max_term_share: float = 0.25
    """Most that one term may add to a score, 0..1: one name alone, however rare, is a person and not an event."""
    akin_score: float = 0.11
    """Least shared weight, 0..1, of two documents that are both related to a third; with less they tell of different
    events.  Of 1,475 such pairs of news articles 99 in 100 share more; of the pairs on either side of a round-up none
    does."""
    sure_score: float = 0.5
    """Least relatedness, 0..1, for a pair to be aligned although one of the two belongs to another event: 50 pairs
    besides 2,422 in 10,589 articles of news."""
    pairs_per_document: int = 3
    """Most pairs of a document that are aligned within its story, the closest ones: this bounds the cost, some 6 ms a
    pair."""
    copied_share: float = 0.8
    """Least share of the shorter document's words, 0..1, that shared passages cover for a pair not to be aligned, as an
    aligner has nothing to add; see `copied_rest` for the exception."""
    copied_rest: int = 8
    """Words in passages that share none with the other document for a pair to be aligned in spite of `copied_share`, if
    each of the two documents has so many: whoever copies an article may have reworded one paragraph of it.  It is the
    number of words that a passage needs to be matched."""
    duplicate_share: float = 0.8
    """Least share of the words of a document's body, 0..1, that an earlier document must hold to stand for it.  Of
    copies that an editor has cut or added to, one in five sentences is another one; documents with less, which share
    only a background, are kept apart."""


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """When shared passages make a source, who its origin is, and when a credit counts.

    Lengths are in words of English, to which `passages.amount` converts the length of a text in any language.
    """

    min_words: int = 20
    """Fewest words that each of two documents must share with the other: one stock phrase is no source."""
    min_narrative_words: int = 12
    """Fewest of the shared words that must stand outside quotation marks: two reporters who heard one speaker share
    only what was said."""
    bare_words: int = 40
    """Words of a shared paragraph below which it must have a name or a figure outside quotation marks, unless it is all
    of a document: "firefighters were called at once, and the cause is being looked into" stands under any fire.  In
    scripts without capitals only figures can be seen.  On 10,489 news articles the rule parts two pairs, both
    rightly."""
    min_credited_words: int = 10
    """Fewest words that a document must share with one that credits the same agency or is the agency's own, of which
    half of `min_narrative_words` outside quotation marks: a document that says where its text is from needs less to be
    believed."""
    quote_share: float = 0.15
    """Least quoted share of a stretch, 0..1, for its narration to be compared word by word."""
    reworded_score: float = 0.5
    """Least mean score of its links, 0..1, for a passage of a copy to derive from the source as well, in other words.
    Of 18 links of news below it, read by hand, half are right: such a passage is still called a paraphrase, but not
    copied."""
    one_outlet_words: int = 50
    """Fewest words that two documents of one outlet must share; less is a note on an author or a standing sentence."""
    tie_share: float = 0.25
    """Least share of the shorter document, 0..1, that two documents must have in common, outside quotation marks, to
    count as copies of one text; with less, a press statement in two agencies' reports would make one report of them."""
    tie_words: int = 120
    """Words in common, outside quotation marks, that make two documents copies of one text however long they are: three
    or four paragraphs."""
    formula_words: int = 100
    """Common words apart from names and figures from which two documents share a text and no formula, whatever facts
    differ: bulletins and notices have 30 to 75, five paragraphs of news with all facts changed 120.  A longer common
    text is a formula only if three or more contexts fill it in and it has more slots in proportion."""
    formula_slots: int = 2
    """Fewest names and figures that each of two documents fills into their common text for it to be a formula."""
    slot_ratio: float = 0.5
    """Least ratio of the names and figures that a document fills into the common text to those that are common, for the
    text to be a formula: a copy with a new toll keeps who, where and when."""
    update_days: int = 1
    """Most days between two documents whose figures alone differ for one to be an update of the other: a bulletin of a
    later day has figures of its own."""
    standing_words: int = 70
    """Common words apart from names and figures from which a text without slots is no formula, however far apart in
    time its carriers are: cautions of courts, notes on polls and outlooks have 25 to 60, and an old text that is
    printed again has more."""
    kin_ratio: float = 0.25
    """Ratio of the names and rare words that two documents share outside of their common text to the names and figures
    that only one has, up to which they tell of different matters."""
    own_share: float = 0.5
    """Least share of what the other carriers have in common, 0..1, that an agency's own document must hold to be the
    origin."""
    origin_share: float = 0.85
    """Least share of what the other carriers have in common, 0..1, that a document must hold to be their origin."""
    origin_confidence: float = 0.5
    """Least sum of the weights of its evidence for a document to be called the origin."""
    slip_weight: float = 3.0
    """Least weight of shared deviations for two copies to belong together: a changed name or number counts 2, any other
    word 0.5, because two editors may well make the same small repair."""
    compare_at_most: int = 40
    """Most documents of a source whose copies are compared with one another for shared slips: the cost grows with their
    square, and among more documents a slip shared by two hardly stands out."""
    weak_credit: float = 0.5
    """Vote of "with files from" and "contributed to", where part of the text is said to be the outlet's own, against 1
    for a dateline, a byline or a copyright line."""
    full_vote_share: float = 0.5
    """Share of a document's words in a source, 0..1, from which its credit has its full vote on the source's name."""
    full_vote_part: float = 0.3
    """Ratio of a document's words in a source to those of its fullest carrier from which its credit has its full
    vote."""
    min_votes: float = 0.12
    """Fewest votes per carrier that an agency needs to name the source: one credit speaks for eight silent copies, not
    for more."""
    one_outlet_votes: float = 0.4
    """Fewest votes altogether that an agency needs besides min_votes if all carriers are of one outlet: follow-ups of
    an outlet share background with a report that an agency contributed to, and are no agency text for that."""
    audit_share: float = 0.1
    """Least share of its words, 0..1, that a document must draw from a source to owe it a credit."""
    statement_links: int = 2
    """Fewest sentences of like meaning that two independent reports must share to be tied by one statement."""
    statement_words: int = 24
    """Fewest words in the sentences that tie two reports by one statement, on the side that has fewer."""
    statement_quote_words: int = 10
    """Words of a literally equal quotation that are enough alone to tie two reports by one statement."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run.

    InputError for a value of another type than the default's, for NaN, and for num_perm that is no multiple of bands.
    """

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
        """Sixteen hexadecimal digits that change whenever a setting of these parts changes.

        Without parts, they change whenever a setting does that answers may depend on: of all parts but `waits`.
        """
        names = parts or set(_parts()) - {"waits"}
        deciding = {name: values for name, values in asdict(self).items() if name in names}
        return hashlib.sha256(json.dumps(deciding, sort_keys=True).encode()).hexdigest()[:16]

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Settings:
        """The settings that `dataclasses.asdict` turned into `stored`; a setting that `stored` lacks has its default.

        Settings that are `RETIRED` are left out.  Raises InputError if `stored` has another setting that this version
        does not know, or a value that is not valid.
        """
        parts = {name: kind for name, kind in _parts().items() if name in stored}
        try:
            given = {
                name: {key: stored[name][key] for key in stored[name] if (name, key) not in RETIRED} for name in parts
            }
            for name, kind in parts.items():
                if strange := sorted(set(given[name]) - {setting.name for setting in fields(kind)}):
                    message = f"this version of lineage does not know the setting {name}.{strange[0]}"
                    raise InputError(message, hint="use the version that stored it")
            return cls(**{name: kind(**given[name]) for name, kind in parts.items()})
        except (TypeError, ArithmeticError) as error:
            raise InputError(f"not valid settings: {error}", hint="use the version that stored them") from error


def _parts() -> dict[str, Any]:
    """The names of the parts of the settings and their types."""
    return {part.name: part.default_factory for part in fields(Settings)}


def _require_numbers(name: str, values: object, kind: Any) -> None:
    """Raise InputError for a part or setting of the wrong type, and for NaN; a whole number may be a fraction."""
    if not isinstance(values, kind):
        raise InputError(f"expected {kind.__name__}, not {type(values).__name__}", where=f"settings.{name}")
    for setting in fields(kind):
        given, wanted = getattr(values, setting.name), type(setting.default)
        if isinstance(given, bool) or not isinstance(given, int | wanted) or given != given:  # nan
            where, hint = f"settings.{name}.{setting.name}", f"the default is {setting.default}"
            raise InputError(f"expected {wanted.__name__}, not {given!r}", where=where, hint=hint)


DEFAULT = Settings()
