"""Numbers, times of day, denials and names as languages other than English write them.

All sentences are invented.  A first sample of 78 harmless and 62 changed pairs in 18 languages was written before the
rules: without them 45 harmless and 24 changed pairs were judged right, with them 77 and 60.  Of a second sample, 66
harmless and 37 changed pairs, 65 and 32 were judged right at first sight.  Both samples led to repairs; a part of them
is here.
"""

from __future__ import annotations

import time

import pytest

from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.alignment.facts.figures.quantities import quantities
from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.mentions.names import names
from lineage.alignment.facts.words.numerals import numerals
from lineage.alignment.facts.words.reading import read
from lineage.datafiles import table
from lineage.records import Span
from tests.facts import reported


def read_quantities(text: str) -> list[Quantity]:
    return quantities(read(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3億5千万円", 3.5e8),
        ("約三千万円", 3e7),
        ("两万三千人", 23_000),
        ("1.2万亿元", 1.2e12),
        ("1만5천명", 15_000),
        ("3조 5천억 원", 3.5e12),
        ("3억5천만원", 3.5e8),
        ("2・5％", 2.5),
        ("quatre-vingt-dix-neuf candidats", 99),
        ("quatre-vingts candidats", 80),
        ("soixante et onze élèves", 71),
        ("mille deux cents salariés", 1200),
        ("8,2 Mds€", 8.2e9),
        ("450 M€ à la région", 450e6),
        ("treinta y cinco mil personas", 35_000),
        ("ciento veinte bomberos", 120),
        ("3.500 millones", 3.5e9),
        ("mil e duzentas pessoas", 1200),
        ("R$ 3,5 mi", 3.5e6),
        ("duemilacinquecento tifosi", 2500),
        ("ventuno persone", 21),
        ("zweihundertfünfzig Stellen", 250),
        ("zwölfhundert Menschen", 1200),
        ("zwei Drittel der Fische", 66.6667),
        ("tweeëntwintig dagen", 22),
        ("tjugofem hus", 25),
        ("stu dwudziestu strażaków", 120),
        ("350 tys. zł", 350_000),
        ("двести пятьдесят пожарных", 250),
        ("12 bin ev açıldı", 12_000),
        ("yüz elli temsilci", 150),
        ("3 آلاف شخص", 3000),
        ("٢٫٥ مليون", 2.5e6),
        ("2.5 מיליון", 2.5e6),
        ("१.५ लाख", 150_000),
        ("1.2 लाख करोड़", 1.2e12),
        ("午後6時半", 1110),
        ("下午三时", 900),
        ("晚上11点半", 1410),
        ("오후 4시 30분에", 990),
        ("दोपहर 3 बजे", 900),
    ],
)
def test_numbers_of_many_languages_are_read(text: str, value: float) -> None:
    """One quantity, of which one reading is the value; times of day in minutes."""
    (quantity,) = read_quantities(text)
    assert any(abs(value - read_value) < 0.001 * max(1.0, value) for read_value in quantity.values)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Mit 15 bin ich gegangen", [15]),
        ("on Monday", []),
        ("six cents a share", [6]),
        ("3,5 mi away", [3.5]),
        ("3시즌 동안", [3]),
        ("3時間15分", [3, 15]),
        ("3点建议", [3]),
        ("a new onze", []),
    ],
)
def test_words_of_other_languages_are_no_numbers(text: str, values: list[float]) -> None:
    """What is a number word in one language stays what it is in another; hours that pass are no time of day."""
    assert [one.values[0] for one in read_quantities(text) if one.values and one.kind != "weekday"] == values


