# Sida for eitt møte.

## Hovudet og dei fire stega
moete-sidetittel = Møte i { $utvalg }
moete-naar = { UKEDAG($dato) } kl. { KL($kl) }
moete-nummer = Møte { $nummer }
moete-referatet = Referat: { $tilstand }
moete-steg = Stega i møtet
moete-steg-forbered = Førebu
moete-steg-kall_inn = Kall inn
moete-steg-gjennomfoer = Gjennomfør
moete-steg-referat = Referat
moete-tast-neste-steg = Neste steg i møtet
moete-tast-forrige-steg = Førre steg i møtet
moete-vis-del = Vis del av sida
moete-mangler = Manglar
moete-mangler-antall =
    { $antall ->
        [one] Éin ting manglar
       *[other] { $antall } ting manglar
    }
moete-mangler-flere = og { $antall } til
moete-mangler-kort = Manglar
moete-vara-for = Vara for { $navn }

moete-kl = kl. { KL($kl) }

## Sakliste
moete-sakliste = Sakliste
moete-sakliste-tom = Saklista er tom. Legg til den første saka.
moete-saken = Saka
moete-papiret = Papiret
moete-flytt-opp = Flytt saka opp
moete-flytt-ned = Flytt saka ned
moete-fast = Fast
moete-fast-tip = Fylt inn av seg sjølv
moete-fra = Frå { $utvalg }
moete-fra-tip = Kom hit av seg sjølv frå ei tidlegare handsaming
moete-kommer-fra = Kjem frå { $utvalg } { DATO($dato) }.
moete-uoff = U.off.
moete-selvfylt = Fylt inn
moete-legg-til-sak = Legg til sak
moete-legg-til-hint = Tittel, eller ei sak som ventar
moete-ny-sak = Ny sak med saksframlegg
moete-fri-sak = Berre til dette møtet
moete-legg-til = Legg til
moete-legg-til-vedlegg = Legg til vedlegg
moete-legg-til-melding = Legg til referatsak
moete-legg-til-pause = Legg til pause
moete-legg-til-eventuelt = Legg til under eventuelt
moete-legg-til-oppgave = Legg til oppgåve
moete-legg-til-forslag = Legg til framlegget
moete-legg-til-rettelse = Legg til rettinga
moete-legg-til-merknad = Legg til merknaden
moete-fjern = Fjern { $hva }

## Førebu: saka
moete-aapne-saken = Opne saka i registeret
moete-tittel = Tittel
moete-type = Sakstype
moete-innleder = Innleiar
moete-planlagt = Planlagd kl.
moete-vedleggsnr = Vedlegg på saklista
moete-vedleggsnr-hjelp = Slik det skal stå, til dømes 3, 4.
moete-skjerming = Skjerming
moete-hjemmel = Heimel
moete-aapen-sak = Open sak, inga skjerming
moete-annen-hjemmel = Annan heimel
moete-hjemmel-personlig = personlege forhold
moete-hjemmel-drift = drifts- og forretningsforhold
moete-hjemmel-internt = internt dokument
moete-hjemmel-utenfra = råd henta inn utanfrå
moete-hjemmel-forhandling = forhandlingsposisjon
moete-hjemmel-lovbrudd = kan lette lovbrot
moete-hjemmel-tilsetting = tilsetjingssak
moete-omfang = Omfang
moete-skjermet-til = Skjerma til og med
moete-offentlig-tittel = Offentleg tittel
moete-offentlig-tittel-hele = Utan offentleg tittel står det ******* i den offentlege versjonen.
moete-offentlig-tittel-tekst = Utan offentleg tittel blir tittelen brukt som han er.
moete-saksframlegg = Saksframlegg
moete-saksframlegg-forslag = Framlegg til vedtak
moete-saksframlegg-bakgrunn = Bakgrunn
moete-saksframlegg-saksopplysninger = Saksutgreiing
moete-saksframlegg-vurdering = Vurdering
moete-saksframlegg-konsekvenser = Økonomiske og administrative konsekvensar
moete-saksframlegg-konklusjon = Konklusjon
moete-vedlegg = Vedlegg
moete-nytt-vedlegg = Tittel på nytt vedlegg
moete-unntatt = Unnateke
moete-referatsaker = Referatsaker
moete-ny-melding = Ny referatsak
moete-ta-av = Ta av saklista
moete-trekk = Trekk saka
moete-trekk-grunn = Kvifor saka blir trekt
moete-utsett = Utset saka
moete-utsett-til = Utsett til møtet
moete-utsett-hjelp = Utan dato ventar saka på neste sakliste.
moete-tatt-av = { $sak } er teken av.

