# Det dokumenta seier. Mellom «kl.» og klokkeslettet står eit hardt mellomrom (U+00A0).

## Hovudet
dok-innkalling-til-moete = Innkalling til møte i { $utvalg }
dok-innkalling-til-ekstraordinaert = Innkalling til ekstraordinært møte i { $utvalg }
dok-innkalling-til-fellesmoete = Innkalling til fellesmøte i { $utvalg }
dok-referat-fra-moete = Referat frå møte i { $utvalg }
dok-referat-fra-ekstraordinaert = Referat frå ekstraordinært møte i { $utvalg }
dok-referat-fra-fellesmoete = Referat frå fellesmøte i { $utvalg }
dok-offentlig-versjon = offentleg versjon
dok-innkalling = Innkalling
dok-referat = Referat
dok-signert = signert
dok-moetenr-verdi = Møtenr. { $nummer }
dok-referanse = Vår referanse
dok-referanse-verdi = Vår ref. { $referanse }
dok-arkivsaksnr-verdi = Arkivsaksnr. { $nummer }
dok-versjon = Versjon { $nummer }
dok-utkast = Utkast
dok-utkast-forklart = Møtet er ikkje kalla inn enno, og saksnummera kan bli endra.
dok-foreloepig = Førebels
dok-foreloepig-forklart = Referatet er ikkje godkjent.
dok-side-av = Side { "{n}" } av { "{m}" }

## Fakta
dok-utvalg = Utval
dok-moetenr = Møtenr.
dok-dato = Dato
dok-tid = Tid
dok-dato-og-tid = Dato og tid
dok-sted = Stad
dok-sted-fysisk = { $sted }. Møtet er fysisk.
dok-sted-digitalt = { $sted } (lenkje i kalenderinnkallinga)
dok-sted-hybrid = { $sted }, og digitalt (lenkje i kalenderinnkallinga)
dok-sted-skriftlig = { $sted }. Sakene blir handsama skriftleg.
dok-arkivsaksnr = Arkivsaksnr.
dok-innkallingen-sendt = Innkallinga send
dok-innkalling-sendt-verdi = Send { DATO($dato) }
dok-moeteleder = Møteleiar
dok-sekretaer = Sekretær
dok-referent = Referent

## Innkalling
dok-sekretariatet = sekretariatet
dok-forfall-meldes-innen = Forfall skal meldast til { $til } snarast råd og seinast { UKEDAG($dato, uten: "år") }. Sekretariatet kallar inn vararepresentant. Vararepresentantar møter berre etter særskild innkalling.
dok-forfall-meldes-snarest = Forfall skal meldast til { $til } snarast råd. Sekretariatet kallar inn vararepresentant. Vararepresentantar møter berre etter særskild innkalling.
dok-habilitet-paaminnelse = Kvar representant må sjølv vurdere om det er tilhøve som kan gjere vedkomande inhabil, og melde frå i god tid før møtet.
dok-unntatt-til-medlemmer = { $antall ->
    [one] Sak { $sak } er unnateken offentlegheit. Saksdokumentet blir berre sendt til faste medlemmer og innkalla vararepresentantar.
   *[other] Sakene { $sak } er unnatekne offentlegheit. Saksdokumenta blir berre sende til faste medlemmer og innkalla vararepresentantar.
}
dok-unntatt-offentlig-utgave = { $antall ->
    [one] Sak { $sak } er unnateken offentlegheit. Saksdokumentet er ikkje med her.
   *[other] Sakene { $sak } er unnatekne offentlegheit. Saksdokumenta er ikkje med her.
}
dok-til-mottaker = Til
dok-kopi = Kopi
dok-kort-varsel = Kort varsel
dok-sendt-timer-foer = { $antall ->
    [one] Innkallinga vart send éin time før møtet.
   *[other] Innkallinga vart send { $antall } timar før møtet.
}
dok-sendt-dager-foer = Innkallinga vart send { $antall } dagar før møtet.
dok-begrunnelse = Grunngiving: { $grunn }

