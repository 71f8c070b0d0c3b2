"""Abbreviations of other languages do not end sentences; words that look like them do."""

from __future__ import annotations

import pytest

from lineage.passages import sentences

WHOLE = [
    # German
    "Er wohnt in der Hafenstr. Nr. 12 in Haldenbrück.",
    "Das Haus in der Goethestr. 5 brannte aus.",
    "Der Abg. Müller und der ehem. Minister Koch stimmten dagegen.",
    "Die Fa. Kestner haftet.",
    # names behind initials that are words of other languages
    "He met John M. Hay in Tarrow.",
    "He met Mohamed M. El Baradei in Tarrow.",
    "They read W. E. B. Du Bois's letters in Tarrow.",
    "The ship's Capt. H.B. Le, who came last, left.",
    # French, Italian
    "L'art. 5 du code et le bd. Voltaire.",
    "L'ing. Paolo Ferri, l’arch. La Rosa e l'avv. Bianchi firmano.",
    "Via Roma 5, cap. 20121 Milano; cfr. cap. 4.",
    "Il cap. Moro e la chiesa di Ss. Pietro e Paolo.",
    # Spanish, Portuguese
    "D. Julián Mora y Dña. Rosa Gil asistieron.",
    "El Excmo. Sr. Mora vive en Sta. Cruz del Mar.",
    "EE. UU. Firmó el acuerdo.",
    "Los RR. HH. cambian.",
    "A Profa. Ana vive em Sto. André, no Lg. Camões.",
    "A empresa Beta Lda. Lisboa paga.",
    "O Des. Moura falou.",
    # Polish
    "Protest odbędzie się przy ul. Fabrycznej i na os. Zielonym.",
    "Szkoła im. Kopernika jest zamknięta.",
    "Ks. Jan Kot, św. Anna, płk. Kot, mjr. Wilk i red. Lis.",
    "Był tam m.in. Adam Górny, np. Por. Kowalski.",
    "Na str. 5 i w art. 7 ust. 3 pkt. 2 ustawy.",
    # Turkish
    "Cumhuriyet Cad. No. 17’deki okul ve Gül Sok. No. 3 kapandı.",
    "Doç. Dr. Can Ak, Müh. Can ve Yrd. Doç. Ak geldi.",
    "Kahramanmaraş 2. Ağır Ceza Mahkemesi karar verdi.",
    "Sultan II. Mahmut öldü.",
    "IV. Murat öldü.",
    "Demir Ltd. Şti. Müdürü konuştu.",
    # Russian, Ukrainian, Greek
    "Д-р. Петров работает в музее им. Пушкина.",
    "Школа ім. Шевченка закрита.",
    "Ο καθ. Νίκος Παπάς και ο Αγ. Νικόλαος.",
    # Arabic, Hindi
    "وقال أ.د. سليم الحمداني إن السد سليم.",
    "وأكد م. خالد العلي أن الجسر مفتوح.",
    "डॉ. कमला प्रसाद और प्रो. शर्मा ने कहा कि जांच होगी।",
    "उसने 5 कि.मी. की दौड़ पर 500 रु. का खर्च किया।",
    # a speech tag behind a closed quotation
    "“我们不会放弃。”他说。",
    "“我们不会放弃。”市长王强在会上表示。",
    "“真的吗？”记者问。",
    '"포기하지 않겠습니다."라고 시장은 말했다.',
    '"포기하지 않겠습니다."고 말했다.',
]
PARTED = [
    "Er wohnt in der Hafenstr.|Dort brannte es.",
    "He has worked for BP.|Shares fell on Monday.",
    "They moved to Takoma Park, Md.|Today she teaches there.",
    "The salary cap.|Moro said no.",
    "The league set a wage cap.|20 clubs voted.",
    "The car was red.|Lis sold it.",
    "They sat under the arch.|Neri left.",
    "It was World War II.|Churchill won.",
    "He said that they won't.|Mr. Berg did.",
    "Marco non sta.|Poi parte.",
    "Não sei o que faz o des.|Ele saiu.",
    "Fundou a empresa Beta Lda.|O tribunal decidiu.",
    "Powiedział im.|Potem wyszedł.",
    "Marchew, seler i por.|Potem sól.",
    "Okul No. 17.|Öğrenciler çıktı.",
    "Он помог им.|Потом он ушёл.",
    "Firmó con EE. UU.|El acuerdo durará.",
    "“我们不会放弃。”|没有人知道。",
    "“真的吗？”|他没有回答。",
    "“这很好。”|这是他的第一部小说。",
    "“我们不会放弃。”|第二天，他却辞职了，理由是健康状况不佳。",
    '"포기하지 않겠습니다."|고등학교는 쉽니다.',
]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize("text", WHOLE)
def test_an_abbreviation_does_not_end_the_sentence(text: str) -> None:
    """Nor does the end of a quotation, if a verb of saying follows."""
    assert split(text) == [text]


@pytest.mark.parametrize("text", PARTED)
def test_a_word_that_looks_like_an_abbreviation_ends_it(text: str) -> None:
    """What stands before it or behind it tells one from the other."""
    left, right = text.split("|")
    assert split(left + ("" if left[-1] in '”"' else " ") + right) == [left, right]
