"""Words for sex and race state in many languages, read as what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from resultdesk.core.values.codes import folded


class Gender(StrEnum):
    """What a word for sex means."""

    MALE = "male"
    FEMALE = "female"
    NEUTRAL = "neutral"


class State(StrEnum):
    """What a word for the state of a participant means, on any platform."""

    BEFORE = "before"
    DURING = "during"
    PAUSED = "paused"
    RESUMED = "resumed"
    AFTER = "after"
    FINISHED = "finished"
    DID_NOT_FINISH = "did_not_finish"
    DID_NOT_START = "did_not_start"
    DISQUALIFIED = "disqualified"
    DID_NOT_QUALIFY = "did_not_qualify"
    NO_TIME = "no_time"


# Whole words, folded (no accents, no case): en nl de sv nb da fi fr es it pt cs pl.
_GENDERS = {
    Gender.MALE: "male man men mens mr boy boys gentleman gentlemen gents he"
    " mannen mannelijk heer heren jongen jongens"
    " mann manner mannlich herr herren junge jungen knabe knaben"
    " herrar pojke pojkar kille killar hane"
    " menn herre herrer gutt gutter mand maend dreng drenge"
    " mies miehet miespuolinen poika pojat"
    " homme hommes masculin masc garcon garcons monsieur messieurs"
    " hombre hombres masculino varon varones nino ninos caballero caballeros chico chicos"
    " maschio maschi maschile uomo uomini ragazzo ragazzi"
    " homem homens menino meninos rapaz rapazes"
    " muz muzi muzsky chlapec chlapci kluk hoch hosi"
    " mezczyzna mezczyzni meski chlopiec chlopcy",
    Gender.FEMALE: "female woman women womens mrs ms miss girl girls lady ladies she"
    " vrouw vrouwen vrouwelijk dame dames meisje meisjes mevrouw"
    " frau frauen weiblich damen madchen maedchen"
    " kvinna kvinnor kvinnlig dam damer flicka flickor tjej tjejer"
    " kvinne kvinner jente jenter kvinde kvinder pige piger"
    " nainen naiset naispuolinen tytto tytot"
    " femme femmes feminin fem fille filles madame mesdames"
    " mujer mujeres femenino femenina nina ninas dama damas chica chicas"
    " femmina femmine femminile donna donne ragazza ragazze"
    " mulher mulheres feminino feminina menina meninas rapariga raparigas"
    " zena zeny zensky divka divky holka"
    " kobieta kobiety zenski dziewczyna dziewczynka dziewczyny dziewczeta",
    Gender.NEUTRAL: "neutral x nb nonbinary non binary divers diverse diverst other anders overig non binair nonbinair"
    " genderneutraal onzijdig autre otro altro outro muu annan annet andet jine inne ikke binaer icke binar non binaire"
    " no binario nao binario non binario",
}

_PHRASES = {
    "non binary", "non binair", "ikke binaer", "icke binar", "non binaire", "no binario", "nao binario", "non binario",
}  # fmt: skip

# How single letters are used together. A column's letters show which of these it keeps to.
_SCHEMES: tuple[tuple[str, dict[str, Gender]], ...] = tuple(
    (language, {"x": Gender.NEUTRAL} | {letter: Gender(word) for letter, word in pairs.items()})
    for language, pairs in (
        ("en", {"m": "male", "f": "female", "n": "neutral", "u": "neutral", "o": "neutral"}),
        ("en", {"m": "male", "w": "female", "n": "neutral"}),
        ("en", {"b": "male", "g": "female"}),
        ("nl", {"m": "male", "v": "female", "o": "neutral", "n": "neutral"}),
        ("nl", {"h": "male", "d": "female"}),
        ("nl", {"j": "male", "m": "female"}),
        ("de", {"m": "male", "w": "female", "d": "neutral"}),
        ("de", {"m": "male", "f": "female", "d": "neutral"}),
        ("sv", {"m": "male", "k": "female"}),
        ("sv", {"h": "male", "d": "female"}),
        ("sv", {"p": "male", "f": "female"}),
        ("nb", {"m": "male", "k": "female"}),
        ("nb", {"g": "male", "j": "female"}),
        ("da", {"m": "male", "k": "female"}),
        ("da", {"h": "male", "d": "female"}),
        ("da", {"d": "male", "p": "female"}),
        ("fi", {"m": "male", "n": "female"}),
        ("fi", {"p": "male", "t": "female"}),
        ("fr", {"h": "male", "f": "female"}),
        ("fr", {"m": "male", "f": "female"}),
        ("fr", {"g": "male", "f": "female"}),
        ("es", {"h": "male", "m": "female"}),
        ("es", {"v": "male", "m": "female"}),
        ("es", {"m": "male", "f": "female"}),
        ("it", {"m": "male", "f": "female"}),
        ("it", {"u": "male", "d": "female"}),
        ("pt", {"m": "male", "f": "female"}),
        ("pt", {"h": "male", "m": "female"}),
        ("cs", {"m": "male", "z": "female"}),
        ("pl", {"m": "male", "k": "female"}),
    )
)

# Words that show the language of a column, and headers that do ("M/V" over a column of M and V).
_LANGUAGES = {
    "nl": "man mannen vrouw vrouwen mannelijk vrouwelijk heren dames jongen jongens meisje meisjes geslacht m v j m",
    "de": "mann frau mannlich weiblich herr herren damen junge jungen madchen geschlecht m w",
    "sv": "kvinna kvinnor herrar kon kille tjej pojke flicka m k h d",
    "nb": "kvinne kvinner menn kjonn gutt jente",
    "da": "mand maend kvinde kvinder kon dreng pige",
    "fi": "mies miehet nainen naiset sukupuoli poika tytto m n",
    "fr": "homme hommes femme femmes masculin feminin sexe h f",
    "es": "hombre hombres mujer mujeres varon varones masculino femenino sexo genero h m v m",
    "it": "maschio femmina uomo donna maschile femminile sesso genere",
    "pt": "homem homens mulher mulheres sexo genero",
    "cs": "muz muzi zena zeny pohlavi m z",
    "pl": "mezczyzna kobieta mezczyzni kobiety plec",
    "en": "male female man woman men women gender sex m f m w",
}

_STATES = {
    State.DID_NOT_FINISH: "dnf|did not finish|not finished|ret|retired|rtd|abandoned|ab|abd|opgegeven|uitgevallen"
    "|niet gefinisht|niet uitgelopen|opgave|aufgegeben|aufgabe|ausgeschieden|nicht im ziel|nicht beendet|brot|brutit"
    "|utgatt|bruten|fullfoljde ej|ej i mal|brutt|brot lopet|ikke fullfort|udgaet|ikke gennemfort|udgik|opgivet"
    "|keskeytti|keskeyttanyt|kesk|abandon|abandonne|abandons|non arrive|abandono|abandona|retirado|no termino"
    "|no finalizo|ritirato|ritirata|rit|ritiro|non arrivato|non terminato|desistiu|desistencia|nao terminou"
    "|nedokoncil|nedokoncila|vzdal|vzdala|nie ukonczyl|nie ukonczyla|nie ukonczono|wycofal sie|zszedl",
    State.DID_NOT_START: "dns|did not start|not started|no show|noshow|absent|niet gestart|afwezig|afgemeld"
    "|niet verschenen|nicht gestartet|nicht am start|nicht angetreten|ej start|startade ej|ej startat|ikke startet"
    "|ikke start|mottte ikke|ikke mott|ei startannut|ei lahtenyt|poissa|non partant|non parti|np|absente|forfait"
    "|no presentado|no salio|no salida|ausente|no sale|non partito|non partita|assente|nao partiu|nao largou"
    "|nao compareceu|nestartoval|nestartovala|nie wystartowal|nie wystartowala|nieobecny|nieobecna",
    State.DISQUALIFIED: "dq|dsq|disq|dqf|disqualified|gediskwalificeerd|diskwalificatie|diskwal|disqualifiziert"
    "|disqualifikation|diskad|diskvalificerad|disk|diskvalifisert|diskvalificeret|hylatty|hyl|disqualifie"
    "|disqualifiee|descalificado|descalificada|descal|squalificato|squalificata|squal|sq|desclassificado"
    "|desclassificada|desqualificado|diskvalifikovan|diskvalifikovana|diskv|zdyskwalifikowany|zdyskwalifikowana|dyskw",
    State.FINISHED: "finished|finish|finisher|fin|finishers|completed|classified|gefinisht|gefinished|aangekomen"
    "|uitgelopen|im ziel|beendet|gefinischt|i mal|malgang|fullfort|fullfoljt|fullfolj|gennemfort|maalissa|maaliin"
    "|arrive|arrivee|termine|classe|finalizado|terminado|llegado|clasificado|arrivato|arrivata|terminato"
    "|classificato|terminou|chegou|concluido|dokoncil|dokoncila|v cili|ukonczyl|ukonczyla|na mecie",
    State.BEFORE: "before|registered|entered|not yet started|ingeschreven|aangemeld|voor de start|nog niet gestart"
    "|angemeldet|gemeldet|vor dem start|anmald|anmalt|pameldt|tilmeldt|ilmoittautunut|inscrit|inscrite|inscrito"
    "|inscrita|iscritto|iscritta|prihlasen|prihlasena|zgloszony|zgloszona|zapisany|ej startat annu",
    State.DURING: "during|started|running|on course|racing|gestart|onderweg|gestartet|unterwegs|startat|startet"
    "|underveis|undervejs|lahtenyt|matkalla|parti|partie|en course|en carrera|partito|partita|in gara|em prova"
    "|na trati|odstartoval|na trasie|wystartowal",
    State.PAUSED: "paused|pause|gepauzeerd|pauze|pausiert|pausad|pauset|tauolla|en pause|pausado|in pausa|em pausa",
    State.RESUMED: "resumed|hervat|fortgesetzt|aterupptagen|gjenopptatt|genoptaget|repris|reanudado|ripreso|retomado",
    State.AFTER: "after|afterwards|na afloop|danach|efter|etter|jalkeen|apres|despues|dopo|depois|po zavode",
    State.DID_NOT_QUALIFY: "dnq|did not qualify|niet gekwalificeerd|nicht qualifiziert|ej kvalificerad|non qualifie",
    State.NO_TIME: "nt|no time|geen tijd|keine zeit|ingen tid|ei aikaa|sans temps|sin tiempo|senza tempo|bez casu",
}

_GENDER_OF = {
    word: gender
    for gender, words in _GENDERS.items()
    for word in [*words.split(), *(phrase for phrase in _PHRASES if gender is Gender.NEUTRAL)]
    if word not in {"non", "no", "nao", "ikke", "icke"}
}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words.split("|")}
_LANGUAGE_WORDS = {language: frozenset(words.split()) for language, words in _LANGUAGES.items()}


def gender(text: str) -> Gender | None:
    """What a whole word means, in any of the languages; None for single letters (see ``letter``) and unknown words."""
    return _GENDER_OF.get(folded(text))


def letter(text: str) -> str | None:
    """The single letter that a text is ("V", "v.", "ž"), folded; None if it is none that is used for sex."""
    word = folded(text)
    return word if len(word) == 1 and any(word in scheme for _, scheme in _SCHEMES) else None


def language(text: str) -> frozenset[str]:
    """The languages that a word or header belongs to ("Geslacht" and "M/V" are Dutch); empty for no hint."""
    spoken = folded(text).split()
    words = set(spoken)
    if words and all(len(word) == 1 for word in words):
        fitting = [(name, list(scheme)) for name, scheme in _SCHEMES if len(words) > 1 and words <= set(scheme)]
        in_order = [name for name, letters in fitting if sorted(spoken, key=letters.index) == spoken]
        return frozenset(in_order or [name for name, _ in fitting])
    return frozenset(name for name, known in _LANGUAGE_WORDS.items() if words & {w for w in known if len(w) > 1})


def meanings(one: str, letters: Iterable[str], languages: Iterable[frozenset[str]]) -> list[Gender]:
    """What ``one`` letter can mean in a column that holds ``letters`` beside words of ``languages``; likeliest first.

    One meaning is a proof; more are a question; none means that the letters do not go together.
    """
    wanted = {one, *letters}
    fitting = [(name, scheme) for name, scheme in _SCHEMES if wanted <= set(scheme)]
    for hint in languages:
        hinted = [(name, scheme) for name, scheme in fitting if name in hint]
        fitting = hinted or fitting
    return list(dict.fromkeys(scheme[one] for _, scheme in fitting))


def state(text: str) -> State | None:
    """What a word or abbreviation for a state means ("DNF", "uitgevallen", "Nicht am Start"); None if unknown."""
    return _STATE_OF.get(folded(text))
