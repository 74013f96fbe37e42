# Fagordene, som på skjermen så på papiret: ord-{type}-{verdi}, slik verdien skrives i data.

## Hvem et sete taler for
ord-partsart-kommune = Kommune
ord-partsart-helseforetak = Helseforetak
ord-partsart-fastlege = Fastlege
ord-partsart-bruker = Bruker
ord-partsart-ansatte = Ansattes organisasjoner
ord-partsart-fou = FoU-enhet
ord-partsart-koordinator = Koordinator
ord-partsart-pko = Praksiskonsulent
ord-partsart-ks = KS
ord-partsart-utvalg = Annet utvalg
ord-partsart-sekretariat = Sekretariat
ord-partsart-annen = Annen

## Hva noen er i utvalget
ord-rolle-leder = Leder
ord-rolle-nestleder = Nestleder
ord-rolle-medlem = Medlem
ord-rolle-sekretaer = Sekretær

## Hva et sete gir rett til
ord-rettighet-medlem = Medlem
ord-rettighet-deltaker = Deltaker
ord-rettighet-observatoer_tale_forslag = Observatør med tale- og forslagsrett
ord-rettighet-observatoer = Observatør
ord-rettighet-sekretariat = Sekretariat
ord-rettighet-gjest = Invitert
ord-rettighet-paa_sak = På enkeltsaker

## Oppnevning
ord-oppnevningsart-fast = Fast
ord-oppnevningsart-vara = Vararepresentant

## Hva en sak ber om
ord-sakstype-vedtak = Vedtak
ord-sakstype-tilraading = Tilrådning
ord-sakstype-raad = Råd
ord-sakstype-droefting = Drøfting
ord-sakstype-orientering = Orientering
ord-sakstype-referat = Referat
ord-sakstype-godkjenning = Godkjenning
ord-sakstype-eventuelt = Eventuelt

## Hvor en sak står
ord-sakstilstand-meldt = Meldt
ord-sakstilstand-avvist = Avvist
ord-sakstilstand-under_utredning = Under utredning
ord-sakstilstand-forankring = Til forankring
ord-sakstilstand-klar = Klar
ord-sakstilstand-paa_sakliste = På saksliste
ord-sakstilstand-oppfoelging = Til oppfølging
ord-sakstilstand-lukket = Lukket

## Hvordan en sak endte i møtet
ord-utfall-vedtatt = Vedtatt
ord-utfall-vedtatt_endret = Vedtatt med endringer
ord-utfall-godkjent_med_rettelse = Godkjent med rettelse
ord-utfall-tilraadd = Tilrådd
ord-utfall-raad_gitt = Råd gitt
ord-utfall-droeftet = Drøftet
ord-utfall-tatt_til_orientering = Tatt til orientering
ord-utfall-tatt_til_etterretning = Tatt til etterretning
ord-utfall-utsatt = Utsatt
ord-utfall-trukket = Trukket
ord-utfall-loeftet = Løftet
ord-utfall-oversendt = Oversendt
ord-utfall-sendt_tilbake = Sendt tilbake
ord-utfall-ikke_konsensus = Ikke konsensus
ord-utfall-ikke_behandlet = Ikke behandlet
ord-utfall-avvist = Avvist

## Hvordan konklusjonen ble nådd
ord-enighet-konsensus = Konsensus
ord-enighet-ikke_konsensus = Ikke konsensus
ord-enighet-votering = Votering

## Møter
ord-moetetilstand-planlagt = Planlagt
ord-moetetilstand-innkalt = Innkalt
ord-moetetilstand-paagaar = Pågår
ord-moetetilstand-pause = Pause
ord-moetetilstand-lukket = Lukket
ord-moetetilstand-hevet = Hevet
ord-moetetilstand-avlyst = Avlyst

ord-moeteform-fysisk = Fysisk
ord-moeteform-digitalt = Digitalt
ord-moeteform-hybrid = Hybrid
ord-moeteform-skriftlig = Skriftlig behandling

ord-moeteart-ordinaert = Ordinært
ord-moeteart-ekstraordinaert = Ekstraordinært
ord-moeteart-fellesmoete = Fellesmøte

## Frammøte
ord-frammoetestatus-kalt = Kalt inn
ord-frammoetestatus-forfall = Forfall
ord-frammoetestatus-moett = Møtt
ord-frammoetestatus-ikke_moett = Ikke møtt

