# Det bare vinduet sier. Fagord står i ord.*.ftl, feil i feil.*.ftl, dokumentenes tekster i dok.*.ftl.

## Rammen
hovedmeny = Hovedmeny
oversikt = Oversikt
moeter = Møter
saker = Saker
utvalg = Utvalg
oppfoelging = Oppfølging
dokumenter = Dokumenter
oppsett = Oppsett
moete = Møte
sak = Sak
ikke-lagret = Ikke lagret ennå: { $hvorfor } Det prøves igjen.
lagret-kl = Lagret { $kl }
alt-er-lagret = Alt er lagret
hurtigtaster = Hurtigtaster
lukk = Lukk
avbryt = Avbryt
proev-igjen = Prøv igjen
ingenting-aa-gjoere-om = Det er ingenting å gjøre om.
ingenting-aa-angre = Det er ingenting å angre.

## Taster
tast-finn = Finn sak, person, vedtak eller oppgave
tast-angre = Angre det siste du gjorde
tast-gjoer-om = Gjør om det du angret
tast-ut = Gå ett steg ut
tast-tilbake = Gå tilbake
tast-hjelp = Vis hurtigtastene

## Finn
finn = Finn
finn-hva = Finn sak, person, vedtak eller oppgave
treff = Treff
ingen-treff = Ingenting funnet for «{ $tekst }».
treff-side = Side
treff-sak = Sak
treff-moetesak = Behandlet
treff-person = Person
treff-oppfoelging = Oppgave

## Felt
dato-form = dd.mm.åååå
dato-finnes-ikke = Datoen finnes ikke: { $maaned } { $aar } har { $dager } dager.
maaned-finnes-ikke = Måned { $maaned } finnes ikke. Skriv dag, måned og år, for eksempel 24.9.2026.
ikke-en-dato = Dette er ikke en dato. Skriv dag, måned og år, for eksempel 24.9.2026.
dato-mangler = Datoen mangler.
klokkeslett-form = tt.mm
ikke-et-klokkeslett = Dette er ikke et klokkeslett. Skriv for eksempel 9.00.

## Felles
navn = Navn
kortnavn = Kortnavn
dato = Dato
fra = Fra
til = Til
fra-kl = Fra kl.
til-kl = Til kl.
frist = Frist
tilstand = Tilstand
status = Status
ansvarlig = Ansvarlig
part = Part
hvem = Hvem
hvor = Hvor
vara = Vara
tittel = Tittel
nr = Nr.
aar = År
vis = Vis
alle = Alle
alle-utvalg = Alle utvalg
legg-til = Legg til
opprett = Opprett
endre = Endre
fjern = Fjern
fjern-hva = Fjern { $hva }
fjernet = Fjernet: { $hva }
angre = Angre
historikk = Historikk
felt = Felt
naar = Når
ingen-endringer = Feltet er ikke endret.
handlinger = Handlinger
maalform = Målform
ikke-et-tall = Skriv et helt tall fra { $min } til { $max }.
uoff = u.off.
unntatt = Unntatt offentlighet
unntatt-hva = Unntatt offentlighet: { $hva }
den-dato = { DATOKORT($dato) }
til-dato = til { DATOKORT($dato) }
dato-og-kl = { DATOKORT($dato) } kl. { KL($kl) }
i-dag = i dag
i-morgen = i morgen
i-gaar = i går
om-dager = om { $dager } dager
for-dager-siden = for { $dager } dager siden

## Oversikt
i-dag-er = I dag er det { $dag }.
naermest-i-tid = Frister
ingen-frister = Ingen frister de nærmeste ukene.
frist-setning-saker = Saker til { $utvalg } skal være meldt
frist-setning-saksframlegg = Saksframlegg til { $utvalg } skal være klare
frist-setning-innkalling = Innkalling til { $utvalg } skal ut
frist-setning-forfall = Forfall til { $utvalg } skal være meldt
frist-setning-referat = Referat fra { $utvalg } skal ut
frist-setning-merknader = Merknader til referat fra { $utvalg } skal være kommet
neste-moeter = Neste møter
ingen-moeter-planlagt = Ingen møter er planlagt.
oppfoelging-naa = Oppfølging som haster
ingen-oppgaver-naa = Ingenting er forsinket eller har frist de neste 30 dagene.
uten-frist = Uten frist
referater-som-venter = Referater som venter
referat-rad = { $utvalg } { DATOKORT($dato) }
ingen-referater-venter = Ingen referater venter.
ledige-plasser = Ledige plasser
antall-ledige = { $antall } ledige
ingen-ledige = Alle plasser er besatt.
skifter = Skifter som kommer
skifte-sekretariat = Sekretariatet for { $utvalg } skifter
skifte-slutt = { $utvalg } avsluttes
aarshjul-for = Årshjul { $aar }
moete-den = { $utvalg }, møte { DATO($dato) }

