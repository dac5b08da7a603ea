"""Which 8-bit encoding a list of names is written in.

Lists are short and hold names of many languages, so a detector alone is often wrong. Its opinion is weighed with how
common the encoding is, and with whether the letters that come out are such as stand in names, where they may stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

_SIGNS = "’‘“”„–«»ºª°´`·€½¼"
"""Signs that stand in lists beside letters."""
_WEST = ("äöüßé", "åäöé", "æøåéö", "éèêëàâçîïôûùüœæ", "áéíóúñü", "áâãàçéêíóôõú", "àèéìòùí", "éëïöèüáê", "áéíóúýðþæö")
_CENTRAL = ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "ăâîşţéö", "čćđšž", "äöüßé")
_BALTIC = ("āčēģīķļņōŗšūž", "ąčęėįšųūž", "äõöüšž")
_TURKISH = ("çğıöşüâîû",)
_ENCODINGS: Mapping[str, tuple[str, float, tuple[str, ...]]] = {
    # name -> (the detector's name, how common such files are, the letters of the languages that it is for)
    "cp1252": ("windows-1252", 3.0, _WEST),
    "cp1250": ("windows-1250", 1.3, _CENTRAL),
    "mac-roman": ("macroman", 0.7, _WEST),
    "cp1251": ("windows-1251", 1.0, ()),
    "iso8859-2": ("iso-8859-2", 0.7, _CENTRAL),
    "cp850": ("cp850", 0.5, _WEST),
    "cp437": ("cp437", 0.4, _WEST),
    "cp852": ("cp852", 0.4, _CENTRAL),
    "cp1257": ("windows-1257", 0.6, _BALTIC),
    "cp1254": ("windows-1254", 0.6, _TURKISH),
    "cp1253": ("windows-1253", 0.3, ()),
    "koi8-r": ("koi8-r", 0.2, ()),
    "cp866": ("ibm866", 0.2, ()),
}
_SAMPLE = 1 << 16
_FLOOR = 0.01
"""What an encoding is given that the detector does not even mention."""
_WEIGHT = 16
"""How much the letters count against the detector's opinion."""
_FOREIGN = 0.5
"""What a letter of another language of the same encoding counts: lists hold names of many."""


def guess(data: bytes) -> str:
    """The likeliest encoding of bytes that are no UTF-8."""
    import chardet

    sample = b"".join(line for line in data[: 1 << 22].splitlines(keepends=True) if not line.isascii())[:_SAMPLE]
    heard: dict[str, float] = {}
    for opinion in chardet.detect_all(sample):
        name, sure = opinion["encoding"], opinion["confidence"]
        if isinstance(name, str) and isinstance(sure, float):
            heard[name.lower()] = max(sure, heard.get(name.lower(), 0.0))
    best, most = "cp1252", -1.0
    for name, (known_as, common, letters) in _ENCODINGS.items():
        points = (heard.get(known_as, 0.0) + _FLOOR) * common * _plausible(sample, name, letters) ** _WEIGHT
        if points > most:
            best, most = name, points
    return best


def _plausible(sample: bytes, encoding: str, languages: tuple[str, ...]) -> float:
    """The share of signs beyond ASCII that fit: letters of one language where words may have them, others less."""
    text = sample.decode(encoding, "replace")
    total = others = 0.0
    letters: Counter[str] = Counter()
    for before, sign, after in zip(" " + text[:-1], text, text[1:] + " ", strict=True):
        if sign <= "\x7f":
            continue
        total += 1
        within = before.isalpha() or after.isalpha()
        if not sign.isalpha():
            others += 0.7 if sign in _SIGNS else 0.0 if within else 0.2
        elif (sign.isupper() and before.islower()) or (sign.islower() and before.isupper() and after.isupper()):
            others += 0.0
        elif languages:
            letters[sign.lower()] += 1
        else:
            # In other alphabets a letter stands among its own kind: an ASCII neighbour tells of a wrong guess.
            others += 0.0 if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()) else 1.0
    return (others + max((_share(letters, own, languages) for own in languages), default=0.0)) / total if total else 0.0


def _share(letters: Counter[str], own: str, languages: tuple[str, ...]) -> float:
    """How well letters fit a language, of those that share its encoding."""
    known = "".join(languages)
    return sum(count * (1.0 if sign in own else _FOREIGN if sign in known else 0.2) for sign, count in letters.items())
