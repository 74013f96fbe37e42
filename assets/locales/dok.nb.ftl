# Det dokumentene sier. Mellom «kl.» og klokkeslettet står et hardt mellomrom (U+00A0).

## Hodet
dok-innkalling-til-moete = Innkalling til møte i { $utvalg }
dok-innkalling-til-ekstraordinaert = Innkalling til ekstraordinært møte i { $utvalg }
dok-innkalling-til-fellesmoete = Innkalling til fellesmøte i { $utvalg }
dok-referat-fra-moete = Referat fra møte i { $utvalg }
dok-referat-fra-ekstraordinaert = Referat fra ekstraordinært møte i { $utvalg }
dok-referat-fra-fellesmoete = Referat fra fellesmøte i { $utvalg }
dok-offentlig-versjon = offentlig versjon
dok-innkalling = Innkalling
dok-referat = Referat
dok-signert = signert
dok-moetenr-verdi = Møtenr. { $nummer }
dok-referanse = Vår referanse
dok-referanse-verdi = Vår ref. { $referanse }
dok-arkivsaksnr-verdi = Arkivsaksnr. { $nummer }
dok-versjon = Versjon { $nummer }
dok-utkast = Utkast
dok-utkast-forklart = Møtet er ikke innkalt ennå, og saksnumrene kan endres.
dok-foreloepig = Foreløpig
dok-foreloepig-forklart = Referatet er ikke godkjent.
dok-side-av = Side { "{n}" } av { "{m}" }

## Fakta
dok-utvalg = Utvalg
dok-moetenr = Møtenr.
dok-dato = Dato
dok-tid = Tid
dok-dato-og-tid = Dato og tid
dok-sted = Sted
dok-sted-fysisk = { $sted }. Møtet er fysisk.
dok-sted-digitalt = { $sted } (lenke i kalenderinnkallingen)
dok-sted-hybrid = { $sted }, og digitalt (lenke i kalenderinnkallingen)
dok-sted-skriftlig = { $sted }. Sakene behandles skriftlig.
dok-arkivsaksnr = Arkivsaksnr.
dok-innkallingen-sendt = Innkallingen sendt
dok-innkalling-sendt-verdi = Sendt { DATO($dato) }
dok-moeteleder = Møteleder
dok-sekretaer = Sekretær
dok-referent = Referent

## Innkalling
dok-sekretariatet = sekretariatet
dok-forfall-meldes-innen = Forfall meldes snarest og senest { UKEDAG($dato, uten: "år") } til { $til }. Sekretariatet innkaller vararepresentant. Vararepresentanter møter bare etter særskilt innkalling.
dok-forfall-meldes-snarest = Forfall meldes snarest til { $til }. Sekretariatet innkaller vararepresentant. Vararepresentanter møter bare etter særskilt innkalling.
dok-habilitet-paaminnelse = Den enkelte representant må selv vurdere sin habilitet i sakene og melde fra til sekretariatet så tidlig som mulig.
dok-unntatt-til-medlemmer = { $antall ->
    [one] Sak { $sak } er unntatt offentlighet. Saksdokumentet sendes bare til faste medlemmer og innkalte vararepresentanter.
   *[other] Sakene { $sak } er unntatt offentlighet. Saksdokumentene sendes bare til faste medlemmer og innkalte vararepresentanter.
}
dok-unntatt-offentlig-utgave = { $antall ->
    [one] Sak { $sak } er unntatt offentlighet. Saksdokumentet er ikke med her.
   *[other] Sakene { $sak } er unntatt offentlighet. Saksdokumentene er ikke med her.
}
dok-til-mottaker = Til
dok-kopi = Kopi
dok-kort-varsel = Kort varsel
dok-sendt-timer-foer = { $antall ->
    [one] Innkallingen ble sendt én time før møtet.
   *[other] Innkallingen ble sendt { $antall } timer før møtet.
}
dok-sendt-dager-foer = Innkallingen ble sendt { $antall } dager før møtet.
dok-begrunnelse = Begrunnelse: { $grunn }