## Møter
nytt-moete = Nytt møte
planlegg = Planlegg
planlegg-foerste = Planlegg det første møtet
ingen-moeter = Ingen møter er planlagt ennå. Et møte får de faste sakene til utvalget sitt av seg selv.
ingen-moeter-i-utvalget = Utvalget har ingen møter i planen.
som-liste = Liste
som-aarshjul = Årshjul
foerst-et-utvalg = Møter og oppgaver hører til et utvalg. Begynn med å sette opp utvalgene.
sett-opp-utvalg = Sett opp utvalg
kommende-moeter = Kommende møter
tidligere-moeter = Tidligere møter
moetenr = Møtenr.
moetested = Møtested
moeteform = Møteform
moeteart = Møtetype
felles-med = Felles med
neste-frist = Neste frist
frist-saker = Saker meldes
frist-saksframlegg = Saksframlegg
frist-innkalling = Innkalling
frist-forfall = Forfall
frist-referat = Referat sendes
frist-merknader = Merknader til referat
frist-ekstraordinaert = Ekstraordinær innkalling

## Saker
ny-sak = Ny sak
registrer = Registrer
registrer-foerste = Registrer den første saken
ingen-saker = Ingen saker er registrert ennå. En sak lever til den er lukket, gjennom alle utvalg som behandler den.
soek-i-saker = Søk i saker
soek-eksempel = Saksnummer, tittel, navn eller ord som er sagt
aapne-saker = Åpne saker
antall-saker = { $vist } av { $alle } saker
ingen-saker-passer = Ingen saker passer med søket og filtrene.
vis-alle-saker = Vis alle saker
bare-de-foerste = Bare de første { $antall } vises. Skriv mer for å finne færre.
sagt-i-moeter = Sagt og vedtatt i møter
saksnr = Saksnr.
sakstype = Sakstype
meldt-av = Meldt av
meldt-dato = Meldt dato
utvalg-hittil = Utvalg hittil
neste-steg = Neste steg
saksansvarlig = Saksansvarlig
forberedes-for = Forberedes for
ikke-bestemt = Ikke bestemt
arkivsaksnr = Arkivsaksnr.
opplysninger = Om saken
saksgang = Saksgang
ikke-behandlet-enda = Saken er ikke satt på en saksliste ennå.
saksframlegg = Saksframlegg
saksframlegg-forslag = Forslag til vedtak
saksframlegg-bakgrunn = Bakgrunn
saksframlegg-saksopplysninger = Saksopplysninger
saksframlegg-vurdering = Vurdering
saksframlegg-konsekvenser = Økonomiske og administrative konsekvenser
saksframlegg-konklusjon = Konklusjon
forankring = Forankring
forankring-lead = Hvor saken er forankret hos hver part før den blir avgjort.
hvor-hjelp = For eksempel helseledernettverket eller ledermøtet i helseforetaket.
skjerming = Skjerming
hjemmel = Hjemmel
hjemmel-hjelp = For eksempel offl. § 13 jf. fvl. § 13 første ledd nr. 1. Skjermingen gjelder når hjemmelen er skrevet.
skjermingsomfang = Hva som er unntatt
offentlig-tittel = Offentlig tittel
offentlig-tittel-hjelp = Står i den offentlige versjonen. Uten den vises *******.
skjermet-til = Skjermet til
vedlegg = Vedlegg
nytt-vedlegg = Nytt vedlegg
ingen-vedlegg = Saken har ingen vedlegg.
unntatt-vedlegg-hjelp = Vedlegget nevnes ikke i offentlige versjoner.

