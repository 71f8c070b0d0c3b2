"""Full stops behind units, years, acronyms and "and so on": where they end a sentence, and where they do not."""

from __future__ import annotations

import pytest

from lineage.passages import sentences

PARTED = [
    # a year or a century: "г." in Russian, "r." and "w." in Polish, "р." in Ukrainian
    "Powstał w 1958 r.|W 2009 r. przejął go koncern.",
    "Zginął w 1944 r.|Miał 20 lat.",
    "Otwarto go 3 maja 2009 r.|Dyrektorem był Górny.",
    "Firma powstała w XIX w.|Dziś zatrudnia 40 osób.",
    "Завод построили в 1974\xa0г.|Сейчас он закрыт.",
    "Завод построили в 1974 г.|В. Иванов был его директором.",
    "Замок основан в XIX в.|Его владельцем был купец.",
    "Він народився у 1958 р.|Потім він поїхав.",
    # money, counts and measures
    "Ущерб оценили в 3 млн руб.|Суд продолжится в среду.",
    "Население города — 120 тыс.|Через год оно вырастет.",
    "Бюджет — 2 млрд.|Его примут завтра.",
    "Добыча выросла до 4 млн т.|Рост составил 3%.",
    "Длина ствола достигает 40 см.|Дерево растёт у реки.",
    "Вартість робіт — 5 млн грн.|Кошти виділив уряд.",
    "Er fuhr 80 km/h.|Polizisten hielten ihn an.",
    "Das kostet 3 Mio.|Das ist viel.",
    "Il est arrivé à 11 h.|Elle est partie.",
    "Pesa 80 g.|La receta es fácil.",
    "Elle mesure 2 m.|Pierre est petit.",
    # acronyms, and letters that are no initials
    "Ha vinto la Alfa S.p.A.|Il titolo sale.",
    "Fechou a empresa Alfa S.A.|O tribunal decidiu.",
    "Vive nos E.U.A.|O pai ficou.",
    "Şirket 1995’te kuruldu A.Ş.|Bu yıl büyüdü.",
    "Firma to Wirmex sp. z o.o.|W 2009 r. upadła.",
    "Das ist Plan B.|Die Stadt plant.",
    "Der Angeklagte heißt Peter K.|Die Polizei schweigt.",
    "Ο σεισμός ήταν στις 5 μ.μ.|Η κυβέρνηση το διαψεύδει.",
    # and so on
    "На площади стояли рабочие и др.|Полиция молчала.",
    "Купили хлеб, соль и т. д.|Полиция молчала.",
    "Er kam mit Äpfeln etc.|Danach ging er.",
]
WHOLE = [
    # a phrase of time or measure opens the sentence or its clause, or belongs to a participle
    "В 1974 г. Иванов окончил школу.",
    "В 1974 г. В. Иванов окончил школу.",
    "Ещё в мае 1974 г. Иванов окончил школу.",
    "По словам жены, в 1974 г. Иванов окончил школу.",
    "Построенный в 1974 г. Дворец культуры закрыли.",
    "За 5 млн руб. Иванов продал дом.",
    "На ремонт выделили 5 тыс. Рублей.",
    "Он живёт в г. Москва с детства.",
    "Дождь шёл в 2020 г. и позже.",
    "W 1958 r. Jan Kowalski założył firmę.",
    "1958 r. Jan Kowalski założył firmę.",
    "Dopiero w 1958 r. Polska odzyskała port.",
    "Jak podano, w 1958 r. Jan Kowalski założył firmę.",
    "Założona przez braci w 1958 r. Fabryka Mebli działa do dziś.",
    "Urodzony w 1958 r. Jan Kowalski mieszka w Łodzi.",
    "У 1958 р. Шевченко закінчив школу.",
    "A las 17 h. Sánchez compareció.",
    "Um 11 h. Macron sprach.",
    "Es kostet 3 Mio. Euro im Jahr.",
    # names
    "Robert M. La Follette was a senator.",
    "Peter A. Di Maio left.",
    "J. O'Connor left.",
    "Demir A.Ş. Genel Müdürü konuştu.",
    "Der Verein St. Pauli e. V. Hamburg klagt.",
    "The U.S. No. 1 seed lost.",
    "Премию получили Иванов, Петров и др. участники.",
    # inside a quotation or brackets
    "«Завод построили в 1974 г. Сейчас он закрыт», — сказал мэр.",
    "Замок (основан в XIX в. Его владельцем был купец) продан.",
]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize("text", PARTED)
def test_a_sentence_ends_behind_its_last_abbreviation(text: str) -> None:
    """A word that begins sentences, or a capital behind a figure and its unit, tells that the next one begins."""
    assert split(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_goes_on_behind_an_abbreviation_inside(text: str) -> None:
    """A figure that opens its clause stands before a name; so do initials; a quotation stays with its tag."""
    assert split(text) == [text]