## Sakliste
dok-sakliste = Sakliste
dok-saklisten-er-tom = Ingen saker er sette på saklista enno.
dok-saksnr = Saksnr.
dok-sak-kolonne = Sak
dok-type = Type
dok-innleder = Innleiar
dok-vedlegg = Vedlegg
dok-vedlegg-unntatt = unnateke
dok-uoff = U.off.
dok-trukket = trekt
dok-utsatt-fra = (utsett frå møtet { DATO($dato, uten: "år") })
dok-utsatt-fra-aar = (utsett frå møtet { DATO($dato) })
dok-referatsaker-under = Referatsaker under sak { $sak }

## Saksframlegg
dok-saksframlegg = Saksframlegg
dok-saksframlegg-mangler = Saksframlegget er ikkje skrive enno.
dok-saksframlegg-tittel = Saksframlegg { $sak } { $tittel }
dok-bare-til-medlemmer = Saksframlegget går berre til faste medlemmer og innkalla vararepresentantar.
dok-saksgang = Saka blir handsama i
dok-behandlet-av = Handsama i
dok-moetedato = Møtedato
dok-resultat = Resultat
dok-saksansvarlig = Saksansvarleg
dok-forslag-til-vedtak = Framlegg til vedtak
dok-bakgrunn = Bakgrunn
dok-saksopplysninger = Saksutgreiing
dok-vurdering = Vurdering
dok-konsekvenser = Økonomiske og administrative konsekvensar
dok-forankring = Forankring
dok-forankret = Saka er førebudd { $hvor }

## Til stades
dok-til-stede = Til stades
dok-navn = Namn
dok-stilling = Stilling
dok-part = Part
dok-rolle = Rolle
dok-vararepresentant-for = Vararepresentant for { $navn }
dok-hele-moetet = Heile møtet
dok-fra = Frå kl. { KL($kl) }
dok-fra-sak = Frå kl. { KL($kl) } (sak { $sak })
dok-til = Til kl. { KL($kl) }
dok-til-og-med-sak = Til kl. { KL($kl) } (til og med sak { $sak })
dok-til-under-sak = Til kl. { KL($kl) } (under sak { $sak })
dok-ikke-sak = Ikkje sak { $sak }
dok-ikke-vedtaksdelen = Ikkje vedtaksdelen av sak { $sak }
dok-ikke-kl = Ikkje kl. { KL($fra) }–{ KL($til) }
dok-ikke-etter-kl = Ikkje etter kl. { KL($fra) }
dok-inhabil = inhabil
dok-lukket = lukka
dok-mistet-sambandet = mista sambandet
dok-sak = sak { $sak }
dok-forfall = Forfall
dok-vararepresentant-moette = vararepresentant møtte
dok-ikke-moett = Ikkje møtt
dok-fra-sekretariatet = Frå sekretariatet
dok-inviterte = Inviterte
dok-gjest-saker = { $antall ->
    [1] sak { $sak }
    [2] begge sak { $sak }
   *[other] alle sak { $sak }
}

## Møtet tek til og sluttar
dok-utvalget = utvalet
dok-moetet-satt = Møtet vart sett kl. { KL($kl) }.
dok-moetet-hevet = Møtet vart heva kl. { KL($kl) }.
dok-neste-moete = Neste møte
dok-referat-sendes = Referatet blir sendt ut innan { DATO($dato) }.
dok-merknader = Merknader til referatet må meldast innan { DATO($dato) }.
dok-merknader-samme-aar = Merknader må meldast innan { DATO($dato, uten: "år") }.
dok-godkjennes-neste-moete = Referatet blir lagt fram til godkjenning i neste møte.
dok-godkjennes-hoering = Referatet blir godkjent når fristen for merknader er ute.
dok-godkjent-samme-moete = Referatet vart lagt fram til godkjenning i møtet.
dok-godkjennes-signatur = Referatet blir godkjent ved signatur.
dok-signaturer = Signaturar
dok-digital-signatur = Digital signatur, { $rolle } { $navn }