## Utvalg
nytt-utvalg = Nytt utvalg
andre-utvalg = Utvalg
utvalgsart = Slags utvalg
plasser = Plasser
plass = Plass
ledige = Ledige
ledig = Ledig
neste-moete = Neste møte
kortnavn-hjelp = For eksempel SSU. Brukes i lister.
under-utvalg = Ligger under
ingen-over = Ingen
underutvalg = Underutvalg:
paa-denne-siden = På denne siden
myndighet = Myndighet
mandat = Mandat
mandat-hint = Skriv eller lim inn mandatet.
regler = Regler
regler-lead = En regel er av, varsler eller stopper. Kilden er stiftelsesdokumentet den kommer fra: S0 og S1 Helse Fonna, S2 Østfold, S3 Sør-Rogaland, S4 Bergen.
regel = Regel
kilde = Kilde
haandheving = Håndheving
regel-kommer = Bare notert
alle-regler = Vis alle { $antall } regler
bare-regler-i-bruk = Vis bare regler i bruk
saksgang-i-moetet = Avgjørelser og referat
beslutningsform = Utvalget avgjør ved
godkjenningsmaate = Referatet godkjennes
protokollrett = Protokolltilførsel kan gis av
sekretariat = Sekretariat
sekretariat-skifter = Skifter hvert … år
neste-skifte = Neste skifte
brukt-foer = Siste løpenummer brukt
brukt-foer-hjelp = Det siste utvalget brukte før Møtebok, for eksempel 20 hvis neste sak er 21.
brukt-foer-aar = Brukt i året
nummerering = Nummerering
moenster = Mønster
moenster-hjelp = {"{"}seq{"}"} er løpenummeret, {"{"}seq:3{"}"} det samme med tre sifre, {"{"}yy{"}"} og {"{"}yyyy{"}"} året.
neste-nummer = Neste nummer:
utsatt-nummer = En utsatt sak
frister = Frister
frister-lead = Regnet i dager fra møtedagen. Faller fristen på en fridag, gjelder siste arbeidsdag før.
dager-foer = dager før møtet
dager-etter = dager etter møtet
papirer = Papirene
papirer-lead = Dette gjentas i hver innkalling og hvert referat.
utseende = Utseende
utseende-lead = Avsender, farge, skrift og logo på alle papirene. Endringer ses straks på prøvearket.
utseende-gjelder = Gjelder for
utseende-alle = Alle utvalg i { $navn }
utseende-utvalget = Bare dette utvalget
utseende-proeveark = Prøveark: medlemslisten slik papirene ser ut nå
som-vanlig = Som vanlig
som-helsefellesskapet = Som helsefellesskapet ellers
avsender = Avsender
avsender-hjelp = Står nederst på første side. Én linje for hver opplysning.
referanse = Vår referanse
referanse-hjelp = Står øverst i innkallinger og referater.
skrift = Skrift
farge = Farge
farge-143255 = Mørk blå
farge-005a3c = Mørk grønn
farge-7a1f3d = Burgunder
farge-00565f = Petrol
farge-4b2a7b = Fiolett
farge-30363d = Grafitt
farge-egen = Egen farge …
farge-kode = Fargekode
farge-hjelp = For eksempel #143255. Den må være mørk nok til å leses.
ark = Ark
logo = Logo
logo-hjelp = En PNG-, JPEG- eller SVG-fil. Den står øverst på første side.
logo-er-der = Logoen står øverst på første side.
logo-velg = Velg bilde …
logo-bytt = Velg et annet bilde …
logo-fjern = Fjern logoen
til-hvem = Innkallingen går til
kopi-til = Kopi til
forfall-meldes-til = Forfall meldes til
stedsnavn = Sted over underskriftene
stedsnavn-hjelp = For eksempel Solvik.
parter = Parter
parter-lead = De selvstendige partene i samarbeidet. En tilrådning går til hver av dem.
ny-part = Ny part
ingen-parter = Ingen registrert
part-hjelp = Slik navnet skal stå i papirene, for eksempel Elvestad kommune.
ny-plass = Ny plass
ingen-plasser = Utvalget har ingen plasser ennå.
betegnelse = Hva slags plass
betegnelse-hjelp = For eksempel kommunaldirektør eller klinikksjef.
rettighet = Rettigheter
rolle = Rolle
periode = Periode
periode-fra = fra { DATOKORT($fra) }
periode-fra-til = { DATOKORT($fra) }–{ DATOKORT($til) }
oppnevn = Oppnevn
plass-nr = { $plass }, nr. { $nr }
plass-med = { $plass }, { $navn }
oppnevn-til = Oppnevn til { $plass }
oppnevnes-som = Oppnevnes som
endre-plassen = Endre plassen { $plass }
plassens-part = Plassen tilhører
ikke-en-bestemt-part = Ingen bestemt part
plassen-fra = Plassen finnes fra
plassen-til = Plassen finnes til
teller-i-paritet = Teller når sidene skal være like mange
sitter-til = { $navn } sitter til
tidligere-innehavere = Tidligere:
fjern-plassen = Fjern plassen
plassen-er-fjernet = Plassen { $plass } er fjernet.
kjent-person = Personen finnes fra før.
ny-person = Velg en som finnes, eller skriv et nytt navn.
stilling = Stilling
stilling-hjelp = Slik den skal stå i referatet, for eksempel kommunaldirektør, Vestvoll.
til-hjelp = Kan stå tomt.
personer = Personer
personer-lead = Alle som sitter, møter eller har møtt.
ingen-personer = Ingen personer er registrert. De registreres når du oppnevner dem til en plass.
til-utvalgene = Gå til utvalgene
epost = E-post
telefon = Telefon
kontakt-hjelp = E-post og telefon er bare for sekretariatet og kommer aldri i dokumenter eller eksport.

