"""What stands beside a quotation: a mere speech tag, or something of its own."""

from __future__ import annotations

import pytest

from lineage.alignment import align
from lineage.alignment.tags import own_words
from lineage.config import DEFAULT
from lineage.records import Article, Comparison
from lineage.views.reading import read

QUOTE = "“You cannot run a county on hope and diesel,”"

TAGS = (
    "he said.",
    "said Ann Bell.",
    "Bell, 43, told reporters in Wexby on Monday.",
    "said Ann Bell, ale brewer of Tarrow.",
    "said Ann Bell, a war reporter.",
    "said Tom Hale of the Wexby era museum.",
    "said Sunil Rao, the Labour member behind the idea.",
    "Mayor Ann Bell of Tarrow said in a statement on April 19.",
    "the former finance minister told the BBC's Today programme in a 2016 interview.",
    "Prime Minister Orla Finch said at a joint news conference with her Norwegian counterpart late on Tuesday.",
    "In a letter to shareholders, chief executive Tom Hale wrote:",
    "Speaking to reporters after the vote, Bell said:",
    "But she added:",
    "And in a post on Facebook, the two leaders declared:",
    ", according to the council's spokeswoman.",
    "was quoted as saying by the state news agency.",
    "he has told friends.",
    "Bell and Hart said in a joint statement.",
    "said Dr Mira Solt, a visiting scholar at the University of Odervale.",
    "the retired judge told the Lowmere Evening Post.",
    "she said, and",
    "he said, adding:",
    "Asked about the delay, Bell replied:",
    "the union's general secretary wrote in an email to members seen by Halcyon News.",
    "said Rep. Dale Orr, R-Ohio, the top Republican on the House Budget Committee.",
    "sagte die Bürgermeisterin von Ostwall, Anna Weiss, am Montag im Interview mit Radio Brenn.",
    "erklärte der Sprecher der Polizei.",
    "hat der Minister gesagt.",
    "a déclaré le ministre de la Santé dans un communiqué.",
    "dijo el portavoz del gobierno en una entrevista con la cadena Paramo.",
    "сказала мэр города в понедельник.",
    "the 17-year-old told the court.",
    "he says.",
    "a spokesman for the water company said on Friday.",
    "Council leader Tom Hale, speaking outside the town hall, said:",
    "she later told Northgate Radio.",
    "said the widow of a fisherman from Limani.",
    "said the head of the harbour authority, Marius Tell.",
    "Tell said on Thursday evening.",
    "she told the parliamentary inquiry.",
    "Deputy Governor Rosa Mendel told a press briefing in Limani early on Wednesday.",
    "wrote Hale on his blog.",
    "the bishop said in his Easter sermon.",
    "Finch, the club's captain, said after the match.",
    "the pilot told air traffic controllers.",
    "said Pavel Orlik, a farmer from the village of Tarrow.",
    "the company said in a regulatory filing.",
    "In an open letter published on Friday, the writers said:",
    "Ruta Fenn, a mother of three from Wexby, told this newspaper.",
    "he was quoted by the Rechnoy Courier as saying.",
    "a senior diplomat, speaking on condition of anonymity, said.",
    "the 62-year-old said through his lawyer.",
    "sagte ein Sprecher der Stadtwerke dem Seeblatt.",
    "sagte Innenministerin Vera Kohl bei einer Pressekonferenz in Brenn.",
    "a-t-elle ajouté devant la presse.",
    "afirmó la alcaldesa de Páramo, Lucía Ferrán, este martes.",
    "in that same statement, the president said,",
    "A&E executives said on Wednesday.",
    "said Finch in a release put out by the ministry.",
    "Finch said today, reports Halcyon News.",
    "the three independent senators said.",
    "a spokesman said, based on four anonymous sources.",
    "a réagi Mme Carrel lors d’une conférence de presse.",
    "s’indigne Mme Sylvie Carrel, infirmière de 52 ans.",
    "subrayó Mora, de 54 años.",
    "recalcó el consejero de Interior, Julián Mora, en rueda de prensa.",
    "ha ribadito il procuratore capo Elena Marchetti, 61 anni, ai giornalisti in conferenza stampa.",
    "alertou o autarca Rui Falcão, de 48 anos, em conferência de imprensa.",
    "betonte Feuerwehrchef Brandis, 51 Jahre, auf einer Pressekonferenz.",
    "podkreślił dziennikarzom na konferencji prasowej prezes Górny, lat 60.",
    "67 yaşındaki Vali Mehmet Aydoğan, şeklinde konuştu.",
    "сказал журналистам на брифинге мэр Пётр Зайцев, 54 года.",
)
NEWS = (
    "she said, and asked for auditors to check the sums first.",
    "said Sunil Rao, the Labour member behind the idea, who expects it to cost about 4 million pounds annually.",
    "she told the chamber to loud applause from the public gallery.",
    "she said before she left for a holiday in Spain with the treasurer of the party.",
    "said Bell, whose firm built the dam.",
    "he said, calling the vote a disgrace.",
    "Bell told 400 supporters in Wexby.",
    "said Hale, adding that the bridge would stay shut until May.",
    "she said and left the room.",
    "Bell said after losing the vote by nine seats.",
    "he said, blaming the county for the delay.",
    "he said as he walked out of the hall.",
    "said Finch, but she would not say when.",
    "The room fell silent when he said:",
    "Hale slammed the door and said:",
    "she said, while police searched the house next door.",
    "said Orr, and the council dropped the plan the same evening.",
    "Bell, which owns three mines, said.",
    "sagte Weiss, die mit Kosten von vier Millionen Euro rechnet.",
    "sagte er und forderte den Rücktritt des Direktors.",
    "erklärte der Sprecher, nachdem das Gericht die Klage abgewiesen hatte.",
    "a déclaré le maire, qui veut fermer le port.",
    "dijo la alcaldesa, y pidió una auditoría.",
    "сказала мэр, которая хочет закрыть порт.",
    "said Tom Hale, the owner of a bakery that closed in March.",
    "he told the crowd, and warned them that the levee might break.",
    "said Bell, without naming the firm.",
    "he said, before flying to Odervale for talks with the creditors.",
    "said Rao, announcing a fund of 3m pounds for buses.",
    "Bell said he was sorry:",
    "she said, her eyes full of tears over the loss of the old mill by the river.",
    "said Mira Solt, although two of her colleagues disagree.",
    "he said, ordering an inquiry into the spill.",
    "said Orr, and promised free buses for pensioners.",
    "said Bell, who will stand down in June.",
    "she said; the works council rejects the offer.",
    "Tell said, hours after the cranes stopped.",
    "said Fenn, a nurse who lost her job in the spring.",
    "he told the inquiry, and handed over two folders of letters.",
    "she said, fighting back tears.",
    "said Hale, because the deadline had passed.",
    "Brandt said in a speech that drew boos from the back rows.",
    "the mayor said, although the council had rejected the plan in March.",
    "said Mendel, whose brother sits on the board of the company.",
    "Orlik said, pointing to a crack in the wall.",
    "he said, but refused to give a date.",
    "the bishop said and announced his resignation.",
    "said Finch, and scored twice in the second half.",
    "Pell said, sentencing him to nine years in prison.",
    "the company said, while its shares fell 12 percent.",
    "he wrote in the letter, which the police seized last week.",
    "said Tell, who runs the largest silo on the southern quay.",
    "sagte Kohl, während draußen Bauern gegen das Gesetz protestierten.",
    "sagte der Sprecher, der keine Zahlen nennen wollte.",
    "a-t-elle dit avant de quitter la salle sous les huées des élus.",
    "afirmó Ferrán, que dejará el cargo en junio.",
    "said Hale, with the bridge now due to reopen in the autumn at a cost of 3 million.",
    "Fenn said, then sold her shop.",
    "a déclaré Sylvie Carrel, qui a lancé une pétition contre la fermeture nocturne.",
    "dijo Mora, que anunció ayudas de 54 millones.",
    "note le maire, qui veut fermer le port.",
    "ha detto Marchetti, che ha sequestrato i documenti della manutenzione.",
    "powiedział Górny, który zapowiedział odprawy dla 300 zwalnianych pracowników.",
    "diyen Aydoğan, sel bölgesine askeri helikopter gönderileceğini açıkladı.",
)