## Dei som kom og gjekk
dok-kom = { $under ->
    [ja] { $navn } kom til møtet kl. { KL($kl) } medan saka vart handsama.
   *[nei] { $navn } kom til møtet kl. { KL($kl) }.
}
dok-gikk = { $under ->
    [ja] { $navn } gjekk frå møtet kl. { KL($kl) } medan saka vart handsama.
   *[nei] { $navn } gjekk frå møtet kl. { KL($kl) }.
}
dok-kom-tilbake = { $navn } kom attende kl. { KL($kl) }.
dok-samband-mistet-og-tilbake = { $navn } mista sambandet kl. { KL($kl) } og var attende kl. { KL($til) }.
dok-samband-mistet = { $navn } mista sambandet kl. { KL($kl) }.

## Sakene
dok-sak-tittel = Sak { $sak } { $tittel }
dok-ingen-saker = Ingen saker.
dok-protokolltilfoersel = Protokolltilførsel frå { $fra }
dok-rettelse = Retting til sak { $sak }

## Habilitet
dok-habilitet = Habilitet
dok-et-medlem = Ein medlem
dok-ba-om-vurdering = { $navn } bad om å få vurdert habiliteten sin.
dok-ba-om-vurdering-fordi = { $navn } bad om å få vurdert habiliteten sin fordi { $grunn }.
dok-fant-inhabil = { $utvalg } fann samrøystes at { $hvem } er inhabil, jf. { $hjemmel }.
dok-fratraadte = { $navn } gjekk frå møtet kl. { KL($kl) }.
dok-tiltraadte = { $navn } kom attende kl. { KL($kl) }.
dok-egne-forhold = opplyste om eigne tilhøve til saka
dok-opplyste-om = opplyste om { $grunn }
dok-opplyste-at = opplyste at { $grunn }
dok-fant-habil = { $navn } { $opplyste }; { $utvalg } fann { $hvem } habil
dok-fant-habile = { $navn } { $opplyste }; { $utvalg } fann { $hvem } habile
dok-begge = begge
dok-alle = alle

## Lukka møte
dok-unntatt = unnateke offentlegheit
dok-unntatt-offentlighet = Unnateke offentlegheit
dok-moetet-lukket = Møtet vart lukka kl. { KL($kl) }.
dok-moetet-var-lukket = Møtet var lukka kl. { KL($fra) }–{ KL($til) }.
dok-moetet-aapnet = Møtet vart opna att kl. { KL($kl) }.
dok-observatoerene-forlot = { $antall ->
    [one] Observatøren gjekk frå møtet.
   *[other] Observatørane gjekk frå møtet.
}
dok-observatoerene-ute = { $antall ->
    [one] Observatøren var ikkje til stades.
   *[other] Observatørane var ikkje til stades.
}
dok-observatoerene-tiltraadte = { $antall ->
    [one] Observatøren kom attende.
   *[other] Observatørane kom attende.
}
dok-minnet-om-taushetsplikt = Medlemmene vart minte om teieplikta.
dok-vedtak-er-unntatt = Saka vart handsama og vedtak vart gjort. Saksframlegg, handsaming og vedtak er unnatekne.
dok-behandling-er-unntatt = Saka vart handsama. Saksframlegg og handsaming er unnatekne.
dok-saksframlegg-er-unntatt = Saksframlegget er unnateke.

