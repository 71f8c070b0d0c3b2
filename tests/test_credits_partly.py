"""Credits for a part: "Some information for this report came from Reuters"."""

from __future__ import annotations

import pytest

from lineage.provenance.named.votes import WEAK_RULES
from tests.test_credits_finding import BODY, credits, given_credits

AP = "Associated Press"
REUTERS = "Reuters"
AFP = "Agence France-Presse"
DPA = "Deutsche Presse-Agentur"
EFE = "EFE"
ANSA = "Agenzia Nazionale Stampa Associata"
LUSA = "Lusa"
ANP = "Algemeen Nederlands Persbureau"
TASS = "TASS"
APA = "Austria Presse Agentur"
PAP = "Polska Agencja Prasowa"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Some information for this report came from Reuters.", [REUTERS]),
        ("Some information in this story is from the Associated Press.", [AP]),
        ("Information from the AP was used in this report.", [AP]),
        ("Some information from the Associated Press was used in this story.", [AP]),
        ("Some of the information in this article came from Reuters.", [REUTERS]),
        ("Portions of this report are from the Associated Press.", [AP]),
        ("Parts of this story were provided by The Associated Press.", [AP]),
        ("This story includes information from The Associated Press.", [AP]),
        ("This report contains information from the Associated Press and Reuters.", [AP, REUTERS]),
        ("This report uses material from AFP and dpa.", [AFP, DPA]),
        ("Information for this article was provided by The Associated Press.", [AP]),
        ("Information from The Associated Press is included in this report.", [AP]),
        ("Information from: The Associated Press", [AP]),
        ("Some material in this report came from The Associated Press.", [AP]),
        ("Some material for this article was supplied by Reuters.", [REUTERS]),
        ("Additional information from The Associated Press.", [AP]),
        ("Additional information for this story was provided by Reuters.", [REUTERS]),
        ("The Associated Press also contributed information to this story.", [AP]),
        ("Background information for this report came from the AP.", [AP]),
        ("Material from the Associated Press was also used in this story.", [AP]),
        ("Reporting from Reuters was used in this story.", [REUTERS]),
        ("Details in this story are from an Associated Press report.", [AP]),
        ("Some reporting for this story came from The Associated Press.", [AP]),
        ("Staff writer Ida Lund wrote this report with information from The Associated Press.", [AP]),
        ("Gazette reporter Ida Lund and The Associated Press provided information for this story.", [AP]),
        ("Includes reporting by The Associated Press.", [AP]),
        ("Einige Informationen in diesem Bericht stammen von Reuters.", [REUTERS]),
        ("Informationen der Deutschen Presse-Agentur sind in diesen Artikel eingeflossen.", [DPA]),
        ("Teile dieses Textes stammen von der dpa.", [DPA]),
        ("Dieser Artikel enthält Material der Nachrichtenagentur AFP.", [AFP]),
        ("Certaines informations de cet article proviennent de l'AFP.", [AFP]),
        ("Des informations de l'AFP ont été utilisées dans cet article.", [AFP]),
        ("Une partie des informations provient de l'agence Reuters.", [REUTERS]),
        ("Parte de la información de esta nota procede de la agencia EFE.", [EFE]),
        ("Este artículo contiene información de Reuters.", [REUTERS]),
        ("Parte das informações desta reportagem é da agência Lusa.", [LUSA]),
        ("Alcune informazioni di questo articolo provengono dall'ANSA.", [ANSA]),
        ("Parte delle informazioni è tratta da un lancio dell'Ansa.", [ANSA]),
        ("Een deel van de informatie in dit artikel is afkomstig van het ANP.", [ANP]),
        ("Часть информации в этой статье взята из сообщений ТАСС.", [TASS]),
        ("Portions of this article were taken from an Associated Press story.", [AP]),
        ("Information for this story was gathered by Reuters and the Associated Press.", [REUTERS, AP]),
        ("Some quotes in this piece come from AP reports.", [AP]),
        ("*Some material from the Associated Press was used in this report.", [AP]),
        ("AP sports wire material was used in this story.", [AP]),
        ("This story contains some information from the Associated Press.", [AP]),
        ("(Some information from Reuters)", [REUTERS]),
        ("The Bay Gazette staff contributed to this report, which includes information from Reuters.", [REUTERS]),
        ("Information from Associated Press reports was used in this story.", [AP]),
        ("Other information in this column is from the AP and AFP.", [AP, AFP]),
        ("Ein Teil der Informationen in diesem Text kommt von der Nachrichtenagentur AFP.", [AFP]),
        ("Einzelne Passagen dieses Beitrags wurden von der dpa übernommen.", [DPA]),
        ("Une partie de cet article est tirée d'une dépêche de l'AFP.", [AFP]),
        ("Algunos datos de este reportaje fueron proporcionados por la agencia EFE.", [EFE]),
        ("Se utilizó información de Reuters y AFP en este texto.", [REUTERS, AFP]),
        ("Algumas informações desta matéria são da agência Lusa.", [LUSA]),
        ("Parti di questo articolo sono tratte dall'ANSA.", [ANSA]),
        ("При подготовке материала использована информация ТАСС.", [TASS]),
        ("Some information for this article was obtained from The Associated Press.", [AP]),
        ("Material in this column came from AP and Reuters reports.", [AP, REUTERS]),
        ("Part of the information in this report comes from Agence France-Presse.", [AFP]),
        ("Background material in this piece is from Reuters.", [REUTERS]),
        ("Reuters also supplied material for this story.", [REUTERS]),
        ("AFP material was used in compiling this report.", [AFP]),
        ("The Gazette's Ida Lund compiled this report with material from The Associated Press.", [AP]),
        ("Elements of this story are from the Associated Press.", [AP]),
        ("This article was written with reporting from Reuters and AFP.", [REUTERS, AFP]),
        ("National news in this roundup is from The Associated Press.", [AP]),
        ("Some of the reporting in this dispatch was provided by AFP.", [AFP]),
        ("Die Angaben in diesem Bericht stammen teilweise von der Austria Presse Agentur.", [APA]),
        ("In diesem Text sind Informationen der dpa enthalten.", [DPA]),
        ("Des éléments de cet article ont été fournis par l'AFP.", [AFP]),
        ("Partes de este artículo proceden de EFE.", [EFE]),
        ("Este texto incluye datos de EFE y Reuters.", [EFE, REUTERS]),
        ("Parte deste texto é da agência Lusa.", [LUSA]),
        ("Per questo articolo sono state usate informazioni dell'ANSA.", [ANSA]),
        ("Delen van deze tekst zijn overgenomen van het ANP.", [ANP]),
        ("Część informacji w tym artykule pochodzi z PAP.", [PAP]),
    ],
)
def test_what_a_text_has_in_part_from_an_agency_credits_it(line: str, names: list[str]) -> None:
    """By what it is, where it stands now and whence it came; the offsets are those of the names."""
    text = f"{BODY}\n\n{line}"
    assert given_credits(text) == names
    assert all(text[credit.start : credit.end] == credit.text for credit in credits(text))