## Tekst
moete-tekst-strong = Halvfeit
moete-tekst-em = Kursiv
moete-tekst-numbers = Nummererte punkt
moete-tekst-bullets = Punkt
moete-tekst-ikke-lagret = Ikkje lagra enno: { $hvorfor } Det du skriv, er teke vare på her og blir prøvd igjen.

## Papiret
moete-papir-art = Kva papir
moete-papir-innkalling = Innkalling
moete-papir-offentlig_innkalling = Offentleg
moete-papir-referat = Referat
moete-papir-offentlig_referat = Offentleg
moete-papir-signert_referat = Signert
moete-side-av = Side { $side } av { $sider }
moete-side-av-kort = { $side } av { $sider }
moete-side-ikke-tegnet = Sida kunne ikkje teiknast.
moete-mindre = Mindre
moete-stoerre = Større
moete-bredt = Breitt papir
moete-les-som-tekst = Les som tekst
moete-tekst = Tekst

## Kall inn
moete-hvem-kalles = Kven som blir kalla inn
moete-innkallingen = Innkallinga
moete-side-kommune = Kommunane
moete-side-helseforetak = Helseføretaket
moete-side-andre = Andre medlemmer og observatørar
moete-side-sekretariat = Sekretariat og inviterte
moete-likevekt = { $kommune } frå kommunane, { $helseforetak } frå helseføretaket
moete-ledige =
    { $antall ->
        [one] Ledig plass: { $hvilke }
       *[other] { $antall } ledige plassar: { $hvilke }
    }
moete-forfall = Forfall
moete-meld-forfall-for = Meld forfall for { $navn }
moete-kommer-likevel = Kjem likevel
moete-kommer-likevel-navn = { $navn } kjem likevel
moete-kall-vara = Kall inn vara:
moete-ingen-vara = Ingen vararepresentant er oppnemnd.
moete-inviter-noen = Inviter nokon
moete-inviter = Inviter
moete-navn = Namn
moete-stilling = Stilling
moete-som = Som
moete-som-gjest = Invitert gjest
moete-som-sekretariat = Frå sekretariatet
moete-om-moetet = Om møtet
moete-dato = Dato
moete-start = Frå kl.
moete-slutt = Til kl.
moete-tid-merknad = Merknad til tida
moete-form = Møteform
moete-moetenr = Møtenr.
moete-sted = Møtestad
moete-lenke = Lenkje for dei som møter digitalt
moete-lenke-hjelp = Står i e-posten, aldri på papiret.
moete-moeteleder = Møteleiar
moete-referent = Referent
moete-ingen-valgt = Ikkje vald
moete-arkivsaksnr = Arkivsaksnr.
moete-planlagte-pauser = Planlagde pausar
moete-pause = Pause
moete-pause-kl = Pausen byrjar kl.
moete-pause-tekst = Pausen heiter
moete-frister = Fristar
moete-frist-saker = Saker blir melde
moete-frist-saksframlegg = Saksframlegg er klare
moete-frist-innkalling = Innkallinga blir send
moete-frist-forfall = Forfall blir meldt
moete-frist-referat = Referatet blir sendt ut
moete-frist-merknader = Merknader til referatet
moete-gjort = Gjort
moete-lag-innkalling = Lag innkalling
moete-lag-ny-innkalling = Lag innkallinga på nytt
moete-innkalt-naar = Innkallinga er laga { DATO($dato) } kl. { KL($kl) }. Saksnumra står fast.
moete-innkalling-laget = Innkallinga er laga, og saksnumra står fast.
moete-aapne-papir = Opne { $navn }
moete-uten-innehaver = Utan innehavar, blir ikkje kalla inn: { $hvilke }.
moete-kort-varsel = Kvifor varselet er kort
moete-kort-varsel-hjelp = Grunnen står i innkallinga og i referatet.
moete-numrene = Saksnumra som blir fastsette
moete-mottakere =
    { $antall ->
        [one] Éin mottakar: { $hvem }.
       *[other] { $antall } mottakarar: { $hvem }.
    }