## Konklusjonen
dok-vedtak = Vedtak
dok-tilraading = Tilråding
dok-raad = Råd
dok-oppsummering = Oppsummering
dok-konklusjon = Konklusjon
dok-ikke-konsensus = { $utvalg } kom ikkje fram til konsensus.
dok-ingen-bundet = Ingen av partane er bundne av drøftinga.
dok-standpunktene = Standpunkta til partane følgjer saka:
dok-ikke-bundet = { $antall ->
    [one] { $hvem } sluttar seg ikkje til og er ikkje bunden.
   *[other] { $hvem } sluttar seg ikkje til og er ikkje bundne.
}
dok-saken-loeftes = Saka blir løfta til { $hvor }.
dok-saken-oversendes = Saka blir send over til { $hvor }.
dok-saken-sendes-tilbake = Saka blir send tilbake til { $hvor }.
dok-saken-er-trukket = Saka er trekt.
dok-saken-utsettes = Saka blir utsett.
dok-saken-utsettes-til = Saka blir utsett til møtet { DATO($dato) }.
dok-saken-utsettes-til-utvalg = Saka blir utsett til { $hvor }.
dok-ikke-behandlet = Saka vart ikkje handsama i møtet.

## Oppfølging
dok-oppfoelging = Oppfølging
dok-oppgave = Oppgåve
dok-ansvarlig = Ansvarleg
dok-frist = Frist
dok-status = Status
dok-hver-part = Kvar part ({ $antall })

## Saksutskrift
dok-saksutskrift = Saksutskrift
dok-saksutskrift-fra = Saksutskrift frå { $utvalg } { DATO($dato) }, sak { $sak }
dok-rett-utskrift = Rett utskrift

## Papira om utvala
dok-for-hvem = { $hva } for { $hvem }
dok-per-dato = Per { DATO($dato) }
dok-fra-dato = Frå { $dato }
dok-til-dato = Til { $dato }
dok-frist-dato = Frist { $dato }
dok-sak-alene = Sak { $sak }
dok-sekretariat = Sekretariat

## Møteplan
dok-moeteplan = Møteplan
dok-moeter = Møte
dok-ingen-moeter = Ingen møte er planlagde.
dok-sted-vertskap = Stad/vertskap
dok-frist-saker = Frist for saker
dok-frist-saksframlegg = Frist for saksframlegg
dok-innkalling-sendes = Innkalling blir send
dok-aarshjul = Årshjul
dok-maaned = Månad
dok-frister = Fristar
dok-saker-til = { $dag }. Saker til { $utvalg }
dok-saksframlegg-til = { $dag }. Saksframlegg til { $utvalg }
dok-innkalling-til = { $dag }. Innkalling til { $utvalg }

## Medlemsliste
dok-medlemsliste = Medlemsliste
dok-rolle-rettigheter = Rolle/rettar
dok-vararepresentant = Vararepresentant
dok-periode = Periode
dok-ledig = Ledig
dok-ingen-plasser = Utvalet har ingen plassar enno.

## Saksoversyn
dok-saksoversikt = Samla saksoversyn
dok-meldt-av = Meld av
dok-sak-og-arkivsaksnr = Sak og arkivsaksnr.
dok-behandlet-hvor = Handsama i
dok-neste-steg = Neste steg
dok-ingen-saker-i-oversikten = Ingen saker er melde.

## Handlingsplan
dok-handlingsplan = Handlingsplan
dok-innsatsomraade = Innsatsområde
dok-tiltak = Tiltak
dok-ingen-tiltak = Ingen tiltak er sette opp.
dok-planen-er-vedtatt = Vedteken av { $utvalg } { DATO($dato) }, sak { $sak }.

## Årsmelding
dok-aarsberetning = Årsmelding
dok-innledning = Innleiing
dok-aaret-i-tall = Årsmeldinga gjeld { $hvem } i { $aar }. { $moeter ->
    [0] Det vart ikkje halde møte.
    [one] Det vart halde eitt møte, og { $saker ->
        [0] ingen saker vart handsama
        [one] éi sak vart handsama
       *[other] { $saker } saker vart handsama
    }.
   *[other] Det vart halde { $moeter } møte, og { $saker ->
        [0] ingen saker vart handsama
        [one] éi sak vart handsama
       *[other] { $saker } saker vart handsama
    }.
}
dok-frammoete-i-snitt = Frammøtet blant medlemmene var i snitt { $prosent } prosent, vararepresentantar medrekna.
dok-organisering = Organisering og medlemmer
dok-leder = Leiar
dok-medlemmer = Medlemmer
dok-ledige = Ledige plassar
dok-moeter-og-saker = Møte og saker i året
dok-ingen-moeter-holdt = Det vart ikkje halde møte i året.
dok-saker = Saker
dok-frammoete = Frammøte
dok-av-alle = { $antall } av { $alle }
dok-antall-saker = Talet på saker
dok-antall-tiltak = Talet på tiltak
dok-resultater-paa-handlingsplanen = Resultat på handlingsplanen
dok-veien-videre = Vegen vidare
dok-vedlegg-saksoversikt = Vedlegg: saksoversyn