HARMLESS = (
    (
        "Nach ersten Erkenntnissen der Polizei brach das Feuer in der Küche aus.",
        "Laut Polizei brach das Feuer in der Küche aus.",
    ),
    ("同社の売上高は1兆2千億円に達した。", "同社の売上高は1兆2000億円に達した。"),
    ("記者会見は午後6時半から市役所で開かれる。", "記者会見は18時30分から市役所で開かれる。"),
    ("1・2号機の運転は来月再開される。", "1、2号機の運転は来月再開される。"),
    ("公司去年亏损7千万元，裁员两百人。", "公司去年亏损7000万元，裁员200人。"),
    ("地铁末班车晚上11点半发出。", "地铁末班车23点30分发出。"),
    ("공연에는 관객 2만3천명이 몰렸다.", "공연에는 관객 2만3000명이 몰렸다."),
    ("재판은 오후 4시 30분에 열린다.", "재판은 16시 30분에 열린다."),
    (
        "La dette atteint désormais 8,2 Mds€ selon la Cour.",
        "La dette atteint désormais 8,2 milliards d’euros selon la Cour.",
    ),
    ("Quatre-vingt-trois logements seront rénovés.", "83 logements seront rénovés."),
    ("La empresa ganó dos mil quinientos millones de euros.", "La empresa ganó 2.500 millones de euros."),
    ("O túnel vai custar 4,7 bilhões de reais ao Estado.", "O túnel vai custar 4,7 mil milhões de reais ao Estado."),
    ("Remont dworca kosztował 820 tys. zł, podał urząd.", "Remont dworca kosztował 820 000 zł, podał urząd."),
    ("Fırtınada 40 bin abone elektriksiz kaldı.", "Fırtınada 40.000 abone elektriksiz kaldı."),
    ("कंपनी को ४.५ करोड़ रुपये का घाटा हुआ।", "कंपनी को 4.5 करोड़ रुपये का घाटा हुआ।"),
    ("El embajador de los Estados Unidos llegó a Lima el jueves.", "El embajador de EE. UU. llegó a Lima el jueves."),
    ("Os Estados Unidos anunciaram novas tarifas sobre o aço.", "Os EUA anunciaram novas tarifas sobre o aço."),
    ("この問題は大きな影響を与えかねない。", "この問題は大きな影響を与えかねる。"),
    ("代表は『続けるしかない』と話した。", "代表は『続けるほかある』と話した。"),
    ("不少居民参加了周日的活动。", "许多居民参加了周日的活动。"),
    ("他表示将不断提高服务水平。", "他表示将持续提高服务水平。"),
    ("회사는 적지 않은 손실을 봤다고 밝혔다.", "회사는 큰 손실을 봤다고 밝혔다."),
    ("لا تزال الطرق مغلقة في الجبل بسبب الثلوج.", "ما زالت الطرق مغلقة في الجبل بسبب الثلوج."),
    ("Il craint que la digue ne cède avant la nuit.", "Il craint que la digue cède avant la nuit."),
    ("Le maire ne partira que lundi pour la capitale.", "Le maire partira seulement lundi pour la capitale."),
    ("Il ponte riaprirà solo lunedì dopo i controlli.", "Il ponte non riaprirà prima di lunedì dopo i controlli."),
    ("Bakan yeni yasanın uygulanmasını istedi.", "Bakan yeni yasanın yürürlüğe girmesini istedi."),
)
CHANGED = (
    ("number", "新工場の建設費は12億5千万円と見込まれている。", "新工場の建設費は12億6千万円と見込まれている。"),
    ("number", "記者会見は午後3時から市役所で開かれる。", "記者会見は16時から市役所で開かれる。"),
    ("number", "公司去年亏损7千万元，裁员两百人。", "公司去年亏损7亿元，裁员两百人。"),
    ("number", "회사는 올해 3조5000억원을 투자한다.", "회사는 올해 3500억원을 투자한다."),
    ("number", "Soixante et onze élèves ont été évacués.", "Soixante-dix-neuf élèves ont été évacués."),
    ("number", "La empresa ganó 2.400 millones el año pasado.", "La empresa ganó 2,4 millones el año pasado."),
    ("number", "Quattrocento operai sono rimasti senza lavoro.", "Cinquecento operai sono rimasti senza lavoro."),
    ("number", "Zwei Drittel der Fische im See sind tot.", "Ein Drittel der Fische im See ist tot."),
    (
        "number",
        "Belediye 12 bin fidan dikti, açıklamada belirtildi.",
        "Belediye 2 bin fidan dikti, açıklamada belirtildi.",
    ),
    ("number", "बाढ़ से 3 लाख लोग प्रभावित हुए हैं।", "बाढ़ से 3 करोड़ लोग प्रभावित हुए हैं।"),
    ("number", "הגשר החדש יעלה 4.2 מיליון שקלים לעירייה.", "הגשר החדש יעלה 4.2 מיליארד שקלים לעירייה."),
    ("name", "El presidente de Francia visitó Madrid el lunes.", "El presidente de Italia visitó Madrid el lunes."),
    ("negation", "市長は辞任すると明らかにした。", "市長は辞任しないと明らかにした。"),
    ("negation", "同社は工場を閉鎖しました。", "同社は工場を閉鎖しませんでした。"),
    ("negation", "法院同意公开审理此案。", "法院不同意公开审理此案。"),
    ("negation", "当局已经查明起火原因。", "当局尚未查明起火原因。"),
    ("negation", "경찰은 남성을 체포했다고 밝혔다.", "경찰은 남성을 체포하지 못했다고 밝혔다."),
    ("negation", "정부는 세금을 올릴 계획이 있다고 밝혔다.", "정부는 세금을 올릴 계획이 없다고 밝혔다."),
    ("negation", "पुलिस ने आरोपी को गिरफ्तार किया है।", "पुलिस ने आरोपी को गिरफ्तार नहीं किया है।"),
    ("negation", "המשטרה עצרה את החשוד בביתו אתמול.", "המשטרה לא עצרה את החשוד בביתו אתמול."),
    ("negation", "وقال الوزير إن الحكومة سترفع الضرائب.", "وقال الوزير إن الحكومة لن ترفع الضرائب."),
    ("negation", "Bakan istifa etmeyi düşündüğünü açıkladı.", "Bakan istifa etmeyi düşünmediğini açıkladı."),
    ("negation", "Le juge a entendu quelqu’un dans cette affaire.", "Le juge n’a entendu personne dans cette affaire."),
    ("negation", "Qualcuno ha visto l’auto del sindaco.", "Nessuno ha visto l’auto del sindaco."),
    ("negation", "Ningún testigo vio el coche aquella noche.", "Un testigo vio el coche aquella noche."),
)


