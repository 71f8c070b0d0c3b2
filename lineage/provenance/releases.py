"""What press releases are called, whose they are, and which credit counts where several name the issuer.

Whoever prints a release has its text from the issuer, whether a wire carried it or not; a text that only says that it
is a release credits nobody by name, which is still a credit.  Failure mode: an issuer that two texts call differently
("Springfield Mills", "SM Group") is two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lineage.provenance.agencies import Agencies, host_of
from lineage.provenance.coverage import standing
from lineage.provenance.outlet_names import LEGAL_FORM, spellings
from lineage.provenance.texts import runs_of, sentences_of, words_of
from lineage.records import Credit, Document

UNNAMED: Final = "press release"
"""The name of a credit for a text that says that it is a release, and not whose."""

_RELEASE = (
    r"(?:press|news|media)[\s-]+release|(?:presse|medien)-?(?:mitteilung|information|aussendung)|pressemeldung|communiqué\s+de\s+presse|"
    r"(?:nota|comunicado)\s+de\s+(?:prensa|imprensa|premsa)|nota\s+à\s+imprensa|comunicato\s+stampa|comunicat\s+de\s+presă|"
    r"persbericht|pressmeddelande|pressemeddelelse|pressemelding|(?:lehdistö|media)tiedote|(?:informacja|komunikat)\s+prasow[ay]|"
    r"materiał\s+prasowy|tisková\s+zpráva|tlačová\s+správa|sajtóközlemény|(?:priopćenje|saopštenje|sporočilo)\s+za\s+(?:medije|javnost)|"
    r"basın\s+bülteni|siaran\s+pers|thông\s+cáo\s+báo\s+chí|пресс-релиз|прес-реліз|прессъобщение|δελτίο\s+τύπου|"
    r"プレスリリース|보도자료|新闻稿|新聞稿|بيان\s+صحفي|اطلاعیه\s+مطبوعاتی|הודעה\s+לעיתונות|प्रेस\s+विज्ञप्ति"
)
RELEASE_WORDS: Final = (
    *(
        "release",
        "de presse",
        "pressem",
        "presse-",
        "presseinf",
        "presseaus",
        "medienm",
        "medien-",
        "medieni",
        "mediena",
        "immédiate",
        "prensa",
        "imprensa",
        "premsa",
        "stampa",
        "presă",
        "persbericht",
        "pressmed",
    ),
    *("diffusi", "inmediata", "publicatie", "veröffentlichung", "tiedote", "prasow", "tisková", "tlačová", "sajtó"),
    *("za med", "za javnost", "basın", "basin", "siaran", "thông", "релиз", "реліз", "прессъоб", "δελτίο"),
    *("プレスリリース", "보도자료", "新闻稿", "新聞稿", "صحفي", "مطبوعاتی", "עיתונות", "विज्ञप्ति"),
)
"""Words in small letters of which each form above holds one, and each that orders immediate publication."""
_BY = (
    r"(?:(?:issued|provided|published|sent)\s)?(?:from|by|of|der|des|von|vom|durch|de\s+la|de\s+l['’]|del|della|dell['’]|de|du|des|di|da|do|van|från|fra|av|af|от|від)\s?"
    r"(?:(?:the|der|dem|die|het|la|le|el)\s)?"
)
_WORD = r"(?:(?:[A-Z]\.){2,}|[^\W_a-zà-ÿ][\w’'&+/-]*(?:\.\w+)*)"
_SMALL = r"(?:(?:and|und|et|y|e|of|for|the|de|la|du|des|der|für|von|van|di|da|do|del|og|och|&)\s){0,2}(?:[dl]['’])?"
RELEASE_PARTS: Final = {
    "{release}": rf"(?:{_RELEASE})",
    "{by}": rf"(?:{_BY})",
    "{issuer}": rf"(?P<issuer>(?-i:{_WORD}(?:\s{_SMALL}{_WORD}){{0,6}}(?:{LEGAL_FORM}){{0,2}}))",
    "{end}": r"(?=\s*[.)\]]?\s*(?:$|\n))",
}
_SAID_IN = re.compile(
    rf"(?<!\w)(?:{_RELEASE}|pressemitteilungen|medienmitteilung|communiqué|(?:in\s(?:un|una)|en\s(?:un|una)|em|numa|num)\s(?:comunicad?to|nota|comunicado)|"
    r"пресс-релизе|прес-релізі|komunikacie\s+prasowym|tiskové\s+zprávě|pressmeddelandet|persverklaring|新闻稿|新聞稿|プレスリリース)(?!\w)",
    re.IGNORECASE,
)
_LONGEST = 16
"""Words of a sentence that says of a text as a whole that it was announced in a release."""
_AT_HEAD = re.compile(rf"(?<!\w)(?:{_RELEASE}|for\s+immediate\s+release)(?!\w)", re.IGNORECASE)
_HEAD = 120
"""Characters in which a text says that it is a release."""
_AROUND = 160
"""Characters behind the word in which such a sentence ends."""
_LEGAL_AT_END = re.compile(rf"(?:{LEGAL_FORM})+$")


def issuer_name(form: str, agencies: Agencies) -> str:
    """An issuer as a source is called: an agency by its full name, a company without its legal form.

    >>> from lineage.provenance.agencies import load
    >>> issuer_name("Springfield Mills, Inc.", load())
    'Springfield Mills'
    """
    agency = agencies.named(form)
    return agency.name if agency else without_legal_form(form)


def without_legal_form(name: str) -> str:
    """The name of a company as texts call it, without "Inc." or "GmbH"; what is nothing else stays."""
    return _LEGAL_AT_END.sub("", name) or name


def is_issued_by(outlet: str, url: str | None, text: str) -> bool:
    """Whether a text, or the beginning of one, names the outlet that publishes it, as issuers do in their releases.

    >>> is_issued_by("Springfield Mills Ltd", None, "PRESS RELEASE: Springfield Mills opens a new mill")
    True
    """
    spelt = spellings(outlet, host_of(url), ())
    return spelt is not None and spelt.named_in(text) and spelt.pattern.search(text) is not None


def is_release(document: Document) -> bool:
    """Whether a document begins by saying that it is a release."""
    head = f"{document.title or ''}\n{document.text[:_HEAD]}"
    return _AT_HEAD.search(head) is not None


def said_in(text: str, original: str) -> str | None:
    """The short sentence by which a text says that what it tells was announced in a release; None where none does.

    Not one that the release says itself.

    >>> said_in("It rained. The firm announced this in a press release.", "It rained.")
    'The firm announced this in a press release.'
    """
    for found in _SAID_IN.finditer(text):
        for span in sentences_of(text[: found.end() + _AROUND]):
            if span.start <= found.start() < span.end:
                sentence = " ".join(text[span.start : span.end].split())
                own = words_of(sentence)
                if len(own) <= _LONGEST and 2 * sum(standing(own, runs_of(original))) < len(own):
                    return sentence
    return None


def without_unnamed(credits: Iterable[Credit], agencies: Agencies) -> Iterator[Credit]:
    """The credits, without those for a release that nobody is named for where another says whose it is."""
    found = list(credits)
    named = any(_names_issuer(credit, agencies) for credit in found)
    return (credit for credit in found if not named or credit.name != UNNAMED)


def _names_issuer(credit: Credit, agencies: Agencies) -> bool:
    agency = agencies.meant(credit.name)
    by_rule = credit.rule.startswith("release-") and credit.name != UNNAMED
    return by_rule or (agency is not None and agency.kind == "release")