## Framdriftsplan
dok-fremdriftsplan = Framdriftsplan
dok-naar = Når
dok-hva = Kva
dok-om = Om
dok-ansvar = Ansvar
dok-ikke-fastsatt = Ikkje fastsett
dok-moete-i = Møte i { $utvalg }
dok-ingenting-planlagt = Ingenting er planlagt.

## Mandat
dok-mandat = Mandat
dok-utvalgets-navn = Namn
dok-oppnevnt-av = Oppnemnt av
dok-varighet = Lengd
dok-myndighet = Mynde
dok-beslutninger = Avgjerder
dok-rapporterer-til = Rapporterer til
dok-i-aaret = { $antall } i året
dok-formaal-og-oppgaver = Føremål og oppgåver
dok-sammensetning = Samansetjing
dok-representant = Representant
dok-antall = Tal

## Tilleggssakliste
dok-tilleggssaksliste = Tilleggssakliste
dok-tilleggssaksliste-til = Tilleggssakliste til møte i { $utvalg }
dok-tilleggssaker = Desse sakene kom til etter at innkallinga var send, og kjem i tillegg til dei på saklista.
dok-ingen-tilleggssaker = Ingen saker har kome til etter at innkallinga vart send.

## Melding til eigen organisasjon
dok-melding = Melding til eigen organisasjon
dok-melding-fra = Melding til eigen organisasjon frå { $utvalg } { DATO($dato) }
dok-besluttet = Avgjort
dok-ingenting-besluttet = Møtet konkluderte ikkje i noka sak.
dok-gjelder-for = Gjeld for
dok-kontakt = Kontakt

## Møtepakke
dok-moetepakke = Møtepakke
dok-moetepakke-arkiv = arkiv
dok-moetepakke-til = Møtepakke til møte i { $utvalg }
dok-innhold = Innhald
dok-side = Side
dok-vedlegg-tittel = Vedlegg { $nummer }: { $tittel }
dok-vedlegg-uten-nummer = Vedlegg: { $tittel }
dok-hoerer-til = Høyrer til
dok-filnavn = Filnamn
dok-stoerrelse = Storleik
dok-sider = Sider
dok-et-bilde = eitt bilete
dok-nr = Nr.
dok-tittel-og-filnavn = Tittel og filnamn
dok-sha256 = SHA-256
dok-ingen-vedlegg = Møtet har ingen vedlegg.
dok-vedlegg-ligger-i-filen = Vedlegga ligg uendra i denne fila. SHA-256 er fingeravtrykket til kvart av dei.
dok-ikke-satt-inn = Vedlegget er ikkje sett inn.
dok-utelatt-uten-fil = Det er ikkje lagt inn noka fil.
dok-utelatt-venter = Fila er ikkje komen frå den delte mappa enno.
dok-utelatt-endret = Fila er skadd i databasen. Legg henne inn på nytt.
dok-utelatt-laast = Fila er låst med passord.
dok-utelatt-skadet = Fila er skadd og kan ikkje lesast.
dok-utelatt-uten-sider = Fila har ingen sider.
dok-utelatt-for-stor = Fila er for stor til å setjast inn.
dok-utelatt-ukjent-slag = Fila er verken PDF, PNG eller JPEG. Lagre henne som PDF og legg henne inn på nytt.
dok-side-i-pakken = { $n } av { $m }