@pytest.mark.parametrize("outside", TAGS)
def test_a_tag_says_nothing_of_its_own(outside: str) -> None:
    """A verb of saying, a name, an office of a few words, a day and a medium may change in a verbatim sentence."""
    assert own_words([outside]) == []


@pytest.mark.parametrize("outside", NEWS)
def test_a_clause_beside_a_tag_says_something(outside: str) -> None:
    """Clauses, figures and other verbs are no tag, whatever stands before them."""
    assert own_words([outside])


def test_every_word_of_news_counts_in_scripts_without_capitals() -> None:
    """Where nothing tells a name from news, all that stands around a quotation is own unless it is a mere tag."""
    assert own_words(["市长说。"]) == []
    assert own_words(["市长说，他辞职。"]) == ["市", "长", "说", "他", "辞", "职"]


def compared(a: str, b: str) -> Comparison:
    return align(Article(a), Article(b), DEFAULT)


def marked(comparison: Comparison) -> list[str]:
    return [comparison.b.text[start:end] for stretch in read(comparison).b for start, end in stretch.marks]


@pytest.mark.parametrize(
    ("a", "b", "own"),
    [
        (f"{QUOTE} she told the chamber to loud applause.", f"{QUOTE} she said, and asked for auditors.", "asked for"),
        (f"{QUOTE} said Orla Finch.", f"{QUOTE} said Finch, who expects it to cost 4 million pounds.", "4 million"),
        (f"{QUOTE} he said.", f"{QUOTE} he said before he left for a week in Limani.", "left for"),
    ],
)
def test_news_beside_a_quotation_is_edited_and_marked(a: str, b: str, own: str) -> None:
    """A quotation taken word for word with the outlet's own news beside it is not verbatim, and the news is marked."""
    comparison = compared(a, b)
    assert [segment.label for segment in comparison.segments if segment.side == "b"] == ["edited"]
    assert any(own in words for words in marked(comparison))


