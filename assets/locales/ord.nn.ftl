# Fagorda, som på skjermen så på papiret: ord-{type}-{verdi}, slik verdien blir skriven i data.

## Kven eit sete talar for
ord-partsart-kommune = Kommune
ord-partsart-helseforetak = Helseføretak
ord-partsart-fastlege = Fastlege
ord-partsart-bruker = Brukar
ord-partsart-ansatte = Organisasjonane til dei tilsette
ord-partsart-fou = FoU-eining
ord-partsart-koordinator = Koordinator
ord-partsart-pko = Praksiskonsulent
ord-partsart-ks = KS
ord-partsart-utvalg = Anna utval
ord-partsart-sekretariat = Sekretariat
ord-partsart-annen = Annan

## Kva nokon er i utvalet
ord-rolle-leder = Leiar
ord-rolle-nestleder = Nestleiar
ord-rolle-medlem = Medlem
ord-rolle-sekretaer = Sekretær

## Kva eit sete gir rett til
ord-rettighet-medlem = Medlem
ord-rettighet-deltaker = Deltakar
ord-rettighet-observatoer_tale_forslag = Observatør med tale- og forslagsrett
ord-rettighet-observatoer = Observatør
ord-rettighet-sekretariat = Sekretariat
ord-rettighet-gjest = Invitert
ord-rettighet-paa_sak = På einskildsaker

## Oppnemning
ord-oppnevningsart-fast = Fast
ord-oppnevningsart-vara = Vararepresentant

## Kva ei sak ber om
ord-sakstype-vedtak = Vedtak
ord-sakstype-tilraading = Tilråding
ord-sakstype-raad = Råd
ord-sakstype-droefting = Drøfting
ord-sakstype-orientering = Orientering
ord-sakstype-referat = Referat
ord-sakstype-godkjenning = Godkjenning
ord-sakstype-eventuelt = Eventuelt

## Kvar ei sak står
ord-sakstilstand-meldt = Meld
ord-sakstilstand-avvist = Avvist
ord-sakstilstand-under_utredning = Under utgreiing
ord-sakstilstand-forankring = Til forankring
ord-sakstilstand-klar = Klar
ord-sakstilstand-paa_sakliste = På sakliste
ord-sakstilstand-oppfoelging = Til oppfølging
ord-sakstilstand-lukket = Lukka

## Korleis ei sak enda i møtet
ord-utfall-vedtatt = Vedteke
ord-utfall-vedtatt_endret = Vedteke med endringar
ord-utfall-godkjent_med_rettelse = Godkjent med retting
ord-utfall-tilraadd = Tilrådd
ord-utfall-raad_gitt = Råd gitt
ord-utfall-droeftet = Drøfta
ord-utfall-tatt_til_orientering = Teke til orientering
ord-utfall-tatt_til_etterretning = Teke til vitande
ord-utfall-utsatt = Utsett
ord-utfall-trukket = Trekt
ord-utfall-loeftet = Løfta
ord-utfall-oversendt = Oversend
ord-utfall-sendt_tilbake = Send tilbake
ord-utfall-ikke_konsensus = Ikkje konsensus
ord-utfall-ikke_behandlet = Ikkje handsama
ord-utfall-avvist = Avvist

## Korleis konklusjonen vart nådd
ord-enighet-konsensus = Konsensus
ord-enighet-ikke_konsensus = Ikkje konsensus
ord-enighet-votering = Røysting

## Møte
ord-moetetilstand-planlagt = Planlagt
ord-moetetilstand-innkalt = Innkalla
ord-moetetilstand-paagaar = Går føre seg
ord-moetetilstand-pause = Pause
ord-moetetilstand-lukket = Lukka
ord-moetetilstand-hevet = Heva
ord-moetetilstand-avlyst = Avlyst

ord-moeteform-fysisk = Fysisk
ord-moeteform-digitalt = Digitalt
ord-moeteform-hybrid = Hybrid
ord-moeteform-skriftlig = Skriftleg handsaming

ord-moeteart-ordinaert = Ordinært
ord-moeteart-ekstraordinaert = Ekstraordinært
ord-moeteart-fellesmoete = Fellesmøte

## Frammøte
ord-frammoetestatus-kalt = Kalla inn
ord-frammoetestatus-forfall = Forfall
ord-frammoetestatus-moett = Møtt
ord-frammoetestatus-ikke_moett = Ikkje møtt

