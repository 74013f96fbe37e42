# Siden for ett møte.

## Hodet og de fire stegene
moete-sidetittel = Møte i { $utvalg }
moete-naar = { UKEDAG($dato) } kl. { KL($kl) }
moete-nummer = Møte { $nummer }
moete-referatet = Referat: { $tilstand }
moete-steg = Stegene i møtet
moete-steg-forbered = Forbered
moete-steg-kall_inn = Kall inn
moete-steg-gjennomfoer = Gjennomfør
moete-steg-referat = Referat
moete-tast-neste-steg = Neste steg i møtet
moete-tast-forrige-steg = Forrige steg i møtet
moete-vis-del = Vis del av siden
moete-mangler = Mangler
moete-mangler-antall =
    { $antall ->
        [one] Én ting mangler
       *[other] { $antall } ting mangler
    }
moete-mangler-flere = og { $antall } til
moete-mangler-kort = Mangler
moete-vara-for = Vara for { $navn }

moete-kl = kl. { KL($kl) }

## Sakliste
moete-sakliste = Saksliste
moete-sakliste-tom = Sakslisten er tom. Legg til den første saken.
moete-saken = Saken
moete-papiret = Papiret
moete-flytt-opp = Flytt saken opp
moete-flytt-ned = Flytt saken ned
moete-fast = Fast
moete-fast-tip = Fylt inn av seg selv
moete-fra = Fra { $utvalg }
moete-fra-tip = Kom hit av seg selv fra en tidligere behandling
moete-kommer-fra = Kommer fra { $utvalg } { DATO($dato) }.
moete-uoff = U.off.
moete-selvfylt = Fylt inn
moete-legg-til-sak = Legg til sak
moete-legg-til-hint = Tittel, eller en sak som venter
moete-ny-sak = Ny sak med saksframlegg
moete-fri-sak = Bare til dette møtet
moete-legg-til = Legg til
moete-legg-til-vedlegg = Legg til vedlegg
moete-legg-til-melding = Legg til referatsak
moete-legg-til-pause = Legg til pause
moete-legg-til-eventuelt = Legg til under eventuelt
moete-legg-til-oppgave = Legg til oppgave
moete-legg-til-forslag = Legg til forslaget
moete-legg-til-rettelse = Legg til rettelsen
moete-legg-til-merknad = Legg til merknaden
moete-fjern = Fjern { $hva }

## Forbered: saken
moete-aapne-saken = Åpne saken i registeret
moete-tittel = Tittel
moete-type = Sakstype
moete-innleder = Innleder
moete-planlagt = Planlagt kl.
moete-vedleggsnr = Vedlegg på sakslisten
moete-vedleggsnr-hjelp = Slik det skal stå, for eksempel 3, 4.
moete-skjerming = Skjerming
moete-hjemmel = Hjemmel
moete-aapen-sak = Åpen sak, ingen skjerming
moete-annen-hjemmel = Annen hjemmel
moete-hjemmel-personlig = personlige forhold
moete-hjemmel-drift = drifts- og forretningsforhold
moete-hjemmel-internt = internt dokument
moete-hjemmel-utenfra = råd innhentet utenfra
moete-hjemmel-forhandling = forhandlingsposisjon
moete-hjemmel-lovbrudd = kan lette lovbrudd
moete-hjemmel-tilsetting = ansettelsessak
moete-omfang = Omfang
moete-skjermet-til = Skjermet til og med
moete-offentlig-tittel = Offentlig tittel
moete-offentlig-tittel-hele = Uten offentlig tittel står det ******* i den offentlige versjonen.
moete-offentlig-tittel-tekst = Uten offentlig tittel brukes tittelen som den er.
moete-saksframlegg = Saksframlegg
moete-saksframlegg-forslag = Forslag til vedtak
moete-saksframlegg-bakgrunn = Bakgrunn
moete-saksframlegg-saksopplysninger = Saksopplysninger
moete-saksframlegg-vurdering = Vurdering
moete-saksframlegg-konsekvenser = Økonomiske og administrative konsekvenser
moete-saksframlegg-konklusjon = Konklusjon
moete-vedlegg = Vedlegg
moete-nytt-vedlegg = Tittel på nytt vedlegg
moete-unntatt = Unntatt
moete-referatsaker = Referatsaker
moete-ny-melding = Ny referatsak
moete-ta-av = Ta av sakslisten
moete-trekk = Trekk saken
moete-trekk-grunn = Hvorfor saken trekkes
moete-utsett = Utsett saken
moete-utsett-til = Utsatt til møtet
moete-utsett-hjelp = Uten dato venter saken på neste sakliste.
moete-tatt-av = { $sak } er tatt av.