def test_such_a_credit_leaves_the_rest_of_the_text_to_the_outlet() -> None:
    """It counts as half, as all do that name a contributor."""
    found = credits(f"{BODY}\n\nSome information in this report came from Reuters.")
    assert {credit.rule for credit in found} == {"partly-from"}
    assert "partly-from" in WEAK_RULES


@pytest.mark.parametrize(
    "sentence",
    [
        "Some information came from police.",
        "Some information for this report came from the county clerk.",
        "Information from the police was used in this report.",
        "Some of the information in this story is from court records.",
        "The report includes information from Reuters Institute surveys of 2019.",
        "Information from Reuters that the ferry had sunk turned out to be wrong.",
        "Some information from the Associated Press was used in the lawsuit against the county.",
        "Some information about the strike came from Reuters reporters who were held at the gate.",
        "The commission's report contains information from Reuters about three payments.",
        "Parts of the ship were provided by AP Moller, the owner said.",
        "The police said that some information in the file came from the AP's archive.",
        "Portions of the pier were paid for by the Associated Press Building Society.",
        "Photos and information from The Associated Press are on display at the museum.",
        "Some photos in this story are from the Associated Press.",
        "Additional photos for this story were provided by Reuters.",
        "A video in this report came from Reuters.",
        "Data for this chart came from Reuters.",
        "Map data for this graphic was provided by the Associated Press.",
        "No information from the Associated Press was used in this story.",
        "For more information about AP courses in this district call the school.",
        "The minister told MPs that the information in the story from Reuters is false.",
        "Information in the Reuters report was wrong, the ministry said in a letter to this paper.",
        "Some of the information in the Reuters story was provided by a former employee.",
        "Einige Informationen stammen von der Polizei.",
        "Teile des Berichts der dpa stammen von einem Zeugen, sagte der Anwalt.",
        "Certaines informations de l'AFP ont été démenties par le ministère.",
        "Parte de la información de Reuters procede de un exempleado del banco.",
        "Le informazioni dell'ANSA sono state smentite dal ministero.",
        "Информация ТАСС об аварии не подтвердилась.",
        "The bulk of the material in the vault came from Reuters, the auction house said.",
        "Some of the details in this story were first reported by readers.",
        "Some of the information in this story came from a spokesman for Reuters.",
        "Some information for this report came from emails that the AP obtained.",
        "Parts of this bridge were supplied by AFP Steel.",
        "Part of this text is from the book The Reuters Story.",
        "This report contains information about the AP courses of the school.",
        "Much of this is from Reuters, the mayor said.",
        "Most of the reporting on the spill came from local papers.",
        "Some reporters for this story came from Oslo.",
        "Some of the money came from Reuters.",
        "Some details came from Reuters' own staff survey of 2011.",
        "He said the information in this article from the AP was planted.",
        "Information on this story from the AP's critics is welcome.",
        "The details in this report are from police and the county coroner.",
        "Other stories in this report: AP closes its bureau",
        "With help from Reuters, the museum restored the ticker.",
        "He wrote this book with help from the Associated Press.",
        "She compiled this cookbook with information from the Associated Press archive.",
        "Reuters and the union provided information for this trial.",
        "The ministry provided information for this story.",
        "Teile dieses Hauses stammen von Reuters, dem früheren Besitzer.",
        "Teile dieses Artikels stammen von Lesern.",
        "Die Informationen in diesem Bericht stammen von der Polizei.",
        "Une partie de cet immeuble appartient à l'AFP.",
        "Certaines informations de cet article proviennent du ministère.",
        "Parte de esta nota fue escrita por un becario de EFE que pidió el anonimato ante la dirección.",
        "Alcune informazioni di questo articolo provengono dai carabinieri.",
        "Een deel van dit gebouw is van het ANP, dat er kantoor houdt.",
        "Часть материалов дела взята у ТАСС в ходе обыска.",
        "Informationen der dpa wurden in diesem Artikel falsch wiedergegeben.",
        "Some information for this article was obtained from readers.",
        "Some parts of this story were told to Reuters by a clerk.",
        "Material in this dress came from an AP warehouse sale.",
        "Much of the information in this case is from AP phone records, the judge wrote.",
        "Details of this report are in the AP's hands, he said.",
        "Elements of this play are from the life of Paul Julius Reuter.",
        "Information in this report from the AP to its members was leaked.",
        "Several of the quotes in this ad are from the Associated Press, the campaign said; the AP denied it.",
        "Reuters supplied material for this museum.",
        "Some of the content in this game came from Reuters Health, its maker.",
    ],
)
def test_sentences_like_these_credit_nobody(sentence: str) -> None:
    """Other sources, pictures and figures, other texts, what an agency's people say, and what a text only tells."""
    assert given_credits(f"{BODY}\n\n{sentence}") == given_credits(f"{sentence}\n\n{BODY}") == []