@pytest.mark.parametrize(("a", "b"), HARMLESS)
def test_what_is_only_written_otherwise_is_no_change(a: str, b: str) -> None:
    """Notations, halves of the day, names of unions and phrases that deny nothing, in either direction."""
    assert reported(a, b) == reported(b, a) == ()


@pytest.mark.parametrize(("kind", "a", "b"), CHANGED)
def test_what_is_changed_is_reported(kind: str, a: str, b: str) -> None:
    """One change of the kind, in either direction."""
    assert [change.kind for change in reported(a, b)] == [change.kind for change in reported(b, a)] == [kind]


ROUNDED = {
    "de": ("Im Hafen von Tolm standen {} Autos im Wasser.", "knapp {}", "an die {}", "ca. {}", "fast {}", "gegen {}"),
    "nl": ("In de haven van Tolm stonden {} auto's in het water.", "ongeveer {}", "zo'n {}", "bijna {}"),
    "sv": ("I hamnen i Tolm stod {} bilar i vattnet.", "omkring {}", "nästan {}", "närmare {}"),
    "da": ("I havnen i Tolm stod {} biler i vandet.", "omkring {}", "næsten {}", "tæt på {}"),
    "fr": ("Dans le port de Tolm, {} voitures étaient sous l’eau.", "près de {}", "presque {}", "un peu moins de {}"),
    "es": ("En el puerto de Tolm había {} coches bajo el agua.", "cerca de {}", "alrededor de {}", "casi unos {}"),
    "it": ("Nel porto di Tolm erano {} le auto sommerse.", "quasi {}", "intorno a {}", "poco meno di {}"),
    "pt": ("No porto de Tolm havia {} carros debaixo de água.", "perto de {}", "quase {}", "pouco menos de {}"),
    "pl": ("W porcie w Tolm stało w wodzie {} samochodów.", "około {}", "ok. {}", "prawie {}", "blisko {}"),
    "cs": ("V přístavu v Tolm stálo ve vodě {} aut.", "asi {}", "zhruba {}", "téměř {}"),
    "tr": ("Tolm limanında {} araç suyun altında kaldı.", "yaklaşık {}", "{} kadar", "{}’e yakın", "neredeyse {}"),
    "ru": ("В порту Толма под водой стояли {} машин.", "около {}", "почти {}", "без малого {}"),
    "uk": ("У порту Толма під водою стояли {} машин.", "близько {}", "майже {}"),
    "ar": ("في ميناء تولم غمرت المياه {} سيارة.", "نحو {}", "قرابة {}", "ما يقرب من {}"),
    "fa": ("در بندر تولم {} خودرو زیر آب رفت.", "حدود {}", "نزدیک به {}", "تقریباً {}"),
    "el": ("Στο λιμάνι του Τολμ ήταν στο νερό {} αυτοκίνητα.", "περίπου {}", "σχεδόν {}", "γύρω στα {}"),
    "hi": ("तोल्म बंदरगाह में {} गाड़ियां पानी में डूब गईं।", "करीब {}", "लगभग {}", "{} के करीब"),
    "ko": ("톨름 항구에서 {}대의 차가 물에 잠겼다.", "약 {}", "거의 {}"),
    "ja": ("トルム港で{}台の車が水につかった。", "約{}", "およそ{}", "ほぼ{}"),
    "zh": ("托尔姆港有{}辆汽车被水淹没。", "约{}", "将近{}", "大约{}"),
    "id": ("Di pelabuhan Tolm ada {} mobil terendam air.", "sekitar {}", "hampir {}"),
    "vi": ("Ở cảng Tolm có {} ô tô chìm trong nước.", "khoảng {}", "gần {}"),
}
"""Language -> a sentence with a place for a number, and forms that round the number."""