## Saksliste
dok-sakliste = Saksliste
dok-saklisten-er-tom = Ingen saker er satt på sakslisten ennå.
dok-saksnr = Saksnr.
dok-sak-kolonne = Sak
dok-type = Type
dok-innleder = Innleder
dok-vedlegg = Vedlegg
dok-vedlegg-unntatt = unntatt
dok-uoff = U.off.
dok-trukket = trukket
dok-utsatt-fra = (utsatt fra møtet { DATO($dato, uten: "år") })
dok-utsatt-fra-aar = (utsatt fra møtet { DATO($dato) })
dok-referatsaker-under = Referatsaker under sak { $sak }

## Saksframlegg
dok-saksframlegg = Saksframlegg
dok-saksframlegg-mangler = Saksframlegget er ikke skrevet ennå.
dok-saksframlegg-tittel = Saksframlegg { $sak } { $tittel }
dok-bare-til-medlemmer = Saksframlegget går bare til faste medlemmer og innkalte vararepresentanter.
dok-saksgang = Saken behandles i
dok-behandlet-av = Behandlet av
dok-moetedato = Møtedato
dok-resultat = Resultat
dok-saksansvarlig = Saksansvarlig
dok-forslag-til-vedtak = Forslag til vedtak
dok-bakgrunn = Bakgrunn
dok-saksopplysninger = Saksopplysninger
dok-vurdering = Vurdering
dok-konsekvenser = Økonomiske og administrative konsekvenser
dok-forankring = Forankring
dok-forankret = Behandlet { $hvor }

## Til stede
dok-til-stede = Til stede
dok-navn = Navn
dok-stilling = Stilling
dok-part = Part
dok-rolle = Rolle
dok-vararepresentant-for = Vararepresentant for { $navn }
dok-hele-moetet = Hele møtet
dok-fra = Fra kl. { KL($kl) }
dok-fra-sak = Fra kl. { KL($kl) } (sak { $sak })
dok-til = Til kl. { KL($kl) }
dok-til-og-med-sak = Til kl. { KL($kl) } (til og med sak { $sak })
dok-til-under-sak = Til kl. { KL($kl) } (under sak { $sak })
dok-ikke-sak = Ikke sak { $sak }
dok-ikke-vedtaksdelen = Ikke vedtaksdelen av sak { $sak }
dok-ikke-kl = Ikke kl. { KL($fra) }–{ KL($til) }
dok-ikke-etter-kl = Ikke etter kl. { KL($fra) }
dok-inhabil = inhabil
dok-lukket = lukket
dok-mistet-sambandet = mistet sambandet
dok-sak = sak { $sak }
dok-forfall = Forfall
dok-vararepresentant-moette = vararepresentant møtte
dok-ikke-moett = Ikke møtt
dok-fra-sekretariatet = Fra sekretariatet
dok-inviterte = Inviterte
dok-gjest-saker = { $antall ->
    [1] sak { $sak }
    [2] begge sak { $sak }
   *[other] alle sak { $sak }
}

## Møtet begynner og slutter
dok-utvalget = utvalget
dok-moetet-satt = Møteleder erklærte møtet for satt kl. { KL($kl) }.
dok-moetet-hevet = Møtet ble hevet kl. { KL($kl) }.
dok-neste-moete = Neste møte
dok-referat-sendes = Referatet sendes ut innen { DATO($dato) }.
dok-merknader = Merknader til referatet meldes innen { DATO($dato) }.
dok-merknader-samme-aar = Merknader meldes innen { DATO($dato, uten: "år") }.
dok-godkjennes-neste-moete = Referatet godkjennes i neste møte.
dok-godkjennes-hoering = Referatet godkjennes når fristen for merknader er ute.
dok-godkjent-samme-moete = Referatet ble lagt fram til godkjenning i møtet.
dok-godkjennes-signatur = Referatet godkjennes ved signatur.
dok-signaturer = Signaturer
dok-digital-signatur = Digital signatur, { $rolle } { $navn }