## Oppfølging
oppgave = Oppgave
ny-oppgave = Ny oppgave
ingen-oppgaver = Ingen oppgaver er registrert. De kommer fra vedtakene i møtene, eller du legger dem til her.
ingen-aapne-oppgaver = Ingen åpne oppgaver.
aapne-oppgaver = Åpne
grupper-etter = Grupper etter
etter-frist = Etter frist
etter-ansvarlig = Etter ansvarlig
uten-ansvarlig = Uten ansvarlig
forsinket = Forsinket
siden-moetet = Siden møtet
status-for = Status for { $oppgave }
oppgave-fra = Oppgave fra sak { $sak } i { $utvalg }
fjern-oppgaven = Fjern oppgaven

## Dokumenter
dokument = Dokument
filnavn = Filnavn
sider = Sider
laget = Laget
fingeravtrykk = SHA-256
aapne = Åpne
lagre-som = Lagre som
kontroller = Kontroller
gjoer-med = { $hva }: { $fil }
lagret-som = Lagret som { $fil }
kontroller-fil = Kontroller en fil …
ingen-dokumenter = Ingen dokumenter er laget ennå. Innkalling og referat lages på møtets egen side.
til-moetene = Gå til møtene
kontrollert-usignert = Dokumentet er ikke signert.
kontrollert-hel = Dokumentet er signert og uendret.
kontrollert-hel_med_tillegg = Dokumentet er signert. Det har fått tillegg etterpå som ikke endrer det som ble signert.
kontrollert-endret = Dokumentet er endret etter at det ble signert.
kontrollert-skadet = Dokumentet er skadet og kan ikke leses.

## Oppsett
deg = Deg
navnet-ditt = Navnet ditt
navnet-ditt-hjelp = Står ved det du endrer, så andre ser hvem som har gjort hva.
programmets-maalform = Programmets målform
programmets-maalform-hjelp = Hvert utvalg har sin egen målform i papirene.
datamappen = Datamappen
sky-varsel = Datamappen ligger i { $tjeneste }. Slike tjenester kan skade en database som er i bruk. Flytt mappen til et sted som bare er på denne maskinen.
sikkerhetskopier = Sikkerhetskopier
sikkerhetskopier-lead = Programmet tar kopier av seg selv, ved oppstart og hver dag.
ingen-kopier = Ingen kopier er tatt ennå.
tatt = Tatt
stoerrelse = Størrelse
kilobyte = { $kb } kB
ta-i-bruk = Ta i bruk
ta-i-bruk-kopi = Ta i bruk kopien fra { DATOKORT($dato) } kl. { KL($kl) }
ta-i-bruk-nyeste = Ta i bruk kopien { $navn }
ta-i-bruk-hva-skjer = Alt blir slik det var da kopien ble tatt. Det som er der nå, legges til side i datamappen og slettes ikke.
kopi-er-tatt-i-bruk = Kopien er tatt i bruk.
vis-alle-kopier = Vis alle { $antall }
vis-faerre = Vis færre
eksport-og-import = Eksport og import
eksport-og-import-lead = Alt i én fil som andre programmer kan lese.
eksporter = Eksporter …
importer = Importer …
eksportert = Eksportert til { $fil }
importert = Importert: { $utvalg } utvalg, { $saker } saker og { $moeter } møter.
versjon = Møtebok { $versjon }