## Tekst
moete-tekst-strong = Halvfet
moete-tekst-em = Kursiv
moete-tekst-numbers = Nummererte punkter
moete-tekst-bullets = Punkter
moete-tekst-ikke-lagret = Ikke lagret ennå: { $hvorfor } Det du skriver, er tatt vare på her og prøves igjen.

## Papiret
moete-papir-art = Hvilket papir
moete-papir-innkalling = Innkalling
moete-papir-offentlig_innkalling = Offentlig
moete-papir-referat = Referat
moete-papir-offentlig_referat = Offentlig
moete-papir-signert_referat = Signert
moete-side-av = Side { $side } av { $sider }
moete-side-av-kort = { $side } av { $sider }
moete-side-ikke-tegnet = Siden kunne ikke tegnes.
moete-mindre = Mindre
moete-stoerre = Større
moete-bredt = Bredt papir
moete-les-som-tekst = Les som tekst
moete-tekst = Tekst

## Kall inn
moete-hvem-kalles = Hvem som kalles inn
moete-innkallingen = Innkallingen
moete-side-kommune = Kommunene
moete-side-helseforetak = Helseforetaket
moete-side-andre = Andre medlemmer og observatører
moete-side-sekretariat = Sekretariat og inviterte
moete-likevekt = { $kommune } fra kommunene, { $helseforetak } fra helseforetaket
moete-ledige =
    { $antall ->
        [one] Ledig plass: { $hvilke }
       *[other] { $antall } ledige plasser: { $hvilke }
    }
moete-forfall = Forfall
moete-meld-forfall-for = Meld forfall for { $navn }
moete-kommer-likevel = Kommer likevel
moete-kommer-likevel-navn = { $navn } kommer likevel
moete-kall-vara = Kall inn vara:
moete-ingen-vara = Ingen vararepresentant er oppnevnt.
moete-inviter-noen = Inviter noen
moete-inviter = Inviter
moete-navn = Navn
moete-stilling = Stilling
moete-som = Som
moete-som-gjest = Invitert gjest
moete-som-sekretariat = Fra sekretariatet
moete-om-moetet = Om møtet
moete-dato = Dato
moete-start = Fra kl.
moete-slutt = Til kl.
moete-tid-merknad = Merknad til tiden
moete-form = Møteform
moete-moetenr = Møtenr.
moete-sted = Møtested
moete-lenke = Lenke for dem som møter digitalt
moete-lenke-hjelp = Står i e-posten, aldri på papiret.
moete-moeteleder = Møteleder
moete-referent = Referent
moete-ingen-valgt = Ikke valgt
moete-arkivsaksnr = Arkivsaksnr.
moete-planlagte-pauser = Planlagte pauser
moete-pause = Pause
moete-pause-kl = Pausen begynner kl.
moete-pause-tekst = Pausen heter
moete-frister = Frister
moete-frist-saker = Saker meldes
moete-frist-saksframlegg = Saksframlegg er klare
moete-frist-innkalling = Innkallingen sendes
moete-frist-forfall = Forfall meldes
moete-frist-referat = Referatet sendes ut
moete-frist-merknader = Merknader til referatet
moete-gjort = Gjort
moete-lag-innkalling = Lag innkalling
moete-lag-ny-innkalling = Lag innkallingen på nytt
moete-innkalt-naar = Innkallingen er laget { DATO($dato) } kl. { KL($kl) }. Saksnumrene står fast.
moete-innkalling-laget = Innkallingen er laget, og saksnumrene står fast.
moete-aapne-papir = Åpne { $navn }
moete-uten-innehaver = Uten innehaver, kalles ikke inn: { $hvilke }.
moete-kort-varsel = Hvorfor varselet er kort
moete-kort-varsel-hjelp = Grunnen står i innkallingen og i referatet.
moete-numrene = Saksnumrene som fastsettes
moete-mottakere =
    { $antall ->
        [one] Én mottaker: { $hvem }.
       *[other] { $antall } mottakere: { $hvem }.
    }