## De som kom og gikk
dok-kom = { $under ->
    [ja] { $navn } kom til møtet kl. { KL($kl) } under behandlingen av saken.
   *[nei] { $navn } kom til møtet kl. { KL($kl) }.
}
dok-gikk = { $under ->
    [ja] { $navn } gikk fra møtet kl. { KL($kl) } under behandlingen av saken.
   *[nei] { $navn } gikk fra møtet kl. { KL($kl) }.
}
dok-kom-tilbake = { $navn } kom tilbake kl. { KL($kl) }.
dok-samband-mistet-og-tilbake = { $navn } mistet sambandet kl. { KL($kl) } og var tilbake kl. { KL($til) }.
dok-samband-mistet = { $navn } mistet sambandet kl. { KL($kl) }.

## Sakene
dok-sak-tittel = Sak { $sak } { $tittel }
dok-ingen-saker = Ingen saker.
dok-protokolltilfoersel = Protokolltilførsel fra { $fra }
dok-rettelse = Rettelse til sak { $sak }

## Habilitet
dok-habilitet = Habilitet
dok-et-medlem = Et medlem
dok-ba-om-vurdering = { $navn } ba om å få vurdert sin habilitet.
dok-ba-om-vurdering-fordi = { $navn } ba om å få vurdert sin habilitet fordi { $grunn }.
dok-fant-inhabil = { $utvalg } fant enstemmig at { $hvem } er inhabil, jf. { $hjemmel }.
dok-fratraadte = { $navn } fratrådte kl. { KL($kl) }.
dok-tiltraadte = { $navn } tiltrådte kl. { KL($kl) }.
dok-egne-forhold = opplyste om egne forhold til saken
dok-opplyste-om = opplyste om { $grunn }
dok-opplyste-at = opplyste at { $grunn }
dok-fant-habil = { $navn } { $opplyste }; { $utvalg } fant { $hvem } habil
dok-fant-habile = { $navn } { $opplyste }; { $utvalg } fant { $hvem } habile
dok-begge = begge
dok-alle = alle

## Lukket møte
dok-unntatt = unntatt offentlighet
dok-unntatt-offentlighet = Unntatt offentlighet
dok-moetet-lukket = Møtet ble lukket kl. { KL($kl) }.
dok-moetet-var-lukket = Møtet var lukket kl. { KL($fra) }–{ KL($til) }.
dok-moetet-aapnet = Møtet ble åpnet igjen kl. { KL($kl) }.
dok-observatoerene-forlot = { $antall ->
    [one] Observatøren forlot møtet.
   *[other] Observatørene forlot møtet.
}
dok-observatoerene-ute = { $antall ->
    [one] Observatøren var ikke til stede.
   *[other] Observatørene var ikke til stede.
}
dok-observatoerene-tiltraadte = { $antall ->
    [one] Observatøren tiltrådte.
   *[other] Observatørene tiltrådte.
}
dok-minnet-om-taushetsplikt = Medlemmene ble minnet om taushetsplikten.
dok-vedtak-er-unntatt = Saken ble behandlet og vedtak ble truffet. Saksframlegg, behandling og vedtak er unntatt.
dok-behandling-er-unntatt = Saken ble behandlet. Saksframlegg og behandling er unntatt.
dok-saksframlegg-er-unntatt = Saksframlegget er unntatt.