## Start
velkommen = Velkommen til Møtebok
velkommen-lead = Velg hva du vil begynne med. Alt kan endres etterpå.
begynn-med = Begynn med
begynn = Begynn
eget-utvalg = Ett eget utvalg
eget-utvalg-lead = Et tomt utvalg du setter opp selv.
hent-fra-fil = Hent fra en eksportfil …
kan-ikke-aapne = Møtebok kan ikke åpne dataene

## Delt mappe
delt-mappe = Delt mappe
delt-mappe-lead = Del alt med kollegene gjennom en vanlig mappe på fellesområdet, i OneDrive eller et annet sted dere begge når. Innholdet ligger kryptert, og du kan arbeide uten nett.
skriv-navnet-foerst = Skriv navnet ditt øverst på siden, så kollegene ser hvem du er.
bli-med = Bli med i en delt mappe
lag-delt-mappe = Lag en delt mappe
lag-delt-mappe-hva-skjer = Velg en tom mappe som kollegene også når. Alt som er i Møtebok på denne maskinen, blir delt der. Du blir administrator og inviterer de andre etterpå.
mappen = Mappen
velg-mappe = Velg mappe
ingen-mappe-valgt = Ingen mappe er valgt.
delingspassord = Passord for den delte mappen
delingspassord-hjelp = Minst 12 tegn, gjerne noen ord etter hverandre. Det trengs bare når en administrator skal ha med en maskin til. Skriv det ned og gjem det godt.
bli-med-passord-hjelp = For en administrator som skal ha med en maskin til.
passordet-igjen = Passordet en gang til
passordene-er-ulike = Passordene er ikke like.
noekkelpassord = Passord for nøkkelen på denne maskinen
noekkelpassord-hjelp = Maskinen har ingen nøkkelring. Du skriver passordet hver gang Møtebok starter og skal dele.
laas-opp = Lås opp
bli-med-med = Bli med
med-kode = Med en kode
med-passord = Med passordet
koden = Koden
koden-hjelp = Fire grupper med fire tegn, som administratoren leser opp.
delingen-er-laast = Delingen venter på passordet ditt
ser-i-mappen = Ser i den delte mappen …
delt-underveis = Deler …
delt-kl = Delt { KL($kl) }
synk-naa = Synk nå
sett-sist = Sett i mappen
ikke-sendt = Ikke sendt ennå
venter-paa-mer = Venter på mer
bunker = { $antall ->
    [one] Én bunke endringer
   *[other] { $antall } bunker endringer
 }
ikke-sendte-vedlegg = Vedlegg som ikke er sendt
skadde-filer = Skadde filer
skadde-filer-antall = { $antall ->
    [one] Én fil er skadet eller ikke kommet helt fram. Den blir skrevet på nytt.
   *[other] { $antall } filer er skadet eller ikke kommet helt fram. De blir skrevet på nytt.
 }
proev-gjenoppretting = Prøv gjenoppretting
proev-gjenoppretting-hjelp = Henter alt tilbake fra mappen på et eget sted, sammenligner og sletter prøven. Ingenting blir endret.
proever-gjenoppretting = Prøver å hente alt tilbake …
lag-mappen-paa-nytt = Lag mappen på nytt
slutt-aa-dele = Slutt å dele
slutt-aa-dele-hva-skjer = Denne maskinen er ikke lenger med. Alt som er her, blir her, og alt som ligger i mappen, blir der. Du kan bli med igjen.
maskinene = Maskinene som er med
maskin = Maskin
delingsrolle = Kan
delingsrolle-hjelp = En administrator kan også invitere og stenge ute.
delingsrolle-leser = Lese
delingsrolle-sekretaer = Lese og skrive
delingsrolle-administrator = Administrere
hoert-fra-sist = Hørt fra sist
ikke-med = Ikke med
denne-maskinen = Denne maskinen
steng-ute = Steng ute
steng-ute-enhet = Steng ute { $person } ({ $maskin })
steng-ute-hva-skjer = Det som er skrevet til nå, kan maskinen fortsatt lese; ingen nøkkel kan tas tilbake. Det som skrives fra nå av, kan den ikke lese. Den som satt der, kan kjenne passordet, så mappen må få et nytt.
nytt-delingspassord = Nytt passord for den delte mappen
er-stengt-ute = { $person } er stengt ute
er-stengt-ute-kan-lese = { $maskin } får ikke noe nytt fra nå av. Det { $person } har lest til nå ({ $antall ->
    [one] én bunke endringer
   *[other] { $antall } bunker endringer
 }), kan fortsatt leses der.