moete-epost = E-post til mottakerne
moete-epost-emnefelt = Emne
moete-epost-tekst = Tekst
moete-epost-emne = Innkalling til møte i { $utvalg } { DATO($dato) }
moete-epost-hilsen = Hei!
moete-epost-innkalling = Det innkalles til møte i { $utvalg } { UKEDAG($dato) } kl. { KL($kl) }.
moete-epost-sted = Sted: { $sted }
moete-epost-lenke = Lenke: { $lenke }
moete-epost-saker = Saksliste:
moete-epost-forfall = Innkallingen med saksdokumenter er vedlagt. Forfall meldes til { $til }.
moete-epost-slutt = Med vennlig hilsen
moete-kopier = Kopier teksten
moete-kopiert = Teksten er kopiert.
moete-merket = Teksten er merket. Trykk Ctrl+C for å kopiere den.

## Gjennomfør
moete-rommet = Til stede
moete-klokken = Kl.
moete-klokken-holdt = gjelder neste handling
moete-klokken-naa = Bruk tiden nå
moete-opprop = Opprop: ta bort haken ved dem som ikke er kommet. De kan komme senere.
moete-sett-moetet = Sett møtet
moete-ta-opp-neste = Ta opp sak { $nummer }
moete-ta-opp = Ta opp saken
moete-ta-opp-igjen = Ta opp saken igjen
moete-ta-pause = Pause
moete-fortsett = Fortsett møtet
moete-hev = Hev møtet
moete-hevet-kl = Møtet ble hevet kl. { KL($kl) }.
moete-til-referatet = Gå til referatet
moete-er-hevet = Møtet er hevet.
moete-angre = Angre
moete-ikke-innkalt = Innkallingen er ikke laget ennå. Møtet kan settes når den er laget.
moete-i-pause = Møtet har pause.
moete-er-lukket = Dørene er lukket. Observatører og inviterte er ute.
moete-begynte = Begynte kl. { KL($kl) }
moete-lukket-kl = Lukket kl. { KL($kl) }
moete-aapnet-kl = Åpnet kl. { KL($kl) }
moete-unntatt-etter = Unntatt offentlighet: { $hjemmel }
moete-lukk-doerene = Lukk dørene
moete-aapne-doerene = Åpne dørene
moete-ny-under-eventuelt = Ny sak under eventuelt
moete-minutter = { $antall } min
moete-stadium-done = Ferdig
moete-stadium-now = Nå
moete-stadium-next = Neste
moete-stadium-later = Gjenstår
moete-behandling = Behandling
moete-behandling-hint = Det som blir sagt og gjort. Den som kommer, går eller er inhabil, skrives inn av seg selv.
moete-vedtak = Vedtak
moete-oppsummering = Oppsummering eller vedtak
moete-vedtak-hint = Slik det skal stå i referatet.
moete-forslag = Forslag
moete-forslag-i-saksframlegget = I saksframlegget
moete-nytt-forslag = Nytt forslag
moete-bruk-forslaget = Bruk forslaget som vedtak
moete-bruk-som-vedtak = Bruk som vedtak
moete-forslag-fra = Fra { $hvem }
moete-forslag-av = Hvem foreslår
moete-forslag-tekst = Forslaget
moete-forslag-status = Forslaget fra { $hvem } er
moete-konklusjon = Konklusjon
moete-utfall = Utfall
moete-gaar-videre = Går videre til
moete-gaar-ikke-videre = Går ikke videre
moete-videre-dato = Møtet der
moete-svarfrist = Partene svarer innen
moete-svarfrist-hjelp = Det blir én oppgave per part.
moete-konsensus = Konsensus
moete-avslutt-saken = Avslutt saken
moete-votering = Votering
moete-ikke-konsensus = Ikke konsensus
moete-annet-utvalg = et annet utvalg
moete-endre = Endre
moete-ikke-konsensus-forklart = Ingen av partene er bundet. Skriv hva hver side mener, det følger saken.
moete-hvem = Hvem ({ $nummer })
moete-standpunkt = Standpunkt ({ $nummer })
moete-flere-standpunkt = Ett standpunkt til
moete-registrer-uenighet = Registrer at det ikke ble konsensus
moete-protokolltilfoersler = Protokolltilførsel
moete-ny-protokolltilfoersel = Ny protokolltilførsel
moete-protokolltilfoersel-fra = protokolltilførselen fra { $hvem }
moete-fra-hvem = Fra
moete-ordrett = Ordrett
moete-foer-inn = Før inn
moete-velg-person = Velg
moete-rettelser = Rettelser i referatet
moete-ny-rettelse = Ny rettelse
moete-rettet-sak = Sak som rettes
moete-papekt-av = Påpekt av
moete-rettelsen = Hva som skal stå
moete-habilitet = Habilitet
moete-hvem-habilitet = Hvem
moete-utvalget-fant = Utvalget fant
moete-habilitet-grunn = Forholdet
moete-habilitet-grunn-hjelp = Slutten på setningen «… fordi hun leder styringsgruppen i prosjektet».
moete-inhabil-fratrer = Inhabil, fratrer nå
moete-inhabil-ute = Ute, inhabil
moete-fratraadte = Fratrådte kl. { KL($kl) }.
moete-tiltraadte = Tiltrådte kl. { KL($kl) }.
moete-tiltrer = Tiltrer igjen
moete-oppfoelging = Oppfølging
moete-aapne-oppgaver = Åpne oppgaver
moete-oppgave = Oppgave
moete-ny-oppgave = Ny oppgave
moete-ansvarlig = Ansvarlig
moete-frist = Frist
moete-ansvarlig-for = Ansvarlig for { $oppgave }
moete-frist-for = Frist for { $oppgave }
moete-status-for = Status for { $oppgave }
moete-medlemmer-her =
    { $antall ->
        [one] Ett medlem til stede
       *[other] { $antall } medlemmer til stede
    }