moete-epost = E-post til mottakarane
moete-epost-emnefelt = Emne
moete-epost-tekst = Tekst
moete-epost-emne = Innkalling til møte i { $utvalg } { DATO($dato) }
moete-epost-hilsen = Hei!
moete-epost-innkalling = Det blir kalla inn til møte i { $utvalg } { UKEDAG($dato) } kl. { KL($kl) }.
moete-epost-sted = Stad: { $sted }
moete-epost-lenke = Lenkje: { $lenke }
moete-epost-saker = Sakliste:
moete-epost-forfall = Innkallinga med saksdokument ligg ved. Forfall skal meldast til { $til }.
moete-epost-slutt = Med venleg helsing
moete-kopier = Kopier teksten
moete-kopiert = Teksten er kopiert.
moete-merket = Teksten er merkt. Trykk Ctrl+C for å kopiere han.

## Gjennomfør
moete-rommet = Til stades
moete-klokken = Kl.
moete-klokken-holdt = gjeld neste handling
moete-klokken-naa = Bruk tida no
moete-opprop = Opprop: ta bort haken ved dei som ikkje er komne. Dei kan kome seinare.
moete-sett-moetet = Set møtet
moete-ta-opp-neste = Ta opp sak { $nummer }
moete-ta-opp = Ta opp saka
moete-ta-opp-igjen = Ta opp saka igjen
moete-ta-pause = Pause
moete-fortsett = Hald fram møtet
moete-hev = Hev møtet
moete-hevet-kl = Møtet vart heva kl. { KL($kl) }.
moete-til-referatet = Gå til referatet
moete-er-hevet = Møtet er heva.
moete-angre = Angre
moete-ikke-innkalt = Innkallinga er ikkje laga enno. Møtet kan setjast når ho er laga.
moete-i-pause = Møtet har pause.
moete-er-lukket = Dørene er lukka. Observatørar og inviterte er ute.
moete-begynte = Byrja kl. { KL($kl) }
moete-lukket-kl = Lukka kl. { KL($kl) }
moete-aapnet-kl = Opna kl. { KL($kl) }
moete-unntatt-etter = Unnateke offentlegheit: { $hjemmel }
moete-lukk-doerene = Lukk dørene
moete-aapne-doerene = Opne dørene
moete-ny-under-eventuelt = Ny sak under eventuelt
moete-minutter = { $antall } min
moete-stadium-done = Ferdig
moete-stadium-now = No
moete-stadium-next = Neste
moete-stadium-later = Står att
moete-behandling = Handsaming
moete-behandling-hint = Det som blir sagt og gjort. Dei som kjem, går eller er inhabile, blir skrivne inn av seg sjølv.
moete-vedtak = Vedtak
moete-oppsummering = Oppsummering eller vedtak
moete-vedtak-hint = Slik det skal stå i referatet.
moete-forslag = Framlegg
moete-forslag-i-saksframlegget = I saksframlegget
moete-nytt-forslag = Nytt framlegg
moete-bruk-forslaget = Bruk framlegget som vedtak
moete-bruk-som-vedtak = Bruk som vedtak
moete-forslag-fra = Frå { $hvem }
moete-forslag-av = Kven gjer framlegg
moete-forslag-tekst = Framlegget
moete-forslag-status = Framlegget frå { $hvem } er
moete-konklusjon = Konklusjon
moete-utfall = Utfall
moete-gaar-videre = Går vidare til
moete-gaar-ikke-videre = Går ikkje vidare
moete-videre-dato = Møtet der
moete-svarfrist = Partane svarar innan
moete-svarfrist-hjelp = Det blir éi oppgåve per part.
moete-konsensus = Konsensus
moete-avslutt-saken = Avslutt saka
moete-votering = Avrøysting
moete-ikke-konsensus = Ikkje konsensus
moete-annet-utvalg = eit anna utval
moete-endre = Endre
moete-ikke-konsensus-forklart = Ingen av partane er bundne. Skriv kva kvar side meiner, det følgjer saka.
moete-hvem = Kven ({ $nummer })
moete-standpunkt = Standpunkt ({ $nummer })
moete-flere-standpunkt = Eitt standpunkt til
moete-registrer-uenighet = Registrer at det ikkje vart konsensus
moete-protokolltilfoersler = Protokolltilførsel
moete-ny-protokolltilfoersel = Ny protokolltilførsel
moete-protokolltilfoersel-fra = protokolltilførselen frå { $hvem }
moete-fra-hvem = Frå
moete-ordrett = Ordrett
moete-foer-inn = Før inn
moete-velg-person = Vel
moete-rettelser = Rettingar i referatet
moete-ny-rettelse = Ny retting
moete-rettet-sak = Sak som blir retta
moete-papekt-av = Påpeikt av
moete-rettelsen = Kva som skal stå
moete-habilitet = Habilitet
moete-hvem-habilitet = Kven
moete-utvalget-fant = Utvalet fann
moete-habilitet-grunn = Forholdet
moete-habilitet-grunn-hjelp = Slutten på setninga «… fordi ho leier styringsgruppa i prosjektet».
moete-inhabil-fratrer = Inhabil, går frå no
moete-inhabil-ute = Ute, inhabil
moete-fratraadte = Gjekk frå kl. { KL($kl) }.
moete-tiltraadte = Kom attende kl. { KL($kl) }.
moete-tiltrer = Kjem attende
moete-oppfoelging = Oppfølging
moete-aapne-oppgaver = Opne oppgåver
moete-oppgave = Oppgåve
moete-ny-oppgave = Ny oppgåve
moete-ansvarlig = Ansvarleg
moete-frist = Frist
moete-ansvarlig-for = Ansvarleg for { $oppgave }
moete-frist-for = Frist for { $oppgave }
moete-status-for = Status for { $oppgave }
moete-medlemmer-her =
    { $antall ->
        [one] Éin medlem til stades
       *[other] { $antall } medlemmer til stades
    }
