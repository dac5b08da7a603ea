"""Invented people of many countries. Every name can be written in Windows-1252, as the .csv sample is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Dice:
    """A fixed sequence of picks, the same on every Python version and machine."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, limit: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % limit

    def pick(self, of: Sequence[T]) -> T:
        return of[self.below(len(of))]


class Nation(NamedTuple):
    """How often its people enter, how entry lists write it, and what its people are called."""

    weight: int
    spellings: Sequence[str]
    women: Sequence[str]
    men: Sequence[str]
    surnames: Sequence[str]


def _nation(weight: int, spellings: str, women: str, men: str, surnames: str) -> Nation:
    return Nation(weight, spellings.split("|"), women.split("|"), men.split("|"), surnames.split("|"))


NATIONS = [
    _nation(
        46,
        "Nederland|NL|NED|Nederland|NL||nederland",
        "Anouk|Femke|Sanne|Lotte|Marijke|Saskia|Noëlle|Zoë|Willemijn|Ilse|Tineke|Roos|Evelien|Maaike",
        "Jeroen|Bas|Sander|Thijs|Pieter|Joost|Ruud|Wouter|Maarten|Koen|Hidde|Gijs|Michiel|Daniël",
        "de Vries|van den Berg|Jansen|Bakker|Visser|Smit|Meijer|de Boer|Mulder|van Dijk|Bos|Vos|Peters|Hendriks|"
        "van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smeets|van 't Hof|in 't Veld|Schouten|Koster|Prins|Huisman",
    ),
    _nation(
        8, "België|BEL|BE", "Elke|Griet|Hélène|Amélie", "Pieter-Jan|Wim|Benoît|Stijn", "Peeters|Maes|Claes|Lefèvre"
    ),
    _nation(
        7, "Duitsland|GER|DE|Deutschland", "Käthe|Ute|Heike", "Jörg|Jürgen|Uwe|Björn", "Müller|Schäfer|Groß|Weiß|Köhler"
    ),
    _nation(4, "Frankrijk|FRA|FR", "Chloé|Anaïs|Océane", "François|Loïc|Jérôme", "Dupré|Gauthier|Lemaître|Bœuf"),
    _nation(4, "Verenigd Koninkrijk|GBR|GB", "Imogen|Siân", "Alasdair|Rhys", "O'Connell|Smythe|Llewellyn"),
    _nation(2, "Ierland|IRL|IE", "Aoife|Niamh|Sinéad", "Cillian|Seán", "Ó Briain|McCarthy"),
    _nation(3, "Spanje|ESP|ES", "Begoña|Inés", "Íñigo|Ramón", "Núñez|García López|Muñoz"),
    _nation(3, "Portugal|POR|PT", "Inês|Conceição", "João|Estêvão", "Gonçalves|Simões|Araújo"),
    _nation(3, "Italië|ITA|IT", "Giulia|Chiara", "Nicolò|Matteo", "D'Amico|Forlì|Esposito"),
    _nation(4, "Polen|POL|PL", "Agnieszka|Zofia", "Krzysztof|Tomasz", "Kowalska|Nowak|Zielinski"),
    _nation(2, "Tsjechië|CZE|CZ", "Šárka|Žaneta", "Tomáš|Miloš", "Novák|Šimek|Procházka"),
    _nation(2, "Hongarije|HUN|HU", "Zsófia|Ágnes", "László|György", "Kovács|Szabó|Tóth"),
    _nation(3, "Zweden|SWE|SE", "Åsa|Märta", "Håkan|Göran", "Åkesson|Sjöberg|Lindström"),
    _nation(2, "Noorwegen|NOR|NO", "Bjørg|Ragnhild", "Øystein|Håvard", "Sæther|Bø|Grønli"),
    _nation(2, "Denemarken|DEN|DK", "Sørine|Mette", "Søren|Jørn", "Nørgaard|Kjær|Østergaard"),
    _nation(2, "Finland|FIN|FI", "Päivi|Aino", "Väinö|Jyrki", "Mäkelä|Hämäläinen"),
    _nation(4, "Turkije|TUR|TR", "Özlem|Gülsüm", "Ömer|Hüseyin", "Öztürk|Yüksel|Çelik"),
    _nation(4, "Marokko|MAR|MA", "Fatima-Zahra|Naïma", "Yassine|Noureddine", "El Amrani|Benali|Aït Haddou"),
    _nation(4, "Suriname|SUR|SR", "Shanti|Cheryl", "Radjesh|Winston", "Ramdin|Kromopawiro|Tjon-A-Joe"),
    _nation(2, "Zuid-Afrika|RSA|ZA", "Nomvula|Annelie", "Thabo|Hennie", "Nkosi|Van der Merwe"),
    _nation(3, "Kenia|KEN|KE", "Chepkoech|Wanjiru", "Kiprono|Mwangi", "Cheruiyot|Kamau"),
    _nation(2, "Ethiopië|ETH|ET", "Tigist|Almaz", "Haile|Tesfaye", "Bekele|Gebremariam"),
    _nation(2, "Zwitserland|SUI|CH", "Régine|Vreni", "Rätus|Urs", "Bühlmann|Zürcher"),
    _nation(1, "Griekenland|GRE|GR", "Eleni", "Giorgos", "Papadopoulos|Nikolaidis"),
    _nation(2, "Indonesië|INA|ID", "Dewi", "Budi", "Santoso|Wijaya"),
    _nation(1, "Japan|JPN|JP", "Yuki", "Kenji", "Tanaka|Suzuki"),
    _nation(2, "Verenigde Staten|USA|US", "Madison", "Tyler", "Miller|Johnson-Reyes"),
]
_LOTS = [nation for nation in NATIONS for _ in range(nation.weight)]

CLUBS = [
    "A.V. De Lage Landen", "AV  De Lage Landen", "a.v. de lage landen", "Loopgroep Zuid", "Trimclub '83", "AAC Noord",
    "Atletiek Vereniging Rijnoever", "Running Team Delta", "", "", "", "Individueel", "Hardloopgroep Café 't Hoekje",
]  # fmt: skip


class Person(NamedTuple):
    """One invented person."""

    first: str
    last: str
    woman: bool
    country: str
    club: str


def person(dice: Dice) -> Person:
    nation = dice.pick(_LOTS)
    woman = dice.below(100) < 46
    first = dice.pick(nation.women if woman else nation.men)
    return Person(first, dice.pick(nation.surnames), woman, dice.pick(nation.spellings), dice.pick(CLUBS))
