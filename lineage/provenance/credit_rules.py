"""The data files of credit rules -> patterns, compiled when they are tried first.

A rule says where credits stand and what they look like there (`data/credits.toml`, for press releases
`data/releases.toml`, for quotations `data/quotations.toml`); who is who is told by the agencies.
The patterns are over text in which names are marked (`mentions`), so that each is compiled once, whatever the names.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, Final

from lineage import methods
from lineage.passages import Lexicon, lexicon
from lineage.provenance.agencies import Agencies
from lineage.provenance.mentions import ONE, Mentions
from lineage.provenance.releases import RELEASE_PARTS, RELEASE_WORDS
from lineage.records import CreditRole

PLACES: Final = ("head", "author", "byline", "line", "tail", "body", "outlet", "announcer")

_THE = (
    r"(?:(?:the|la|las|los|les|der|dem|den|die|das|het|l['’]|d['’]|dell['’]|dall['’])\s*)?"
    r"(?:(?:(?:news|wire)\s+)?agenc(?:y|ies)\s+|ag[eê]ncias?\s+|agences?\s+|agenzi[ae]\s+|(?:nachrichten)?agentur(?:en)?\s+|"
    r"(?:pers|nieuws)bureaus?\s+|(?:خبرگزاری|وكالة|агентств[оа])\s*)?"
)
_JOINT = rf"(?:\s*(?:[,;/|、،・&+]|[-–—]|\b(?:and|und|y|et|e|и)\b)){{1,2}}\s*{_THE}"
_OTHER = r"[\w.’' ]{2,30}"
_BETWEEN = r"(?:[,/|]|,?\s(?:and|und|y|et|e|и)\s)"
_DAYS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    "Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_WORD = r"[A-Z](?:[\w’'&-]|\.(?=\w))*"
_WORDS = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_MASTHEADS = (  # which no person bears as a surname, and which some do
    "Times|Journal|Tribune|Herald|Gazette|Chronicle|Enquirer|Inquirer|Examiner|Courier|Register|Dispatch|Sentinel|"
    "Republic|Observer|Telegraph|Advertiser|Free\\sPress|News\\sService|Daily\\sNews"
)
_TITLES = (  # more of them, which are safe only beside an agency
    "Echo|Monitor|Argus|Mercury|Bulletin|Weekly|Daily|News|Globe|Press|Standard|Mail|Record|Online|Zeitung|Anzeiger|"
    "Nachrichten|Kurier|Rundschau|Tageblatt|Bote"
)
_PLACED = (  # what no person is called who bears one of these surnames
    "(?:(?:North|South|East|West)(?:ern)?|National|Central|County|City|Valley|Bay|Island|Isle|Coast(?:al)?|Lake|River|Port|"
    "Mountain|Highland|Morning|Evening)"
)
_SURNAMES = "Post|Star|Sun|Globe|Bee|Press|News|Mail|Record|Leader|Standard"
_SOURCE = (
    "sources?|quellen?|fuentes?|font[ei]|bron|kilde|källa|lähde|źródło|zdroj|forrás|sursa|izvor|vir|šaltinis|avots|allikas|burimi|"
    "sumber|nguồn|kaynak|mənbə|πηγή|источник|джерело|извор|출처|出处|稿源|来源|來源|出典|提供|配信|منبع|المصدر|מקור|स्रोत"
)
_GIVEN = r"[^\W\d_a-zà-ÿ][\w.’'-]*"
_SOMEBODY = rf"{_GIVEN}(?:\s(?:(?:de|da|di|del|van|von|der|den|al|bin|ben)\s){{0,2}}{_GIVEN}){{0,3}}"
_PERSON = rf"{_SOMEBODY}(?:(?:,|\s(?:and|und|et|y|e|en|och|og))\s{_SOMEBODY}){{0,3}}"
_PARTS: Final = {
    "{slot}": rf"{_THE}(?P<slot>{ONE}(?:{_JOINT}{ONE}){{0,5}})",
    "{outlet}": rf"(?P<outlet>(?-i:(?!(?:{_DAYS})\b)(?:The\s)?{_WORD}(?:\s(?:of|the|for|and|{_WORD})){{0,5}}))",
    "{paper}": rf"(?P<outlet>(?-i:(?:The\s)?{_WORDS}\s(?:{_MASTHEADS})|The\s{_WORDS}\s(?:{_SURNAMES})))",
    "{masthead}": (
        rf"(?-i:(?:The\s)?{_WORDS}\s(?:{_MASTHEADS}|{_TITLES})|The\s{_WORDS}\s(?:{_SURNAMES})|"
        rf"(?:The\s)?{_PLACED}\s(?:{_SURNAMES})|(?:The\s)?(?:{_WORD}\s){{0,2}}(?:Daily|Evening|Morning|Sunday)\s{_WORDS}|(?:El|La|Le|Il)\s{_WORD}(?:\s(?:d[eiu]l?|des|la)|\s{_WORD}){{0,4}})"
    ),
    "{newsroom}": (
        rf"(?:(?:our|(?-i:{_WORDS}))\s)?(?:staff|newsroom|redaktion|redacción|redacció|redação|redazione|(?:la\s)?rédaction|redactie|"
        r"redakcja|редакция)(?:\s(?:writers?|reporters?|reports?))?"
    ),
    "{from}": rf"(?:(?:(?:reporting\s)?by|from|von|por|par|di)\s+|(?:{_SOURCE})\s?:\s?)?",
    "{beside}": r"(?:\s?[/,|&+]\s?|\s(?:and|und|y|et|e|en|with|mit|avec|con|com|met)\s(?:the\s)?)",
    "{person}": rf"(?-i:{_PERSON})",
    "{source}": rf"(?:{_SOURCE})",
    **RELEASE_PARTS,
    "{year}": r"\(?\d{4}(?:\s?[-–]\s?\d{2,4})?\)?",
}
_OUTLET_PARTS: Final = {
    "{them}": ONE,
    "{the}": (
        r"(?:(?:the|der|die|das|dem|den|des|im|le|la|les|du|au|el|los|las|del|al|il|lo|dal|della|sul|o|os|no|na|do|da|het)"
        r"\s+|(?:dell|sull|dall|l)['’]\s?)?(?:(?:(?:news)?paper|daily|weekly|(?:tages|wochen)?zeitung|magazin|quotidien|"
        r"journal|diario|periódico|portal|quotidiano|giornale|sito|jornal|krant|газет\w|издани\w|портал\w?|журнал\w?)\s+)?"
    ),
    "{close}": r"(?:,\s[^\n.]{1,30})?(?:\s*[-–—:(,|]?\s*https?://\S+)?\s*(?:[)）\]】。.!»]|:?\s*(?:$|\n))",
    "{firstly}": (
        r"(?:zuerst|zunächst|ursprünglich|erstmals|initialement|d['’]abord|originellement|à\s+l['’]origine|originalmente|"
        r"originariamente|inizialmente|primero|inicialmente|primeiro|primeiramente|eerder|eerst|oorspronkelijk|först|"
        r"ursprungligen|впервые|первоначально|изначально|pierwotnie)"
    ),
    "{printed}": (
        r"(?:erschien(?:en)?|veröffentlicht|publiziert|parue?s?|publiée?s?|publicad[oa]s?|aparecid[oa]|apareció|"
        r"pubblicat[oaie]|apparso|gepubliceerd|verscheen|verschenen|publicerad(?:es)?|опубликован\w*|вышел|вышла|"
        r"появил\w*|opublikowan\w*|ukazał\w*)"
    ),
    "{tells}": (
        r"(?:berichte(?:te?n?|t)|melde(?:te?|t)|schreibt|schrieb|enthüllte?|rapporte(?:nt)?|rapportée?s?|révèle|révélée?s?|annonce|"
        r"annoncée?s?|indique|indiquée?s?|écrit|publi[óa]|publicó|informó|informa|report[óa]|reportou|reveló|revela|"
        r"revelad[oa]s?|revelou|adelantó|adelantad[oa]s?|adiantou|informou|publicou|divulg(?:ó|ou)|difundió|señaló|riporta|"
        r"riportat[oaie]|riferisce|riferit[oa]|scrive|rivela|rivelat[oaie]|anticipat[oa]|meldt|meldde|schrijft|bericht|"
        r"skriver|rapporterar|сообщ\w+|пиш[еу]т|писал\w*|написал\w*|переда[её]т|передал\w*|информиру\w+|повідомл\w+|"
        r"podał\w*|podaje|donosi|informuje|pisze|napsal\w*|píše|uvedl\w*|bildirdi|yazdı)"
    ),
}
_PARTS["{loose}"] = rf"(?:{_OTHER}{_BETWEEN}\s*){{0,3}}?{_PARTS['{slot}']}(?:\s*{_BETWEEN}\s*{_OTHER}){{0,3}}?"
_NEEDS: Final = {"{release}": RELEASE_WORDS, "{source}": tuple(re.sub(r"s\?|n\?|\[.*\]", "", _SOURCE).split("|"))}
"""What stands for many words in the `needs` of a rule."""

_PARTS["{unnamed}"] = "".join(
    (
        r"(?<!\w)(?:",
        r"(?:(?:news|wire|press|other|various|foreign|international)\s)?agencies|(?:newswires|wire\s(?:services|reports)|news\sservices)|",
        r"(?:news\s)?agenc(?:y|ies)\s(?:inputs?|reports?|feeds?|dispatches|copy|material)|",
        r"agentur(?:en|material|berichten?|meldungen|angaben)|(?:nachrichten|presse)agenturen|agences(?:\sde\spresse)?|",
        r"agencias(?:\sde\s(?:noticias|prensa))?|agenzie(?:\sdi\sstampa)?|agências(?:\s(?:de\snotícias|internacionais))?|",
        r"(?:haber\s)?ajanslar[ıi]?|agensi(?:-agensi)?(?:\sberita)?|(?:nieuws|pers)(?:agentschappen|bureaus)|agencje|",
        r"(?:nyhets)?byråer(?:na|ne)?|(?:информ(?:ационны[ех]\s)?)?агентств[а]?|інформагентств[а]?|",
        r"(?:ال)?وكالات(?:\sال[أا]نباء)?|خبرگزاری[\u200c\s]?ها|ایجنسیاں|ایجنسیز|एजेंसी|एजेंसियां|एजेंसियाँ|एजेंसियों|এজেন্সি|综合外电|綜合外電|外电|外電",
        r")(?!\w)",
    )
)
"""Words for agencies in general."""


@dataclass(frozen=True)
class Rule:
    """One row of a data file."""

    id: str
    places: frozenset[str]  # some of PLACES
    role: CreditRole
    name: str | None  # the agency of a rule without a slot
    needs: tuple[str, ...]  # the rule is tried only where one of these stands; in small letters
    clear: bool  # counts only for names that no person bears
    wires: bool  # counts only for agencies, not for outlets that others print
    any_case: bool  # the slot is raw text, a list of names in any case
    written: str  # the pattern, with all that its row only names

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is tried first: an article tries few rules, and all of them take 0.2 s."""
        return re.compile(self.written, re.IGNORECASE)

    @property
    def any_outlet(self) -> bool:
        """Whether it takes any outlet, as the text calls it."""
        return "(?P<outlet>" in self.written

    @property
    def any_issuer(self) -> bool:
        """Whether it takes whoever issued a press release, as the text calls it."""
        return "(?P<issuer>" in self.written

    @property
    def raw(self) -> bool:
        """Whether it looks in the text itself, not in the text with names marked."""
        return self.name is not None or self.any_case or self.any_outlet or self.any_issuer