moete-siden = Frå kl. { KL($kl) }
moete-ikke-kommet = Ikkje komen
moete-mistet-samband = Mista sambandet
moete-mistet-samband-navn = { $navn } mista sambandet
moete-habilitet-navn = Habiliteten til { $navn }
moete-vara-inn = Vara: { $navn }
moete-tast-inn-ut = inn eller ut
moete-tast-samband = mista sambandet

## Tastar i møtet
moete-tast-neste = Ta opp neste sak
moete-tast-konsensus = Avslutt saka med konsensus
moete-tast-behandling = Gå til handsaminga
moete-tast-vedtak = Gå til vedtaket
moete-tast-forslag = Bruk framlegget som vedtak
moete-tast-nytt-forslag = Nytt framlegg
moete-tast-uenighet = Ikkje konsensus
moete-tast-oppgave = Ny oppgåve
moete-tast-innfoering = Ny protokolltilførsel
moete-tast-tilstede = Gå til dei som er til stades
moete-tast-habilitet = Habilitet
moete-tast-klokke = Set klokka for neste handling
moete-tast-lukk = Lukk eller opne dørene
moete-tast-pause = Ta pause eller hald fram
moete-tast-sakliste = Gå til saklista
moete-tast-eventuelt = Ny sak under eventuelt
moete-tast-kort-neste = neste sak
moete-tast-kort-behandling = handsaming
moete-tast-kort-forslag = bruk framlegget
moete-tast-kort-vedtak = vedtak
moete-tast-kort-konsensus = konsensus
moete-tast-kort-oppgave = oppgåve
moete-tast-kort-tilstede = til stades
moete-tast-kort-klokke = klokka
moete-tast-kort-habilitet = habilitet
moete-tast-kort-alle = alle tastar