@pytest.mark.parametrize("language", ROUNDED)
def test_a_rounding_is_no_change(language: str) -> None:
    """In each language 870 is nearly 900, and 450 is not; nor is 870 the same as 900 without such a word."""
    sentence, *forms = ROUNDED[language]
    for form in forms:
        exact, rounded = sentence.format("870"), sentence.format(form.format("900"))
        assert reported(exact, rounded) == reported(rounded, exact) == (), form
        other = sentence.format("450")
        assert [change.kind for change in reported(other, rounded)] == ["number"], form
        assert [change.kind for change in reported(rounded, other)] == ["number"], form
    assert [change.kind for change in reported(exact, sentence.format("900"))] == ["number"]


@pytest.mark.parametrize(
    ("text", "rounded", "near"),
    [
        ("mehr als 1.200 Menschen", True, False),
        ("plus de 1 200 personnes", True, False),
        ("más de 1.200 personas", True, False),
        ("oltre 1.200 persone", True, False),
        ("mais de 1.200 pessoas", True, False),
        ("ponad 1200 osób", True, False),
        ("1.200’den fazla kişi", True, False),
        ("1.200’ü aşkın kişi", True, False),
        ("свыше 1200 человек", True, False),
        ("أكثر من 1200 شخص", True, False),
        ("1200 से अधिक लोग", True, False),
        ("1200人以上が", True, False),
        ("1200여 명이", True, False),
        ("1200多人", True, False),
        ("weniger als 900 Menschen", True, False),
        ("меньше 900 человек", True, False),
        ("no more than 900 people", True, False),
        ("900 personnes environ", True, True),
        ("900人ほどが", True, True),
        ("900명가량이", True, True),
        ("900人左右", True, True),
        ("900 άτομα περίπου", True, True),
        # limits, and look-alikes
        ("nicht mehr als 900 Menschen", False, False),
        ("не больше 900 человек", False, False),
        ("pas plus de 900 personnes", False, False),
        ("Sie kamen nach 900 Tagen an", False, False),
        ("vor 900 Leuten", False, False),
        ("Jornal OK 900 leitores", False, False),
        ("il meno caro, 900 euro", False, False),
        ("an 900 Orten", False, False),
        ("Si cerca 900 persone", False, False),
        ("Près. 900 personnes", False, False),
        ("900 personnes, environ", False, False),
        ("900人が参加した", False, False),
        ("вырос до 900 рублей", False, False),
    ],
)
def test_words_around_a_number_round_it(text: str, rounded: bool, near: bool) -> None:
    """Bounds round less than "about"; short words that mean something else round only in their phrases."""
    (quantity,) = read_quantities(text)
    assert (quantity.rounded, quantity.near) == (rounded, near)