moete-siden = Fra kl. { KL($kl) }
moete-ikke-kommet = Ikke kommet
moete-mistet-samband = Mistet sambandet
moete-mistet-samband-navn = { $navn } mistet sambandet
moete-habilitet-navn = Habiliteten til { $navn }
moete-vara-inn = Vara: { $navn }
moete-tast-inn-ut = inn eller ut
moete-tast-samband = mistet sambandet

## Taster i møtet
moete-tast-neste = Ta opp neste sak
moete-tast-konsensus = Avslutt saken med konsensus
moete-tast-behandling = Gå til behandlingen
moete-tast-vedtak = Gå til vedtaket
moete-tast-forslag = Bruk forslaget som vedtak
moete-tast-nytt-forslag = Nytt forslag
moete-tast-uenighet = Ikke konsensus
moete-tast-oppgave = Ny oppgave
moete-tast-innfoering = Ny protokolltilførsel
moete-tast-tilstede = Gå til dem som er til stede
moete-tast-habilitet = Habilitet
moete-tast-klokke = Sett klokken for neste handling
moete-tast-lukk = Lukk eller åpne dørene
moete-tast-pause = Ta pause eller fortsett
moete-tast-sakliste = Gå til sakslisten
moete-tast-eventuelt = Ny sak under eventuelt
moete-tast-kort-neste = neste sak
moete-tast-kort-behandling = behandling
moete-tast-kort-forslag = bruk forslaget
moete-tast-kort-vedtak = vedtak
moete-tast-kort-konsensus = konsensus
moete-tast-kort-oppgave = oppgave
moete-tast-kort-tilstede = til stede
moete-tast-kort-klokke = klokken
moete-tast-kort-habilitet = habilitet
moete-tast-kort-alle = alle taster