ord-fravaersgrunn-gikk = Gjekk
ord-fravaersgrunn-inhabil = Inhabil
ord-fravaersgrunn-lukket = Lukka møte
ord-fravaersgrunn-samband = Mista sambandet
ord-fravaersgrunn-hevet = Møtet heva

## Handsaming
ord-habilitetsutfall-habil = Habil
ord-habilitetsutfall-inhabil = Inhabil

ord-forslagsstatus-fremsatt = Sett fram
ord-forslagsstatus-vedtatt = Vedteke
ord-forslagsstatus-avvist = Ikkje vedteke
ord-forslagsstatus-trukket = Trekt

## Skjerming
ord-skjermingsomfang-hele = Heile saka
ord-skjermingsomfang-tekst = Tekstane, med open tittel

## Referat og dokument
ord-referattilstand-utkast = Utkast
ord-referattilstand-hos_moeteleder = Hos møteleiar
ord-referattilstand-sendt_ut = Send ut
ord-referattilstand-godkjent = Godkjent
ord-referattilstand-forseglet = Forsegla
ord-referattilstand-signert = Signert
ord-referattilstand-publisert = Publisert
ord-referattilstand-arkivert = Arkivert

ord-dokumentart-innkalling = Innkalling
ord-dokumentart-offentlig_innkalling = Offentleg innkalling
ord-dokumentart-referat = Referat
ord-dokumentart-offentlig_referat = Offentleg referat
ord-dokumentart-signert_referat = Signert referat

## Oppfølging
ord-oppfoelgingsstatus-ikke_startet = Ikkje starta
ord-oppfoelgingsstatus-i_arbeid = I arbeid
ord-oppfoelgingsstatus-venter = Ventar
ord-oppfoelgingsstatus-forsinket = Forseinka
ord-oppfoelgingsstatus-utfoert = Utført

## Utval
ord-utvalgsart-moete = Møte i toppen av partnarskapen
ord-utvalgsart-fast = Fast utval
ord-utvalgsart-fast_underutvalg = Fast underutval
ord-utvalgsart-tidsbegrenset = Tidsavgrensa underutval
ord-utvalgsart-nettverk = Nettverk
ord-utvalgsart-enhet = Eining

ord-beslutningsform-konsensus = Konsensus
ord-beslutningsform-votering = Røysting
ord-beslutningsform-raad = Gir berre råd

ord-godkjenningsmaate-neste_moete = Sak i neste møte
ord-godkjenningsmaate-hoering = Blir sendt på høyring, deretter godkjent
ord-godkjenningsmaate-samme_moete = Siste sak i same møtet
ord-godkjenningsmaate-signatur = Blir signert før publisering

ord-protokollrett-medlemmer = Berre medlemmer
ord-protokollrett-ogsaa_observatoerer = Òg observatørar

ord-utsattnummer-beholdes = Held på nummeret
ord-utsattnummer-nytt = Får nytt nummer

ord-fastpost-godkjenning_innkalling = Godkjenning av innkalling og sakliste
ord-fastpost-godkjenning_referat = Godkjenning av referat
ord-fastpost-vedtakslogg = Oppfølging av tidlegare vedtak
ord-fastpost-egen = Eiga fast sak
ord-fastpost-referatsaker = Referatsaker
ord-fastpost-eventuelt = Eventuelt

ord-maalform-nb = Bokmål
ord-maalform-nn = Nynorsk

## Reglar
ord-haandheving-av = Av
ord-haandheving-varsle = Varslar
ord-haandheving-stopp = Stoppar

ord-arkstoerrelse-a4 = A4
ord-arkstoerrelse-a3 = A3
ord-arkstoerrelse-a5 = A5
ord-arkstoerrelse-letter = Letter
ord-skriftstoerrelse-vanlig = Vanleg
ord-skriftstoerrelse-stoerre = Litt større
ord-skriftstoerrelse-storskrift = Storskrift
ord-navnespraak-nordsamisk = Nordsamisk
ord-navnespraak-lulesamisk = Lulesamisk
ord-navnespraak-soersamisk = Sørsamisk
ord-navnespraak-kvensk = Kvensk
ord-underskriver-moeteleder = Møteleiar
ord-underskriver-ledere = Leiar og nestleiar frå den andre sida
ord-underskriver-referent = Referent
ord-underskriver-medlemmer = Alle medlemer som møtte