tilside = { $antall ->
    [one] Én bunke endringer
   *[other] { $antall } bunker endringer
 } fra { $person } er ikke tatt inn, for maskinen er ikke med eller kan bare lese.
ta-inn-likevel = Ta inn likevel
ukjent = en ukjent maskin
inviter = Inviter en kollega
lag-kode = Lag kode
gjelder-i-dager = Koden gjelder i dager
les-opp-koden = Les opp koden
les-opp-koden-hjelp = Ring { $person } og les opp koden. Den gjelder én gang, til { DATOKORT($dato) }, og vises bare nå.
invitert-til = { $person } er invitert ({ $rolle }) til { DATOKORT($dato) } og har ikke blitt med ennå.
trekk-invitasjonen = Trekk invitasjonen
trekk-invitasjonen-til = Trekk invitasjonen til { $person }

## To versjoner
felt-med-to-versjoner = { $antall ->
    [one] Ett felt har to versjoner
   *[other] { $antall } felt har to versjoner
 }
to-versjoner = To versjoner
to-versjoner-lead = Skrevet på to maskiner uten at noen hadde sett den andres. Begge er tatt vare på; velg den som skal gjelde.
versjon-vist-av = vises nå, skrevet av { $hvem } { DATOKORT($dato) } kl. { KL($kl) }
versjon-av = skrevet av { $hvem } { DATOKORT($dato) } kl. { KL($kl) }
behold-versjonen = Behold denne
behold-versjonen-av = Behold denne: «{ $verdi }» fra { $hvem }
samme-nummer = Samme saksnummer to ganger
samme-nummer-lead = To maskiner har satt samme nummer uten at noen hadde sett den andres. Ingen av dem endres av seg selv, for de kan være skrevet ut.
bruk-nummeret = Bruk { $nummer }
bruk-nummeret-paa = Bruk { $nummer } på «{ $tittel }»
overlat-arbeidet = Overlat arbeidet til en etterfølger
overlat = Overlat
overlat-hva-skjer = Etterfølgeren får hele arkivet og fører numrene i utvalgene fra nå av. Du kan fortsatt lese og skrive.
etterfoelger = Etterfølger
en-som-ikke-er-med = En som ikke er med ennå
overlatt-til = Overlatt til { $person }
overlatt-numre = { $antall ->
    [one] { $person } fører nå numrene i { $hvilke }.
   *[other] { $person } fører nå numrene i { $antall } utvalg: { $hvilke }.
 }
overlatt-ingen-numre = Ingen utvalg hadde numre å overlate til { $person }.
overlatt-kode = Ring { $person } og les opp koden. Når { $person } blir med i mappen med den, kommer hele arkivet dit. Koden gjelder én gang, til { DATOKORT($dato) }, og vises bare nå.
overlatt-arkiv = { $person } er med i den delte mappen og har hele arkivet.
overlatt-usendt = { $antall ->
    [one] Én bunke endringer er ikke sendt ennå. La programmet stå på til den er det.
   *[other] { $antall } bunker endringer er ikke sendt ennå. La programmet stå på til de er det.
 }
foerer-numrene = Fører numrene
foerer-numrene-hjelp = Når flere deler arkivet, lager én av dem innkallingene, så ingen numre blir brukt to ganger.
ingen-bestemt = Ingen bestemt
har-moetet-aapent = { $hvem } har også møtet åpent
skriver-i-sak = { $hvem } skriver i { $sak }
skriver-her = { $hvem } skriver her
