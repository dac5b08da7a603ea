"""Month and weekday names, folded, in thirteen languages.

Made by packaging/make_month_names.py from CLDR; do not edit by hand.
"""

# ruff: noqa: E501

MONTHS = {
    1: "ene enero gen gennaio jaen jan janeiro januar januari january janv janvier led leden ledna sty styczen stycznia tammi tammikuu tammikuuta",
    2: "feb febbraio febr febrero februar februari february fev fevereiro fevr fevrier helmi helmikuu helmikuuta lut lutego luty uno unor unora",
    3: "bre brezen brezna maalis maaliskuu maaliskuuta maart maerz mar marca march marco mars marts marz marzec marzo mrt mrz",
    4: "abr abril apr april aprile avr avril dub duben dubna huhti huhtikuu huhtikuuta kwi kwiecien kwietnia",
    5: "kve kveten kvetna mag maggio mai maio maj maja may mayo mei touko toukokuu toukokuuta",
    6: "cerven cervna cvn cze czerwca czerwiec giu giugno juin jun june junho juni junio kesa kesakuu kesakuuta",
    7: "cervence cervenec cvc heina heinakuu heinakuuta juil juill juillet jul julho juli julio july lip lipca lipiec lug luglio",
    8: "ago agosto aout aug august augusti augustus elo elokuu elokuuta sie sierpien sierpnia srp srpen srpna",
    9: "sep sept september septembre septiembre set setembro setiembre settembre syys syyskuu syyskuuta wrz wrzesien wrzesnia zar zari",
    10: "loka lokakuu lokakuuta oct october octobre octubre okt oktober ott ottobre out outubro paz pazdziernik pazdziernika rij rijen rijna",
    11: "lis listopad listopada listopadu marras marraskuu marraskuuta nov november novembre novembro noviembre",
    12: "dec december decembre des desember dez dezember dezembro dic dicembre diciembre gru grudnia grudzien joulu joulukuu joulukuuta pro prosince prosinec",
}

WEEKDAYS = "ct ctvrtek czw czwartek di dienstag dim dimanche dinsdag do dom domenica domingo donderdag donnerstag fr fre fredag freitag fri friday gio giovedi jeu jeudi jue jueves ke keskiviikko keskiviikkona la lauantai lauantaina lor lordag lun lundi lunedi lunes ma maanantai maanantaina maandag man mandag mardi martedi martes mer mercoledi mercredi mi mie miercoles mittwoch mo mon monday montag ne nedele niedz niedziela ons onsdag pa patek pe perjantai perjantaina piatek po pon pondeli poniedzialek pt qua qui sa sab sabado sabato sam samedi samstag sat saturday seg sex so sob sobota son sondag sonntag sr sroda st streda su sun sunday sunnuntai ter thu thursday ti tiistai tiistaina tir tirs tirsdag tis tisdag to tor tors torsdag torstai torstaina tue tuesday ut utery ven vendredi venerdi vie viernes vr vrijdag wed wednesday wo woensdag wt wtorek za zaterdag zo zondag"