## Konklusjonen
dok-vedtak = Vedtak
dok-tilraading = Tilrådning
dok-raad = Råd
dok-oppsummering = Oppsummering
dok-konklusjon = Konklusjon
dok-ikke-konsensus = { $utvalg } kom ikke fram til konsensus.
dok-ingen-bundet = Ingen av partene er bundet av drøftingen.
dok-standpunktene = Partenes standpunkter følger saken:
dok-ikke-bundet = { $antall ->
    [one] { $hvem } slutter seg ikke til og er ikke bundet.
   *[other] { $hvem } slutter seg ikke til og er ikke bundet.
}
dok-saken-loeftes = Saken løftes til { $hvor }.
dok-saken-oversendes = Saken oversendes til { $hvor }.
dok-saken-sendes-tilbake = Saken sendes tilbake til { $hvor }.
dok-saken-er-trukket = Saken er trukket.
dok-saken-utsettes = Saken utsettes.
dok-saken-utsettes-til = Saken utsettes til møtet { DATO($dato) }.
dok-saken-utsettes-til-utvalg = Saken utsettes til { $hvor }.
dok-ikke-behandlet = Saken ble ikke behandlet i møtet.

## Oppfølging
dok-oppfoelging = Oppfølging
dok-oppgave = Oppgave
dok-ansvarlig = Ansvarlig
dok-frist = Frist
dok-status = Status
dok-hver-part = Hver part ({ $antall })

## Saksutskrift
dok-saksutskrift = Saksutskrift
dok-saksutskrift-fra = Saksutskrift fra { $utvalg } { DATO($dato) }, sak { $sak }
dok-rett-utskrift = Rett utskrift

## Papirer om utvalgene
dok-for-hvem = { $hva } for { $hvem }
dok-per-dato = Per { DATO($dato) }
dok-fra-dato = Fra { $dato }
dok-til-dato = Til { $dato }
dok-frist-dato = Frist { $dato }
dok-sak-alene = Sak { $sak }
dok-sekretariat = Sekretariat

## Møteplan
dok-moeteplan = Møteplan
dok-moeter = Møter
dok-ingen-moeter = Ingen møter er planlagt.
dok-sted-vertskap = Sted/vertskap
dok-frist-saker = Frist for saker
dok-frist-saksframlegg = Frist for saksframlegg
dok-innkalling-sendes = Innkalling sendes
dok-aarshjul = Årshjul
dok-maaned = Måned
dok-frister = Frister
dok-saker-til = { $dag }. Saker til { $utvalg }
dok-saksframlegg-til = { $dag }. Saksframlegg til { $utvalg }
dok-innkalling-til = { $dag }. Innkalling til { $utvalg }

## Medlemsliste
dok-medlemsliste = Medlemsliste
dok-rolle-rettigheter = Rolle/rettigheter
dok-vararepresentant = Vararepresentant
dok-periode = Periode
dok-ledig = Ledig
dok-ingen-plasser = Utvalget har ingen plasser ennå.

## Saksoversikt
dok-saksoversikt = Samlet saksoversikt
dok-meldt-av = Meldt av
dok-sak-og-arkivsaksnr = Sak og arkivsaksnr.
dok-behandlet-hvor = Behandlet i
dok-neste-steg = Neste steg
dok-ingen-saker-i-oversikten = Ingen saker er meldt.

## Handlingsplan
dok-handlingsplan = Handlingsplan
dok-innsatsomraade = Innsatsområde
dok-tiltak = Tiltak
dok-ingen-tiltak = Ingen tiltak er satt opp.
dok-planen-er-vedtatt = Vedtatt av { $utvalg } { DATO($dato) }, sak { $sak }.

## Årsberetning
dok-aarsberetning = Årsberetning
dok-innledning = Innledning
dok-aaret-i-tall = Årsberetningen gjelder { $hvem } i { $aar }. { $moeter ->
    [0] Det ble ikke holdt møter.
    [one] Det ble holdt ett møte, og { $saker ->
        [0] ingen saker ble behandlet
        [one] én sak ble behandlet
       *[other] { $saker } saker ble behandlet
    }.
   *[other] Det ble holdt { $moeter } møter, og { $saker ->
        [0] ingen saker ble behandlet
        [one] én sak ble behandlet
       *[other] { $saker } saker ble behandlet
    }.
}
dok-frammoete-i-snitt = Frammøtet blant medlemmene var i snitt { $prosent } prosent, vararepresentanter medregnet.
dok-organisering = Organisering og medlemmer
dok-leder = Leder
dok-medlemmer = Medlemmer
dok-ledige = Ledige plasser
dok-moeter-og-saker = Møter og saker i året
dok-ingen-moeter-holdt = Det ble ikke holdt møter i året.
dok-saker = Saker
dok-frammoete = Frammøte
dok-av-alle = { $antall } av { $alle }
dok-antall-saker = Antall saker
dok-antall-tiltak = Antall tiltak
dok-resultater-paa-handlingsplanen = Resultater på handlingsplanen
dok-veien-videre = Veien videre
dok-vedlegg-saksoversikt = Vedlegg: saksoversikt