@dataclass(frozen=True)
class CreditRules:
    """The rules, compiled for a set of agencies."""

    agencies: Agencies
    tables: tuple[dict[str, Any], ...]
    limits: dict[str, int]

    @property
    def ruleset(self) -> str:
        """Version of the rules and of the agencies that they were used with."""
        return methods.credits(self.agencies.version)

    @cached_property
    def mentions(self) -> Mentions:
        """Where agencies are named in a text."""
        return Mentions(self.agencies)

    @cached_property
    def lexicon(self) -> Lexicon:
        """What stands in datelines, with every agency known here; the passages were cut with the shipped ones alone."""
        return lexicon(frozenset(self.agencies.forms))

    @cached_property
    def rules(self) -> dict[str, tuple[Rule, ...]]:
        """The rules of each place, in the order of the data file."""
        every = [_rule(table) for table in self.tables]
        return {place: tuple(rule for rule in every if place in rule.places) for place in PLACES}

    @cached_property
    def raw_tail(self) -> tuple[Rule, ...]:
        """The rules that can match in a tail that names no agency, as four in five do not."""
        return tuple(rule for rule in self.rules["tail"] if rule.raw)

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """What the running text says beside an agency that it cites."""
        return tuple(sorted({cue for rule in self.rules["body"] for cue in rule.needs}))


def _rule(table: dict[str, Any]) -> Rule:
    pattern = table["pattern"]
    for name, part in (*_PARTS.items(), *_OUTLET_PARTS.items()):
        pattern = pattern.replace(name, part)
    return Rule(
        id=table["id"],
        places=frozenset(table["place"].split()),
        role=table["role"],
        name=table.get("name"),
        needs=tuple(word for need in table.get("needs", ()) for word in _NEEDS.get(need, (need,))),
        clear=table.get("clear", False),
        wires=table.get("wires", False),
        any_case=table.get("any_case", False),
        written=pattern,
    )


@lru_cache(maxsize=8)
def rules(agencies: Agencies) -> CreditRules:
    """The shipped rules for a set of agencies; the same value for the same set."""
    files_of_rules = ("credits.toml", "releases.toml", "quotations.toml")
    credits, *others = (
        tomllib.loads((files("lineage.provenance") / "data" / name).read_text(encoding="utf-8"))
        for name in files_of_rules
    )
    return CreditRules(
        agencies, (*credits["rule"], *(rule for data in others for rule in data["rule"])), credits["limits"]
    )