## Referat
moete-referatets-tekst = Teksten
moete-sak-for-sak = Sak for sak
moete-referatets-vei = Vegen til referatet
moete-referat-begynner = Referatet byrjar når møtet blir sett.
moete-versjon = Versjon { $versjon }
moete-referat-til-hos_moeteleder = Send til møteleiar
moete-referat-til-sendt_ut = Merk som sendt ut
moete-referat-til-godkjent = Merk som godkjent
moete-referat-til-publisert = Merk som publisert
moete-referat-til-arkivert = Merk som arkivert
moete-referat-seal = Forsegle referatet
moete-referat-sign = Signer referatet
moete-referat-publish = Lag offentleg versjon
moete-offentlig-laget = Den offentlege versjonen er laga.
moete-forsegle-betyr = Forseglinga låser teksten i referatet for godt. Papiret blir laga slik det står no, med plass til underskrifter.
moete-forsegle-etter = Etterpå blir referatet endra berre ved ein ny versjon med ein synleg merknad.
moete-forsegle-mangler =
    { $antall ->
        [one] Éin ting manglar før referatet kan forseglast:
       *[other] { $antall } ting manglar før referatet kan forseglast:
    }
moete-er-forseglet = Referatet er forsegla.
moete-ny-versjon = Ny versjon
moete-ny-versjon-betyr = Den forsegla versjonen blir ståande. Den nye byrjar som utkast med same tekst.
moete-ny-versjon-hvorfor = Kvifor det blir ein ny versjon
moete-underskriver = Kven som signerer
moete-nokkelfil = Nøkkelfil (.p12)
moete-nokkelfil-hjelp = Fila blir lesen berre no og blir ikkje lagra i programmet.
moete-velg-fil = Vel fil …
moete-passord = Passordet til nøkkelfila
moete-er-signert = Referatet er signert.
moete-ikke-signert = Referatet er ikkje signert.
moete-alle-har-signert = Alle underskriftene er på plass.
moete-om-referatet = Om møtet i referatet
moete-aapningen = Ved opninga
moete-aapningen-hjelp = Det som blir sagt etter «Møtet vart sett», til dømes at begge partar var representerte.
moete-naar-til-stede = Når dei var til stades
moete-kom-kl = { $navn } kom
moete-gikk-kl = { $navn } gjekk
moete-vis-alle-tider = Vis alle
moete-neste-moete = Neste møte
moete-referat-sendes = Referatet blir sendt innan
moete-merknadsfrist = Merknader må meldast innan
moete-arkivsaksnr-referat = Arkivsaksnr. for referatet
moete-merknader = Merknader til referatet
moete-ny-merknad = Ny merknad
moete-merknaden = Merknaden
moete-merknad-naar = { DATO($dato) }
moete-merknad-lagt-til = Merknaden frå { $hvem } er lagd til.
moete-dokumenter = Dokument
moete-sider =
    { $antall ->
        [one] éi side
       *[other] { $antall } sider
    }
moete-aapne = Opne
moete-lagre-som = Lagre som …
moete-lagret-som = Lagra som { $sti }
moete-kontroller = Kontroller
moete-kontroll-usignert = Ikkje signert
moete-kontroll-hel = Heil og uendra
moete-kontroll-hel_med_tillegg = Heil, med tillegg etter underskrifta
moete-kontroll-endret = Endra etter underskrifta
moete-kontroll-skadet = Skadd