## Fremdriftsplan
dok-fremdriftsplan = Fremdriftsplan
dok-naar = Når
dok-hva = Hva
dok-om = Om
dok-ansvar = Ansvar
dok-ikke-fastsatt = Ikke fastsatt
dok-moete-i = Møte i { $utvalg }
dok-ingenting-planlagt = Ingenting er planlagt.

## Mandat
dok-mandat = Mandat
dok-utvalgets-navn = Navn
dok-oppnevnt-av = Oppnevnt av
dok-varighet = Varighet
dok-myndighet = Myndighet
dok-beslutninger = Beslutninger
dok-rapporterer-til = Rapporterer til
dok-i-aaret = { $antall } i året
dok-formaal-og-oppgaver = Formål og oppgaver
dok-sammensetning = Sammensetning
dok-representant = Representant
dok-antall = Antall

## Tilleggssaksliste
dok-tilleggssaksliste = Tilleggssaksliste
dok-tilleggssaksliste-til = Tilleggssaksliste til møte i { $utvalg }
dok-tilleggssaker = Disse sakene kom til etter at innkallingen var sendt, og kommer i tillegg til dem på sakslisten.
dok-ingen-tilleggssaker = Ingen saker er kommet til etter at innkallingen ble sendt.

## Melding til egen organisasjon
dok-melding = Melding til egen organisasjon
dok-melding-fra = Melding til egen organisasjon fra { $utvalg } { DATO($dato) }
dok-besluttet = Besluttet
dok-ingenting-besluttet = Møtet konkluderte ikke i noen sak.
dok-gjelder-for = Gjelder for
dok-kontakt = Kontakt

## Møtepakke
dok-moetepakke = Møtepakke
dok-moetepakke-arkiv = arkiv
dok-moetepakke-til = Møtepakke til møte i { $utvalg }
dok-innhold = Innhold
dok-side = Side
dok-vedlegg-tittel = Vedlegg { $nummer }: { $tittel }
dok-vedlegg-uten-nummer = Vedlegg: { $tittel }
dok-hoerer-til = Hører til
dok-filnavn = Filnavn
dok-stoerrelse = Størrelse
dok-sider = Sider
dok-et-bilde = ett bilde
dok-nr = Nr.
dok-tittel-og-filnavn = Tittel og filnavn
dok-sha256 = SHA-256
dok-ingen-vedlegg = Møtet har ingen vedlegg.
dok-vedlegg-ligger-i-filen = Vedleggene ligger uendret i denne filen. SHA-256 er fingeravtrykket til hver av dem.
dok-ikke-satt-inn = Vedlegget er ikke satt inn.
dok-utelatt-uten-fil = Det er ikke lagt inn noen fil.
dok-utelatt-venter = Filen er ikke kommet fra den delte mappen ennå.
dok-utelatt-endret = Filen er skadet i databasen. Legg den inn på nytt.
dok-utelatt-laast = Filen er låst med passord.
dok-utelatt-skadet = Filen er skadet og kan ikke leses.
dok-utelatt-uten-sider = Filen har ingen sider.
dok-utelatt-for-stor = Filen er for stor til å settes inn.
dok-utelatt-ukjent-slag = Filen er verken PDF, PNG eller JPEG. Lagre den som PDF og legg den inn på nytt.
dok-side-i-pakken = { $n } av { $m }