@pytest.mark.parametrize(
    ("a", "b", "changed"),
    [
        ("gegen 4.15 Uhr", "kurz nach vier Uhr", False),
        ("gegen 3.50 Uhr", "kurz vor 4 Uhr", False),
        ("um 4.15 Uhr", "um 6.15 Uhr", True),
        ("um 4.15 Uhr", "kurz nach sechs Uhr", True),
    ],
)
def test_a_time_of_day_may_be_told_roughly(a: str, b: str, changed: bool) -> None:
    """Half an hour is within "gegen" and "kurz nach", two hours are not."""
    sentence = "Der Brand war am 3. Oktober {} in einer Halle im Hafen von Tolm entdeckt worden."
    for one, other in ((a, b), (b, a)):
        kinds = [change.kind for change in reported(sentence.format(one), sentence.format(other))]
        assert kinds == ["number"] * changed


def test_a_bound_left_out_is_told_only_of_the_same_number() -> None:
    """ "ponad 1200" for 1200 is another statement, for 1230 it is not."""
    exact, least = "Strajkuje {} osób z huty w Tolm.", "Strajkuje ponad {} osób z huty w Tolm."
    assert [change.kind for change in reported(exact.format("1200"), least.format("1200"))] == ["modality"]
    assert reported(exact.format("1230"), least.format("1200")) == ()


SAME_PERSON = (
    ("{} besuchte am Montag die Halle in Tolm, teilte die Stadt mit.", "Ida Renz", "Firmenchefin Renz"),
    ("Am Montag hat in der Halle {} mit den Leuten aus Tolm gesprochen.", "Uwe Kranz", "Einsatzleiter Kranz"),
    ("{} a visité lundi le port de Tolm avec les pêcheurs.", "Luc Vasserot", "Me Vasserot"),
    ("{} ha visitato lunedì il porto di Tolm con i pescatori.", "Rita Solmi", "L’assessora Solmi"),
    ("{} visitou na segunda-feira o porto de Tolm com os pescadores.", "Rita Falcoeira", "Ministra Falcoeira"),
    ("{} visitó el lunes el puerto de Tolm con los pescadores.", "Rita Larraz", "Alcaldesa Larraz"),
    ("{} odwiedził w poniedziałek port w Tolm z rybakami.", "Jan Wronicz", "Pan Wronicz"),
    ("{} odwiedził w poniedziałek port w Tolm z rybakami.", "Jan Wronicz", "Burmistrz Wronicz"),
    ("{} pazartesi günü Tolm limanını balıkçılarla gezdi.", "Kemal Aydınlı", "Vali Aydınlı"),
    ("{} pazartesi günü Tolm limanını balıkçılarla gezdi.", "Kemal Aydınlı", "Başkan Aydınlı"),
    ("{} pazartesi günü Tolm limanını balıkçılarla gezdi.", "Kemal Aydınlı", "Kemal Bey"),
    ("{} посетил в понедельник порт Толм с рыбаками.", "Иван Рогов", "Мэр Рогов"),
)
OTHER_PERSON = (
    ("Am Montag hat in der Halle {} mit den Leuten aus Tolm gesprochen.", "Einsatzleiter Kranz", "Einsatzleiter Renz"),
    ("{} a visité lundi le port de Tolm avec les pêcheurs.", "Luc Vasserot", "Luc Vasselin"),
    ("{} odwiedził w poniedziałek port w Tolm z rybakami.", "Pan Wronicz", "Pan Gorski"),
    ("{} odwiedził w poniedziałek port w Tolm z rybakami.", "Jan Wronicz", "Adam Wronicz"),
    ("{} pazartesi günü Tolm limanını balıkçılarla gezdi.", "Vali Aydınlı", "Vali Kurtoğlu"),
    ("{} pazartesi günü Tolm limanını balıkçılarla gezdi.", "Kemal Aydınlı", "Ahmet Aydınlı"),
)


