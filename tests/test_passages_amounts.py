"""How much a text says: laws of the measure, and one sentence in many scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.passages import amount, words

SENTENCE = {
    "en": "The mayor of Aldmoor said on Monday that the old bridge over the river would stay closed until next spring.",
    "de": "Die alte Brücke über den Fluss bleibt bis zum nächsten Frühjahr gesperrt, sagte der Bürgermeister von"
    " Aldmoor am Montag.",
    "pl": "Burmistrz Aldmooru powiedział w poniedziałek, że stary most na rzece będzie zamknięty do przyszłej wiosny.",
    "ru": "Мэр Олдмура сообщил в понедельник, что старый мост через реку останется закрытым до следующей весны.",
    "tr": "Aldmoor belediye başkanı pazartesi günü yaptığı açıklamada, nehrin üzerindeki eski köprünün gelecek bahara"
    " kadar kapalı kalacağını söyledi.",
    "ar": "قال رئيس بلدية ألدمور يوم الاثنين إن الجسر القديم فوق النهر سيبقى مغلقا حتى الربيع المقبل.",
    "he": "ראש העיר אלדמור אמר ביום שני כי הגשר הישן שמעל הנהר יישאר סגור עד האביב הבא.",
    "hi": "एल्डमूर के महापौर ने सोमवार को कहा कि नदी पर बना पुराना पुल अगले वसंत तक बंद रहेगा।",
    "ko": "앨드무어 시장은 월요일 강 위의 오래된 다리가 내년 봄까지 계속 통행이 금지될 것이라고 말했다.",
    "zh": "奥尔德穆尔市市长星期一表示，河上的旧桥将继续关闭，直到明年春天才会重新开放。",
    "ja": "アルドムーアの市長は月曜日、川に架かる古い橋は来年の春まで閉鎖されたままになると述べた。",
    "th": "นายกเทศมนตรีเมืองอัลด์มัวร์กล่าวเมื่อวันจันทร์ว่าสะพานเก่าข้ามแม่น้ำจะยังคงปิดจนถึงฤดูใบไม้ผลิปีหน้า",
}


@pytest.mark.parametrize("language", SENTENCE)
def test_one_sentence_says_as_much_in_every_script(language: str) -> None:
    """Within a third of the English words; counted as words, these run from eleven to a hundred and four."""
    assert amount(SENTENCE["en"]) == 20
    assert amount(SENTENCE[language]) == pytest.approx(20, rel=1 / 3)


@given(st.text())
def test_never_less_than_the_words_between_spaces(text: str) -> None:
    """A measure of any text, none of nothing; in ASCII at least as many as words."""
    assert amount(text) >= 0
    assert (amount(text) == 0) == (not words(text))
    if text.isascii():
        assert amount(text) >= len(words(text))


@given(st.sampled_from(sorted(SENTENCE)), st.integers(1, 4))
def test_a_text_twice_as_long_says_twice_as_much(language: str, times: int) -> None:
    """Whatever the script."""
    text = " ".join([SENTENCE[language]] * times)
    assert amount(text) == pytest.approx(times * amount(SENTENCE[language]))


@given(st.sampled_from(sorted(SENTENCE)), st.sampled_from(sorted(SENTENCE)))
def test_two_languages_in_one_text_say_what_both_do(one: str, other: str) -> None:
    """As far as the words of spaced scripts are not counted by letters in one and by words in the other."""
    both = amount(f"{SENTENCE[one]} {SENTENCE[other]}")
    assert both == pytest.approx(amount(SENTENCE[one]) + amount(SENTENCE[other]), rel=0.15)