ord-fravaersgrunn-gikk = Gikk
ord-fravaersgrunn-inhabil = Inhabil
ord-fravaersgrunn-lukket = Lukket møte
ord-fravaersgrunn-samband = Mistet sambandet
ord-fravaersgrunn-hevet = Møtet hevet

## Behandling
ord-habilitetsutfall-habil = Habil
ord-habilitetsutfall-inhabil = Inhabil

ord-forslagsstatus-fremsatt = Fremsatt
ord-forslagsstatus-vedtatt = Vedtatt
ord-forslagsstatus-avvist = Ikke vedtatt
ord-forslagsstatus-trukket = Trukket

## Skjerming
ord-skjermingsomfang-hele = Hele saken
ord-skjermingsomfang-tekst = Tekstene, med åpen tittel

## Referat og dokumenter
ord-referattilstand-utkast = Utkast
ord-referattilstand-hos_moeteleder = Hos møteleder
ord-referattilstand-sendt_ut = Sendt ut
ord-referattilstand-godkjent = Godkjent
ord-referattilstand-forseglet = Forseglet
ord-referattilstand-signert = Signert
ord-referattilstand-publisert = Publisert
ord-referattilstand-arkivert = Arkivert

ord-dokumentart-innkalling = Innkalling
ord-dokumentart-offentlig_innkalling = Offentlig innkalling
ord-dokumentart-referat = Referat
ord-dokumentart-offentlig_referat = Offentlig referat
ord-dokumentart-signert_referat = Signert referat

## Oppfølging
ord-oppfoelgingsstatus-ikke_startet = Ikke startet
ord-oppfoelgingsstatus-i_arbeid = I arbeid
ord-oppfoelgingsstatus-venter = Venter
ord-oppfoelgingsstatus-forsinket = Forsinket
ord-oppfoelgingsstatus-utfoert = Utført

## Utvalg
ord-utvalgsart-moete = Møte i toppen av partnerskapet
ord-utvalgsart-fast = Fast utvalg
ord-utvalgsart-fast_underutvalg = Fast underutvalg
ord-utvalgsart-tidsbegrenset = Tidsbegrenset underutvalg
ord-utvalgsart-nettverk = Nettverk
ord-utvalgsart-enhet = Enhet

ord-beslutningsform-konsensus = Konsensus
ord-beslutningsform-votering = Votering
ord-beslutningsform-raad = Gir bare råd

ord-godkjenningsmaate-neste_moete = Sak i neste møte
ord-godkjenningsmaate-hoering = Sendes på høring, deretter godkjent
ord-godkjenningsmaate-samme_moete = Siste sak i samme møte
ord-godkjenningsmaate-signatur = Signeres før publisering

ord-protokollrett-medlemmer = Bare medlemmer
ord-protokollrett-ogsaa_observatoerer = Også observatører

ord-utsattnummer-beholdes = Beholder nummeret
ord-utsattnummer-nytt = Får nytt nummer

ord-fastpost-godkjenning_innkalling = Godkjenning av innkalling og saksliste
ord-fastpost-godkjenning_referat = Godkjenning av referat
ord-fastpost-vedtakslogg = Oppfølging av tidligere vedtak
ord-fastpost-egen = Egen fast sak
ord-fastpost-referatsaker = Referatsaker
ord-fastpost-eventuelt = Eventuelt

ord-maalform-nb = Bokmål
ord-maalform-nn = Nynorsk

## Regler
ord-haandheving-av = Av
ord-haandheving-varsle = Varsler
ord-haandheving-stopp = Stopper

ord-arkstoerrelse-a4 = A4
ord-arkstoerrelse-a3 = A3
ord-arkstoerrelse-a5 = A5
ord-arkstoerrelse-letter = Letter
ord-skriftstoerrelse-vanlig = Vanlig
ord-skriftstoerrelse-stoerre = Litt større
ord-skriftstoerrelse-storskrift = Storskrift
ord-navnespraak-nordsamisk = Nordsamisk
ord-navnespraak-lulesamisk = Lulesamisk
ord-navnespraak-soersamisk = Sørsamisk
ord-navnespraak-kvensk = Kvensk
ord-underskriver-moeteleder = Møteleder
ord-underskriver-ledere = Leder og nestleder fra den andre siden
ord-underskriver-referent = Referent
ord-underskriver-medlemmer = Alle medlemmer som møtte