def test_another_tag_leaves_a_sentence_verbatim() -> None:
    """Who said it, where and on which day may be told in other words."""
    comparison = compared(f"{QUOTE} said Orla Finch.", f"Treasurer Finch told reporters on Monday: {QUOTE}")
    assert {segment.label for segment in comparison.segments} == {"verbatim"}


def test_news_that_the_counterpart_tells_as_well_is_no_edit() -> None:
    """The same clause behind another tag is not the outlet's own."""
    clause = "and asked for auditors."
    comparison = compared(f"{QUOTE} Orla Finch said on Monday, {clause}", f"{QUOTE} the treasurer told us, {clause}")
    assert {segment.label for segment in comparison.segments} == {"verbatim"}


@pytest.mark.parametrize(
    ("sentence", "speaker", "other"),
    [
        ("港湾局長の大槻真は「岸壁の修理は来年の春までかかる見込みだ」と話した。", "大槻真", "長谷部亮"),
        ("港务局长郑启文表示：“码头的修缮要到明年春天才能完成。”", "郑启文", "罗伟民"),
        ("وقال مدير الميناء نبيل الحداد: «إصلاح الرصيف سيستمر حتى الربيع المقبل».", "نبيل الحداد", "سمير العلي"),
        ("“घाट की मरम्मत अगले वसंत तक चलेगी”, बंदरगाह प्रमुख सुनील भाटी ने कहा।", "सुनील भाटी", "मनोज राठी"),
        ('항만청장 오태민 씨는 "부두 수리는 내년 봄까지 계속될 전망"이라고 말했다.', "오태민", "장세윤"),
    ],
)
def test_another_speaker_is_an_edit_in_scripts_without_capitals(sentence: str, speaker: str, other: str) -> None:
    """The quotation stays as it is, and the sentence is no copy all the same."""
    comparison = compared(sentence, sentence.replace(speaker, other))
    assert {segment.label for segment in comparison.segments} == {"edited"}