## Referat
moete-referatets-tekst = Teksten
moete-sak-for-sak = Sak for sak
moete-referatets-vei = Referatets vei
moete-referat-begynner = Referatet begynner når møtet blir satt.
moete-versjon = Versjon { $versjon }
moete-referat-til-hos_moeteleder = Send til møteleder
moete-referat-til-sendt_ut = Merk som sendt ut
moete-referat-til-godkjent = Merk som godkjent
moete-referat-til-publisert = Merk som publisert
moete-referat-til-arkivert = Merk som arkivert
moete-referat-seal = Forsegle referatet
moete-referat-sign = Signer referatet
moete-referat-publish = Lag offentlig versjon
moete-offentlig-laget = Den offentlige versjonen er laget.
moete-forsegle-betyr = Forseglingen låser teksten i referatet for godt. Papiret lages slik det står nå, med plass til underskrifter.
moete-forsegle-etter = Etterpå endres referatet bare ved en ny versjon med en synlig merknad.
moete-forsegle-mangler =
    { $antall ->
        [one] Én ting mangler før referatet kan forsegles:
       *[other] { $antall } ting mangler før referatet kan forsegles:
    }
moete-er-forseglet = Referatet er forseglet.
moete-ny-versjon = Ny versjon
moete-ny-versjon-betyr = Den forseglede versjonen blir stående. Den nye begynner som utkast med samme tekst.
moete-ny-versjon-hvorfor = Hvorfor det blir en ny versjon
moete-underskriver = Hvem som signerer
moete-nokkelfil = Nøkkelfil (.p12)
moete-nokkelfil-hjelp = Filen leses bare nå og blir ikke lagret i programmet.
moete-velg-fil = Velg fil …
moete-passord = Passordet til nøkkelfilen
moete-er-signert = Referatet er signert.
moete-ikke-signert = Referatet er ikke signert.
moete-alle-har-signert = Alle underskriftene er på plass.
moete-om-referatet = Om møtet i referatet
moete-aapningen = Ved åpningen
moete-aapningen-hjelp = Det som sies etter «Møtet ble satt», for eksempel at begge parter var representert.
moete-naar-til-stede = Når de var til stede
moete-kom-kl = { $navn } kom
moete-gikk-kl = { $navn } gikk
moete-vis-alle-tider = Vis alle
moete-neste-moete = Neste møte
moete-referat-sendes = Referatet sendes innen
moete-merknadsfrist = Merknader meldes innen
moete-arkivsaksnr-referat = Arkivsaksnr. for referatet
moete-merknader = Merknader til referatet
moete-ny-merknad = Ny merknad
moete-merknaden = Merknaden
moete-merknad-naar = { DATO($dato) }
moete-merknad-lagt-til = Merknaden fra { $hvem } er lagt til.
moete-dokumenter = Dokumenter
moete-sider =
    { $antall ->
        [one] én side
       *[other] { $antall } sider
    }
moete-aapne = Åpne
moete-lagre-som = Lagre som …
moete-lagret-som = Lagret som { $sti }
moete-kontroller = Kontroller
moete-kontroll-usignert = Ikke signert
moete-kontroll-hel = Hel og uendret
moete-kontroll-hel_med_tillegg = Hel, med tillegg etter underskriften
moete-kontroll-endret = Endret etter underskriften
moete-kontroll-skadet = Skadet
