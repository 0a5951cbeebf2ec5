"""Month names in other languages than English.

A line holds the names from January to December; others for the same month are behind a slash.
"""

from __future__ import annotations

_NAMES = """
januar/jänner februar/feber märz/marz april mai juni juli august september oktober november dezember
enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre
janeiro fevereiro março/marco abril maio junho julho agosto setembro outubro novembro dezembro
janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre décembre/decembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januari februari maart april mei juni juli augustus september oktober november december
januar februar marts/mars april maj/mai juni juli august september oktober november december/desember
января/январь/январе февраля/февраль/феврале марта/март/марте апреля/апрель/апреле мая/май/мае июня/июнь/июне июля/июль/июле августа/август/августе сентября/сентябрь/сентябре октября/октябрь/октябре ноября/ноябрь/ноябре декабря/декабрь/декабре
يناير فبراير مارس أبريل/إبريل مايو يونيو/يونيه يوليو/يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
ژانویه فوریه مارس آوریل مه/می ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر
जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
"""  # noqa: E501 — a line is a language
MONTHS = {
    name: number
    for line in _NAMES.split("\n")
    for number, names in enumerate(line.split(), 1)
    for name in names.split("/")
}
_WITH_OF = frozenset(
    ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "octubre", "maio", "marco")
)
"""What is no month without a "de" or a year: Mayo, Marco and Julio are names, too."""
_ENGLISH = frozenset(
    ("april", "august", "september", "november", "december", "mars", "marts", "mart", "mai", "may", "mei")
)
"""What may be another word in an English text, where no year follows."""


def month(name: str, of: bool, year: bool) -> int:
    """The number of a month by its name, 0 for any other word. `of`, `year`: whether these stand with it."""
    name = name.casefold()
    if (name in _WITH_OF and not (of or year)) or (name in _ENGLISH and not year):
        return 0
    return MONTHS.get(name, 0)