@pytest.mark.parametrize(("sentence", "one", "other"), SAME_PERSON)
def test_an_office_stands_for_a_given_name(sentence: str, one: str, other: str) -> None:
    """Who has an office is called by it, in either direction."""
    a, b = sentence.format(one), sentence.format(other)
    assert reported(a, b) == reported(b, a) == ()


@pytest.mark.parametrize(("sentence", "one", "other"), OTHER_PERSON)
def test_another_surname_or_given_name_is_a_change(sentence: str, one: str, other: str) -> None:
    """An office, or a surname, that two people share does not make them one."""
    a, b = sentence.format(one), sentence.format(other)
    assert [change.kind for change in reported(a, b)] == [change.kind for change in reported(b, a)] == ["name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mit Karl Hofmeister", ("karl", "hofmeister")),
        ("mit Gerhart Hauptmann", ("gerhart", "hauptmann")),
        ("mit Oberbürgermeister Renz", ("renz",)),
        ("con l’assessore Solmi", ("solmi",)),
        ("with Vali Nasrin", ("vali", "nasrin")),
        ("with Peter Pan", ("peter", "pan")),
        ("with ING Group", ("ing", "group")),
        ("with Chef Renz", ("chef", "renz")),
    ],
)
def test_titles_are_cut_off_names_and_names_are_not(text: str, name: tuple[str, ...]) -> None:
    """Offices of several languages are no part of a name; words that are names elsewhere stay."""
    (found,) = names(read(text, Span(0, len(text))))
    assert found.words == name


@pytest.mark.parametrize(
    ("rest", "changed"),
    [
        (" Obermotz Jan Wronicz kam mit dem Boot.", False),
        (" Da war obermotz Wronicz schon weg.", False),
        (" Jan Wronicz kam mit dem Boot.", True),
        (" Obermotz Jan Gorski kam mit dem Boot.", True),
    ],
)
def test_a_text_tells_who_has_an_office(rest: str, changed: bool) -> None:
    """Office, given name and surname in a row anywhere in one of the texts make two names one, without any list."""
    a = "On Monday Jan Wronicz visited the harbour of Tolm with fishermen."
    b = "On Monday Obermotz Wronicz visited the harbour of Tolm with fishermen."
    spans = Span(0, len(a)), Span(0, len(b))
    found = fact_changes(a + rest, spans[0], b, spans[1], word_edits(a + rest, spans[0], b, spans[1]))
    assert [change.kind for change in found] == ["name"] * changed


def test_a_last_word_that_may_be_an_order_of_magnitude_is_one_word() -> None:
    """A sentence that ends in "scores" or "hundreds" has no more words behind it."""
    assert reported(
        "All 40 boats sank, and the storm killed hundreds", "All 41 boats sank, and the storm killed hundreds"
    )


@pytest.mark.parametrize(
    "text", ["9万" * 900, "due " * 900, "九" * 1500, "5" + "万" * 1500, "mille" * 700, "5 बजे " * 500]
)
def test_rows_of_number_words_stay_cheap(text: str) -> None:
    """Rows that are no number end in a moment and in finite values."""
    begun = time.process_time()
    found = read_quantities(text)
    assert time.process_time() - begun < 2.0
    assert all(value < 1e18 for one in found for value in one.values)


def test_every_number_word_is_written_once() -> None:
    """A word has one value in a language, and stands in one table; six is six in French, too."""
    assert all(value > 1 for value in numerals().alone.values())
    assert {len(language.words) > 10 for language in numerals().languages.values()} == {True}
    assert table("alignment", "words")["numbers"].keys() & numerals().beginning.keys() == {"six"}
    assert table("alignment", "numbers")["magnitudes"].keys().isdisjoint(numerals().multipliers)
