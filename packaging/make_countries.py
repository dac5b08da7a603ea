"""Makes resultdesk/core/values/country_names.py from CLDR (through Babel) and the list of Olympic codes below.

Run by hand when CLDR has news: python packaging/make_countries.py
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from babel import Locale
from babel.core import get_global

from resultdesk.core.values.codes import folded

LANGUAGES = (
    "en", "nl", "de", "sv", "nb", "nn", "da", "fi", "fr", "es", "it", "pt", "pt_PT", "cs", "pl",
    "et", "hu", "sk", "sl", "hr", "ro", "tr", "ca", "eu", "gl", "cy", "ga", "is", "lt", "lv", "fy", "lb",
)  # fmt: skip
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
HISTORIC = {"ROM", "ZAR", "TMP", "BUR", "SUN", "DDR", "YUG", "SCG", "FXX", "ANT", "YMD", "NTZ", "CSK", "QUU", "NHB",
            "PCI", "PZI", "PUS", "WAK", "MID", "JTN", "BYS", "HVO", "DHY", "GEL", "CTE", "VDR", "RHO", "PCZ", "ATN",
            "AFI"}  # fmt: skip

# Olympic codes that differ from ISO 3166-1 alpha-3 (International Olympic Committee, National Olympic Committees).
_OLYMPIC = """
DZ ALG AS ASA AO ANG AG ANT AW ARU BS BAH BH BRN BD BAN BB BAR BZ BIZ BM BER BT BHU BW BOT VG IVB BN BRU BG BUL BF BUR
KH CAM KY CAY TD CHA CL CHI CG CGO CR CRC HR CRO DK DEN SV ESA GQ GEQ FJ FIJ GM GAM DE GER GR GRE GD GRN GT GUA GN GUI
GW GBS HT HAI HN HON ID INA IR IRI KW KUW LV LAT LS LES LY LBA MG MAD MW MAW MY MAS MR MTN MU MRI MC MON MN MGL MM MYA
NP NEP NL NED NI NCA NE NIG NG NGR OM OMA PS PLE PY PAR PH PHI PT POR PR PUR KN SKN VC VIN WS SAM SA KSA SC SEY SI SLO
SB SOL ZA RSA LK SRI SD SUD CH SUI TW TPE TZ TAN TG TOG TO TGA AE UAE VI ISV UY URU VU VAN VN VIE ZM ZAM ZW ZIM
"""
OLYMPIC = _OLYMPIC.split()
# Olympic codes of before, still met in lists.
FORMER = {"LB": "LIB", "SG": "SIN", "TT": "TRI", "RO": "ROM"}
# Names that people write and CLDR does not have; each belongs to one country.
SPOKEN = {
    "GB": "england|scotland|wales|northern ireland|uk|great britain|britain|united kingdom of great britain"
    "|groot brittannie|engeland|schotland|grossbritannien|grande bretagne|gran bretana|gran bretagna|gb",
    "NL": "holland|the netherlands|hollande|holanda|olanda|holandia|holandsko|hollanti|paises bajos",
    "US": "usa|u s a|united states of america|america|amerika|verenigde staten|vs|vereinigte staten von amerika"
    "|etats unis d amerique|estados unidos de america|ee uu|eeuu|stati uniti d america|spojene staty|yhdysvallat",
    "CZ": "czech republic|ceska republika|tsjechische republiek|tschechische republik|tschechei|cechy",
    "AE": "uae|emirates", "RU": "russian federation", "KR": "republic of korea|korea south|korea republic",
    "KP": "dpr korea|korea north", "IE": "republic of ireland|eire", "CI": "ivory coast|ivoorkust",
    "CV": "cape verde", "SZ": "swaziland", "MK": "macedonia|fyr macedonia|north macedonia", "MM": "burma|birma",
    "TL": "east timor", "TR": "turkey|turkiye", "VA": "vatican|holy see", "BY": "white russia|wit rusland",
    "BA": "bosnia|bosnie|bosnien", "MD": "republic of moldova", "SY": "syrian arab republic", "LA": "lao",
    "VN": "viet nam", "TZ": "united republic of tanzania", "BO": "plurinational state of bolivia",
    "IR": "islamic republic of iran", "VE": "bolivarian republic of venezuela", "TW": "chinese taipei",
    "HK": "hong kong|hong kong china", "MO": "macau|macao", "CN": "china pr|peoples republic of china",
    "DE": "brd|bundesrepublik deutschland|federal republic of germany", "BE": "belgie|belgique|belgien",
    "SE": "sweden|sverige", "DK": "danmark", "NO": "norge|noreg", "FI": "suomi", "CH": "schweiz|suisse|svizzera",
    "AT": "osterreich|oesterreich", "CW": "curacao", "CD": "dr congo|congo kinshasa|zaire", "CG": "congo brazzaville",
}  # fmt: skip

HEAD = '''"""Countries: ISO 3166-1 alpha-2, alpha-3, Olympic code, names (folded) in many languages.

Made by packaging/make_countries.py from CLDR; do not edit by hand.
"""
# ruff: noqa: E501

COUNTRIES = """\\
'''


def main() -> None:
    """Write the module."""
    english = Locale("en").territories
    codes = sorted(code for code in english if len(code) == 2 and code.isalpha() and code not in NOT_ISO)
    three: dict[str, list[str]] = {}
    for long, short in get_global("territory_aliases").items():
        if len(long) == 3 and long.isalpha() and len(short) == 1 and long not in HISTORIC:
            three.setdefault(short[0], []).append(long)
    unclear = {code: three.get(code) for code in codes if len(three.get(code, [])) != 1}
    if unclear or len(codes) != 249:
        raise SystemExit(f"{len(codes)} countries; unclear alpha-3: {unclear}")
    olympic = dict(zip(OLYMPIC[::2], OLYMPIC[1::2], strict=True))
    names = {code: names_of(code) for code in codes}
    shared = Counter(name for found in names.values() for name in found)
    lines = []
    for code in codes:
        ioc = olympic.get(code, three[code][0])
        former = FORMER.get(code, "")
        lines.append(f"{code}|{three[code][0]}|{ioc}|{former}|{';'.join(sorted(names[code]))}\n")
    report(f"{len(codes)} countries, {len(olympic)} Olympic codes of their own")
    report(f"shared names: { {name: [c for c in codes if name in names[c]] for name, n in shared.items() if n > 1} }")
    Path("resultdesk/core/values/country_names.py").write_text(HEAD + "".join(lines) + '"""\n', encoding="utf-8")


def report(line: str) -> None:
    """Say what was made."""
    sys.stdout.write(line + "\n")


def names_of(code: str) -> set[str]:
    """All names of a country, folded."""
    found: set[str] = set()
    for language in LANGUAGES:
        name = Locale.parse(language).territories.get(code)
        if name:
            found.add(folded(name))
            found.add(folded(name.split("(")[0]) if "(" in name and code not in {"CG", "CD"} else folded(name))
    spoken = {folded(name) for name in SPOKEN.get(code, "").split("|") if name}
    return spoken | {name for name in found if len(name) >= 3}


if __name__ == "__main__":
    main()
