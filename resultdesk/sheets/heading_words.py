"""The words behind ``headings``: meaning -> what offices write, the preferred first, in thirteen languages.

The commonest words of some neighbouring languages stand at the ends.
"""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "unique_id": """
        unique id, unique_id, uid, uuid, participant id, participant_id, athlete id, runner id, entrant id,
        person id, id, guid, external id, ext id, deelnemer id, deelnemersnummer, deelnemernummer, deelnemersnr,
        deelnemernr, persoons id, teilnehmer id, teilnehmernummer, teilnehmernr, tn nr, deltagar id,
        deltagarnummer, deltager id, deltagernummer, osallistuja id, osallistujanumero, id participant,
        identifiant, id participante, identificador, id partecipante, identificativo, id ucastnika, id
        zawodnika, id uczestnika""",
    "first_name": """
        first name, first_name, firstname, forename, given name, given names, givenname, fname, first, christian
        name, voornaam, vnaam, voorn, roepnaam, vorname, vname, rufname, fornamn, fnamn, tilltalsnamn, fornavn,
        etunimi, kutsumanimi, etun, prenom, prenoms, pren, nombre de pila, nombres, nome proprio, primeiro nome,
        krestni jmeno, krestni, imie, imiona, rider first name, participant first name, athlete first name,
        runner first name, first names, voornamen, vornamen, prenom usuel, vorn, forn, keresztnev, utonev, meno,
        krstne meno, ime, prenume, eesnimi, vards, vardas, nom de pila, имя, fornafn, eiginnafn""",
    "last_name": """
        last name, last_name, lastname, surname, family name, familyname, lname, last, second name, achternaam,
        anaam, achtern, familienaam, famnaam, nachname, familienname, zuname, nname, efternamn, enamn,
        slaktnamn, etternavn, efternavn, sukunimi, sukun, nom de famille, nom famille, apellido, apellidos,
        primer apellido, cognome, sobrenome, apelido, ultimo nome, prijmeni, nazwisko, apellido 1, rider last
        name, participant last name, athlete last name, runner last name, last name of participant, nom de
        naissance, familienn, prijm, nazw, vezeteknev, csaladnev, priezvisko, priimek, prezime, nume, nume de
        familie, perekonnanimi, perenimi, uzvards, pavarde, cognoms, cognom, фамилия, eftirnafn""",
    "full_name": """
        full name, full_name, fullname, name, names, participant, participant name, athlete, athlete name,
        runner, runner name, competitor, entrant, rider, driver, naam, volledige naam, deelnemer, atleet, loper,
        ruiter, naam deelnemer, teilnehmer, laufer, athlet, starter, reiter, namn, deltagare, lopare, ryttare,
        ekipage, navn, deltaker, deltager, loeber, utover, rytter, nimi, koko nimi, osallistuja, juoksija,
        urheilija, nom, nom complet, nom prenom, nom et prenom, nom prenoms, coureur, athlete nom, participante,
        nombre, nombre completo, nombre y apellidos, apellidos y nombre, corredor, atleta, nome, nome completo,
        nome e cognome, cognome e nome, nominativo, concorrente, jmeno, jmeno a prijmeni, prijmeni a jmeno,
        prijmeni jmeno, zavodnik, ucastnik, imie i nazwisko, nazwisko i imie, nazwisko imie, zawodnik,
        uczestnik, voor en achternaam, naam voornaam, name vorname, nachname vorname, vor und nachname, vorname
        name, efternamn fornamn, last name first name, surname first name, first last, last first, name surname,
        swimmer, cyclist, nom de l athlete, apellidos nombre, nome do atleta, jmeno zavodnika, rijder, renner,
        zwemmer, fahrer, schwimmer, cavalier, nageur, jinete, cavaliere, cavaleiro, jezdec, jezdziec,
        zawodniczka, forare, kusk, uimari, ratsastaja, nev, meno a priezvisko, priezvisko a meno, ime i prezime,
        prezime i ime, ime in priimek, priimek in ime, nume si prenume, nume prenume, vards uzvards, vards un
        uzvards, vardas pavarde, nom i cognoms, фамилия имя, имя фамилия, фио, участник, спортсмен, nafn, jm""",
    "birth_date": """
        date of birth, date_of_birth, dateofbirth, birth date, birth_date, birthdate, birthday, dob, d o b,
        born, geboortedatum, geb datum, gebdatum, gebdat, geb, geboorte, geboren, geboren op, gbdatum,
        geburtsdatum, gebtag, geburtstag, geb am, geboren am, geb dat, fodelsedatum, fodd, fodelsedag, fodt,
        fodselsdato, fodselsdag, foddato, fdato, fdn, fd, fodedag, syntymaaika, syntymapaiva, synt, synt aika,
        syntynyt, date de naissance, date naissance, naissance, ne e le, ne le, nee le, ddn, fecha de
        nacimiento, fecha nacimiento, f nacimiento, fnac, fec nac, f nac, nacimiento, fecha nac, data di
        nascita, data nascita, nascita, nato il, nato a il, ddnascita, data de nascimento, data nascimento,
        nascimento, dt nasc, data nasc, d nasc, datum narozeni, narozeni, dat nar, dat narozeni, narozen, nar,
        data urodzenia, data ur, ur, urodzony, dat ur, datum nar, birth, born on, date born, fecha de nac, data
        di nasc, dt nascimento, d nascita, b date, bdate, fodelsedata, date naiss, date de naiss, d naiss,
        naiss, d naissance, data urodz, nato a, szuletesi datum, szul datum, datum narodenia, datum rojstva,
        datum rodenja, data nasterii, sunniaeg, dzimsanas datums, gimimo data, data de naixement, дата рождения,
        faedingardagur""",
    "birth_year": """
        year of birth, year_of_birth, birth year, birthyear, yob, y o b, born year, born_year, geboortejaar,
        gebjaar, geb jaar, geb j, jahrgang, jg, jahrg, geburtsjahr, gebjahr, fodelsear, fodt ar, fodselsar,
        fodear, fodt aar, arskull, argang, syntymavuosi, s vuosi, synt vuosi, annee de naissance, annee
        naissance, annee, ano de nacimiento, ano nacimiento, ano nac, ano, anno di nascita, anno nascita, anno,
        ano de nascimento, ano nascimento, ano nasc, rok narozeni, rocnik, rok nar, roc, rok urodzenia, rocznik,
        rok ur, r ur, yb, year born, birthyear yyyy, ano nascita, anno nasc, synt v, fodd ar, geb jahr, birth
        yr, year, yr, jahr, jaar, f ar, ar, arg, an naiss, annee naiss, r nar, rok, szuletesi ev, szul ev,
        szulev, rok narodenia, letnik, leto rojstva, godiste, godina rodenja, anul nasterii, sunniaasta,
        dzimsanas gads, dz gads, gimimo metai, any de naixement, any, год рождения, г р, гр, год, faedingarar""",
    "race": """
        race id, race_id, raceid, race, race name, wedstrijd id, wedstrijd, loop, wedloop, nummer wedstrijd,
        afstand, rennen, wettkampf, lauf, wettbewerb, bewerb, strecke, distanz, lopp, tavling, lob, loeb, lop,
        konkurranse, kisa, matka, course, parcours, epreuve id, distance, distans, carrera, prueba, recorrido,
        distancia, gara, percorso, distanza, prova, corrida, percurso, zavod, trat, bieg, wyscig, dystans, race
        distance, distance km, contest, competition, tav, versenyszam, trasa, steza, proga, proba, cursa,
        distants, nuotolis, дистанция""",
    "country": """
        country code, country_code, country, countrycode, iso country, nationality, nation, nat, noc, ioc, ctry,
        cntry, land, landcode, landkode, landskod, nationaliteit, land code, landen, nationalitat, staat, lk,
        nationalitet, nasjon, nasjonalitet, maa, kansalaisuus, kansallisuus, maakoodi, pays, code pays,
        nationalite, pais, codigo pais, nacionalidad, nac, paese, nazione, nazionalita, naz, nacao,
        nacionalidade, zeme, stat, narodnost, statni prislusnost, kraj, panstwo, narodowosc, obywatelstwo,
        country iso, nationality code, country name, iso code, nation code, nationality iso, land iso, ioc code,
        ioc country, nationaliteit code, fed, federation, federazione, orszag, nemzetiseg, krajina, drzava,
        tara, riik, valsts, salis, nacionalitat, страна""",
    "club": """
        club, club name, club_name, team name, team_name, team, teamname, organisation, organization, society,
        affiliation, squad, school, company, vereniging, clubnaam, ploeg, ploegnaam, teamnaam, verein,
        vereinsname, mannschaft, klub, forening, klubb, forbund, lag, lagnamn, lagnavn, hold, holdnavn,
        idrettslag, seura, joukkue, equipe, nom du club, nom club, association, societe, equipo, asociacion,
        nombre del club, nombre equipo, societa, squadra, associazione, clube, nome da equipa, equipa, nome
        equipe, oddil, klub oddil, oddil klub, tym, druzstvo, druzyna, zespol, klub druzyna, team club, club
        city, club team, verein team, team verein, verein ort, klub lag, forening klub, club ville, klubb lag,
        klubb ort, klub miasto, source club name, club name full, club naam, verein mannschaft, klubnamn, skola,
        school name, ver, soc, org, idrottsforening, skidklubb, cl name, egyesulet, klub obec, klub mesto,
        drustvo, klubi, klubs, klubas, entitat, клуб, команда, felag""",
    "bib": """
        bib, bib number, bib_number, bib num, bib_num, bib no, bib nr, bibnumber, start number, start_number,
        startnumber, start no, race number, race no, raceno, runner number, runner no, athlete number, number,
        dorsal number, start nr, startnummer, startnr, st nr, stnr, snr, startno, borstnummer, rugnummer,
        wedstrijdnummer, stno, st no, startnum, nummerlap, nummerlapp, kilpailunumero, kilpailunro, lahtonumero,
        rintanumero, numerolappu, startnumero, dossard, dossards, n dossard, no dossard, num dossard, numero de
        dossard, numero dossard, dos, doss, dorsal, dorsales, n dorsal, no dorsal, numero dorsal, num dorsal,
        pettorale, n pettorale, num pettorale, numero pettorale, pett, numero de peito, n peito, peito,
        startovni cislo, start cislo, st cislo, stc, startc, startovni c, cislo, numer startowy, nr startowy, nr
        start, numer, nr st, nummer, nr, no, num, n, numero, nro, cis, c, #, kilp nro, race bib, bib code,
        startnummer bib, race plate, plate, comp no, competitor no, competitor number, cap no, cap number,
        ruckennummer, rugnr, beennummer, wedstrijdnr, wedstr nr, plaque, numero de plaque, nr zaw, nr zawodnika,
        numero de carrera, rajtszam, startovne cislo, st c, startna stevilka, startni broj, start broj, broj,
        numar, numar concurs, numarul, startinumber, stardinumber, starta numurs, starto numeris, стартовый
        номер, старт номер, номер, ст номер, rasnumer, numero de dorsal""",
    "chip_code": """
        chip code, chip_code, chipcode, chip, chip number, chip no, chip nr, chip id, chipid, chipno, chipnr,
        transponder, transponder code, transponder id, transponder number, transpondernr, tag, tag id, tagid,
        rfid, rfid tag, epc, mylaps, champion chip, championchip, chipnummer, chip nummer, transpondernummer,
        sportident, si card, si number, card, emit, brikke, brikkenr, brikkenummer, bricka, bricknummer, brik,
        briknummer, sirun, sipu, kilpailusiru, puce, code puce, numero puce, n puce, no puce, numero de chip,
        codigo chip, codigo de chip, n chip, codice chip, numero chip, cislo cipu, cip, kod cipu, kod chip, kod
        chipa, numer chipa, nr chipa, nr chip, emit nr, emit nro, chip1, chip 1, chip number 1, card number,
        card no, si nr, bricknr, si, briknr, si cislo, si cip, kilpailukortti, ecard, e card, dugoka, si bric,
        чип, номер чипа""",
    "gender": """
        gender, sex, m f, f m, m w, w m, m v, v m, m k, k m, m n, geslacht, gesl, man vrouw, geschlecht, geschl,
        kon, kjonn, kjoenn, sukupuoli, sukup, sp, sexe, sx, genre, h f, f h, sexo, sesso, genero, pohlavi, pohl,
        plec, mf, mw, mv, mk, m f x, m v x, m w d, gen, sex m f, sexe h f, gender m f, geslacht m v, geschlecht
        m w, sex mf, gender code, sesso m f, sexe m f, gndr, sess, h m, nem, neme, pohlavie, spol, sugu,
        dzimums, lytis, sexe h d, пол, kyn""",
    "state": """
        state, status, race status, result status, result state, finish status, toestand, stand, zustand,
        statuskode, tillstand, tila, etat, statut, estado, stato, situacao, situazione, stav, stan, dnf dns,
        uitvalcode, resultatstatus""",
    "clock_time": """
        clock time, clock_time, net time, chip time, chiptime, nettime, finish time, finishing time, finish,
        result time, race time, final time, official time, total time, time, result, performance, mark, gun
        time, guntime, gross time, netto tijd, nettotijd, netto, chiptijd, eindtijd, finishtijd, tijd, uitslag,
        bruto tijd, brutotijd, bruto, nettozeit, netto zeit, chipzeit, zielzeit, endzeit, laufzeit, gesamtzeit,
        zeit, ergebnis, leistung, bruttozeit, brutto zeit, nettotid, chiptid, sluttid, maltid, slutttid,
        resultat, tid, bruttotid, nettoaika, loppuaika, tulosaika, aika, tulos, bruttoaika, temps net, temps
        reel, temps puce, temps final, temps officiel, temps, chrono, tps, temps scratch, tiempo neto, tiempo
        chip, tiempo final, tiempo oficial, tiempo, marca, tiempo bruto, tempo netto, real time, realtime, tempo
        ufficiale, tempo finale, tempo, risultato, tempo liquido, tempo oficial, tempo chip, tempo bruto,
        resultado, cisty cas, cas v cili, vysledny cas, cas, vysledek, czas netto, czas koncowy, czas na mecie,
        czas, wynik, czas brutto, ziel, gara tempo, brutto, totaltid, total tid, tiempo real, totaltijd,
        gesamtzeit brutto, elapsed time, elapsed, race result, gun, t real, t oficial, t ufficiale, t neto,
        maal, mal, maali, cil, cilovy cas, meta, arrivee, arrivo, llegada, chegada, ido, netto ido, cas v cieli,
        rezultat, vrijeme, timp, aeg, laiks, laikas, rezultats, temps oficial, время, результат, timi, perf,
        prestazione, vykon, prestatie, suoritus""",
    "tally": """
        tally, tally value, tally_value, laps, lap count, laps completed, rounds completed, miles, kilometers,
        points, steps, score, aantal ronden, ronden, punten, rundenzahl, runden, punkte, varv, antal varv,
        poang, runder, antall runder, poeng, omgange, point, kierrokset, pisteet, tours, nombre de tours,
        vueltas, puntos, giri, punti, voltas, pontos, kola, pocet kol, body, okrazenia, punkty, rondes""",
    "elevation": """
        elevation, elevation gain, elevation_gain, elevation gain in mm, elevation_gain_in_mm, ascent, total
        ascent, climb, vertical, vert, hoogtemeters, hoogteverschil, hoogte, hohenmeter, hm, hojdmeter,
        stigning, hoydemeter, hojdemeter, nousu, nousumetrit, denivele, denivele positif, desnivel, desnivel
        positivo, dislivello, desnivel positivo acumulado, prevyseni, przewyzszenie""",
    "registration_id": """
        registration id, registration_id, registrationid, registration number, registration no, registration,
        reg id, reg no, reg nr, regid, entry id, entry number, booking number, order id, order number,
        confirmation number, inschrijfnummer, inschrijf id, inschrijvingsnummer, inschrijfnr, aanmeldnummer,
        anmeldenummer, anmeldungs id, anmelde id, meldenummer, meldenr, anmalningsnummer, anmalan id, pamelding
        id, pameldingsnummer, tilmeldingsnummer, tilmelding id, ilmoittautumisnumero, numero inscription, n
        inscription, id inscription, numero de inscripcion, id inscripcion, n inscripcion, numero iscrizione, id
        iscrizione, numero de inscricao, id inscricao, cislo registrace, id registrace, cislo prihlasky, numer
        zgloszenia, id zgloszenia, numer rejestracji, anmelde nr, anmeldenr, anmalningsnr, pameldingsnr,
        tilmeldingsnr, n iscrizione, n inscricao, c registrace, n d inscription, ilmoittautumisnro, ilmo nro""",
    "email": """
        email, e mail, email address, e mail address, mail, mailadres, emailadres, e mailadres, e mail adresse,
        emailadresse, epost, e post, epostadress, epostadresse, mejl, sahkoposti, s posti, courriel, adresse
        mail, adresse email, correo, correo electronico, posta elettronica, indirizzo email, correio eletronico,
        adres email, adres e mail""",
    "phone": """
        phone, phone number, telephone, tel, mobile, mobile phone, mobile number, cell, cell phone, gsm,
        telefoon, telefoonnummer, mobiel, mobiele nummer, tel nr, telefon, telefonnummer, handy, mobil,
        mobilnummer, telefonnr, mobiltelefon, tlf, tlf nr, puhelin, puh, puhelinnumero, matkapuhelin, telephone
        portable, portable, numero de telephone, telefono, movil, telefono movil, cellulare, telefone, celular,
        telemovel, telefonni cislo, numer telefonu, nr telefonu, telefon kontaktowy""",
    "licence": """
        licence, license, licence number, license number, licence no, license no, licence nr, licentie,
        licentienummer, licentie nr, knwu, knau, bondsnummer, lidnummer, lizenz, lizenznummer, lizenznr,
        startpass, startpassnr, startpassnummer, licens, licensnummer, licensnr, lisens, lisensnummer, lisenssi,
        lisenssinumero, licenssi, numero de licence, n licence, num licence, licencia, numero de licencia, n
        licencia, licenza, tessera, n tessera, numero tessera, tessera fidal, licenca, n licenca, numero da
        licenca, licence cislo, cislo licence, licencja, nr licencji, numer licencji, fei id rider, usatf,
        membership number, member number, member id, database id, dni, personnummer, national id, federation
        number, federation no, ffa, fisi, numero ffa, urn, uci id, uci code, code uci, ea number""",
    "horse": """
        horse, horse name, horse_name, name of horse, paard, paardnaam, naam paard, pferd, pferdename, hast,
        hastnamn, hest, hestens navn, hestenavn, hevonen, hevosen nimi, cheval, nom du cheval, nom cheval,
        caballo, nombre del caballo, nombre caballo, cavallo, nome cavallo, cavalo, nome do cavalo, kun, jmeno
        kone, kon nazwa, imie konia, nazwa konia, pony, hast ponny, horse pony name, hastens namn, kon""",
    "horse_id": """
        horse id, horse_id, horseid, horse foreign id, horse foreign_id, horse.foreign_id, paard id, pferde id,
        hast id, hest id, hevos id, id cheval, id caballo, id cavallo, fei id, fei_id, fei id horse, chip paard,
        lebensnummer, ueln, n fei, fei nr, fei number, numero fei, nr fei""",
    "horse_number": """
        horse number, horse no, horse nr, head number, head no, kopfnummer, kopf nr, kopfnr, paardnummer, paard
        nr, hastnummer, hast nr, hestenummer, hest nr, numero cheval, numero caballo, numero cavallo, hovednr,
        hovednummer, n cheval""",
    "rider_id": """
        rider id, rider_id, riderid, rider foreign id, rider foreign_id, rider.foreign_id, ruiter id, reiter id,
        ryttar id, rytter id""",
    "breed": """
        breed, studbook, ras, stamboek, rasse, zuchtgebiet, ras hast, rase, race hest, rotu, race du cheval,
        raza, razza, raca, plemeno, rasa, race""",
    "sire": """
        sire, father, vader, vader paard, vater, far, fader, isa, pere, padre, pai, otec, ojciec""",
    "dam_sire": """
        dam sire, dam_sire, damsire, moedersvader, muttervater, morfar, emanisa, pere de mere, abuelo materno,
        padre della madre""",
    "owner": """
        owner, horse owner, eigenaar, besitzer, agare, eier, ejer, omistaja, proprietaire, propietario,
        proprietario, majitel, wlasciciel""",
    "start_order": """
        start order, start_order, startorder, order, ord, start position, running order, startvolgorde,
        volgorde, startfolge, startreihenfolge, reihenfolge, startordning, ordning, startrekkefolge, rekkefolge,
        startraekkefolge, raekkefolge, lahtojarjestys, ordre de depart, ordre depart, ordre de passage, ordre,
        orden de salida, orden, ordine di partenza, ordine, ordem de partida, ordem, poradi startu, startovni
        poradi, kolejnosc startu, kolejnosc, st""",
    "foreign_id": """
        foreign id, foreign_id, foreignid, source id, import id, extern id, externes id, extern nr, external
        key, external reference, referentie, referenz, referens, reference, referencia, riferimento""",
    "event": """
        event id, event_id, eventid, event code, event, event name, evenement, onderdeel, discipline,
        veranstaltung, disziplin, gren, tavlingsgren, ovelse, disiplin, laji, tapahtuma, epreuve, evenement id,
        evento, disciplina, prova id, disciplina id, udalost, disciplina zavodu, wydarzenie, konkurencja""",
    "round": """
        round, ronde, runde, omgang, kierros, tour, ronda, turno, rodada, kolo, runda, round number""",
    "heat": """
        heat, heat number, wave, serie, series, startgroep, startgroup, start group, startblok, startwave,
        corral, welle, startwelle, startblock, vorlauf, startgrupp, startgruppe, pulje, heatti, eratt, era,
        lahtoryhma, vague, sas, oleada, cajon, batteria, onda, vlna, rozbeh, fala, seria, startvag, startled,
        lauf""",
    # Meanings that no platform takes yet, here so that their columns are not taken for something else.
    "category": """
        category, age group, agegroup, age category, class, division, div, cat, categorie, klasse,
        leeftijdscategorie, kategorie, ak, altersklasse, klass, aldersklasse, aldersklass, kategoria, sarja,
        luokka, ikaluokka, categoria, categ, kat, escalao, vekova kategorie, kategoria wiekowa, kl""",
    "age": """
        age, leeftijd, lft, alter, alder, ika, edad, eta, idade, vek, wiek""",
    "rank": """
        rank, place, position, pos, plaats, pl, rang, platz, plats, placering, plassering, plassering totalt,
        placering totalt, sija, sijoitus, place scratch, clt, classement, scratch, puesto, posicion, posizione,
        classifica, class, lugar, posicao, poradi, misto, umisteni, miejsce, m ce, lokata, overall, overall
        place, gender place, rank overall, nr crt, lp, positie, plass, place overall, overall rank, place
        gender, rank gender, pl m, ak pl, rang scratch, pos cat, position categorie""",
    "city": """
        city, town, residence, woonplaats, plaatsnaam, stad, wohnort, ort, stadt, postort, bostadsort, by,
        poststed, bosted, kaupunki, paikkakunta, ville, commune, ciudad, localidad, poblacion, citta, comune,
        cidade, localidade, mesto, obec, bydliste, miasto, miejscowosc, hometown, home town, place of residence,
        club ort, dept, departement, province, provincie, bundesland, region, county""",
    "address": """
        address, street, postcode, zip, zip code, postal code, adres, straat, adresse, strasse, plz, adress,
        gata, postnummer, postnr, gate, vej, osoite, katuosoite, postinumero, rue, code postal, cp, direccion,
        calle, codigo postal, indirizzo, via, cap, endereco, rua, ulice, psc, ulica, kod pocztowy""",
    "start_time": """
        start time, start_time, starttime, start, starttijd, startzeit, starttid, lahtoaika, heure de depart,
        heure depart, depart, hora de salida, hora salida, salida, ora di partenza, partenza, ora partenza, hora
        de partida, partida, cas startu, czas startu, godzina startu, gun start, chip start""",
    "shirt": """
        shirt, shirt size, t shirt, t shirt size, tshirt, maat, shirtmaat, groesse, storlek, storrelse, koko,
        taille, talla, taglia, tamanho, velikost, rozmiar""",
    "gap": """
        gap, diff, difference, behind, verschil, achterstand, ruckstand, abstand, efter, etter, ero, ecart,
        diferencia, distacco, diferenca, ztrata, strata""",
    "pace": """
        pace, min km, speed, km h, kmh, tempo min km, tempo km, snelheid, geschwindigkeit, fart, vauhti, allure,
        vitesse, ritmo, velocidad, passo, media, predkosc""",
    "remarks": """
        remarks, remark, comments, comment, notes, note, opmerking, opmerkingen, bemerkung, bemerkungen,
        anmerkung, anmarkning, merknad, bemaerkning, huomautus, huom, remarque, remarques, observaciones,
        observacion, osservazioni, nota, poznamka, uwagi, betaald, paid""",
    "initials": """
        initials, initialen, voorletters, vl, infix, tussenvoegsel, tussenv, tv, tussenvoegsels, voorvoegsel,
        middle name, middle initial, mi, prefix, title""",
}
