# Det berre vindauget seier. Fagord står i ord.*.ftl, feil i feil.*.ftl, tekstene i dokumenta i dok.*.ftl.

## Ramma
hovedmeny = Hovudmeny
oversikt = Oversyn
moeter = Møte
saker = Saker
utvalg = Utval
oppfoelging = Oppfølging
dokumenter = Dokument
oppsett = Oppsett
moete = Møte
sak = Sak
ikke-lagret = Ikkje lagra enno: { $hvorfor } Det blir prøvd igjen.
lagret-kl = Lagra { $kl }
alt-er-lagret = Alt er lagra
hurtigtaster = Snøggtastar
lukk = Lukk
avbryt = Avbryt
proev-igjen = Prøv på nytt
ingenting-aa-gjoere-om = Det er ingenting å gjere om.
ingenting-aa-angre = Det er ingenting å angre.

## Tastar
tast-finn = Finn sak, person, vedtak eller oppgåve
tast-angre = Angre det siste du gjorde
tast-gjoer-om = Gjer om det du angra
tast-ut = Gå eitt steg ut
tast-tilbake = Gå tilbake
tast-hjelp = Vis snøggtastane

## Finn
finn = Finn
finn-hva = Finn sak, person, vedtak eller oppgåve
treff = Treff
ingen-treff = Fann ingenting for «{ $tekst }».
treff-side = Side
treff-sak = Sak
treff-moetesak = Handsama
treff-person = Person
treff-oppfoelging = Oppgåve

## Felt
dato-form = dd.mm.åååå
dato-finnes-ikke = Datoen finst ikkje: { $maaned } { $aar } har { $dager } dagar.
maaned-finnes-ikke = Månad { $maaned } finst ikkje. Skriv dag, månad og år, til dømes 24.9.2026.
ikke-en-dato = Dette er ikkje ein dato. Skriv dag, månad og år, til dømes 24.9.2026.
dato-mangler = Datoen manglar.
klokkeslett-form = tt.mm
ikke-et-klokkeslett = Dette er ikkje eit klokkeslett. Skriv til dømes 9.00.

## Felles
navn = Namn
kortnavn = Kortnamn
dato = Dato
fra = Frå
til = Til
fra-kl = Frå kl.
til-kl = Til kl.
frist = Frist
tilstand = Tilstand
status = Status
ansvarlig = Ansvarleg
part = Part
hvem = Kven
hvor = Kvar
vara = Vara
tittel = Tittel
nr = Nr.
aar = År
vis = Vis
alle = Alle
alle-utvalg = Alle utval
legg-til = Legg til
opprett = Opprett
endre = Endre
fjern = Fjern
fjern-hva = Fjern { $hva }
fjernet = Fjerna: { $hva }
angre = Angre
historikk = Historikk
felt = Felt
naar = Når
ingen-endringer = Feltet er ikkje endra.
handlinger = Handlingar
maalform = Målform
ikke-et-tall = Skriv eit heilt tal frå { $min } til { $max }.
uoff = u.off.
unntatt = Unnateke offentlegheit
unntatt-hva = Unnateke offentlegheit: { $hva }
den-dato = { DATOKORT($dato) }
til-dato = til { DATOKORT($dato) }
dato-og-kl = { DATOKORT($dato) } kl. { KL($kl) }
i-dag = i dag
i-morgen = i morgon
i-gaar = i går
om-dager = om { $dager } dagar
for-dager-siden = for { $dager } dagar sidan

## Oversyn
i-dag-er = I dag er det { $dag }.
naermest-i-tid = Fristar
ingen-frister = Ingen fristar dei næraste vekene.
frist-setning-saker = Saker til { $utvalg } skal vere melde
frist-setning-saksframlegg = Saksframlegg til { $utvalg } skal vere klare
frist-setning-innkalling = Innkalling til { $utvalg } skal ut
frist-setning-forfall = Forfall til { $utvalg } skal vere meldt
frist-setning-referat = Referat frå { $utvalg } skal ut
frist-setning-merknader = Merknader til referat frå { $utvalg } skal vere komne
neste-moeter = Neste møte
ingen-moeter-planlagt = Ingen møte er planlagde.
oppfoelging-naa = Oppfølging som hastar
ingen-oppgaver-naa = Ingenting er forseinka eller har frist dei neste 30 dagane.
uten-frist = Utan frist
referater-som-venter = Referat som ventar
referat-rad = { $utvalg } { DATOKORT($dato) }
ingen-referater-venter = Ingen referat ventar.
ledige-plasser = Ledige plassar
antall-ledige = { $antall } ledige
ingen-ledige = Alle plassar er fylte.
skifter = Skifte som kjem
skifte-sekretariat = Sekretariatet for { $utvalg } skifter
skifte-slutt = { $utvalg } blir avslutta
aarshjul-for = Årshjul { $aar }
moete-den = { $utvalg }, møte { DATO($dato) }

## Møte
nytt-moete = Nytt møte
planlegg = Planlegg
planlegg-foerste = Planlegg det første møtet
ingen-moeter = Ingen møte er planlagde enno. Eit møte får dei faste sakene til utvalet sitt av seg sjølv.
ingen-moeter-i-utvalget = Utvalet har ingen møte i planen.
som-liste = Liste
som-aarshjul = Årshjul
foerst-et-utvalg = Møte og oppgåver høyrer til eit utval. Begynn med å setje opp utvala.
sett-opp-utvalg = Set opp utval
kommende-moeter = Komande møte
tidligere-moeter = Tidlegare møte
moetenr = Møtenr.
moetested = Møtestad
moeteform = Møteform
moeteart = Møtetype
felles-med = Felles med
neste-frist = Neste frist
frist-saker = Saker blir melde
frist-saksframlegg = Saksframlegg
frist-innkalling = Innkalling
frist-forfall = Forfall
frist-referat = Referat blir sendt
frist-merknader = Merknader til referat
frist-ekstraordinaert = Ekstraordinær innkalling

## Saker
ny-sak = Ny sak
registrer = Registrer
registrer-foerste = Registrer den første saka
ingen-saker = Ingen saker er registrerte enno. Ei sak lever til ho er lukka, gjennom alle utval som handsamar henne.
soek-i-saker = Søk i saker
soek-eksempel = Saksnummer, tittel, namn eller ord som er sagde
aapne-saker = Opne saker
antall-saker = { $vist } av { $alle } saker
ingen-saker-passer = Ingen saker passar med søket og filtra.
vis-alle-saker = Vis alle saker
bare-de-foerste = Berre dei første { $antall } er viste. Skriv meir for å finne færre.
sagt-i-moeter = Sagt og vedteke i møte
saksnr = Saksnr.
sakstype = Sakstype
meldt-av = Meldt av
meldt-dato = Meldt dato
utvalg-hittil = Utval hittil
neste-steg = Neste steg
saksansvarlig = Saksansvarleg
forberedes-for = Blir førebudd for
ikke-bestemt = Ikkje avgjort
arkivsaksnr = Arkivsaksnr.
opplysninger = Om saka
saksgang = Saksgang
ikke-behandlet-enda = Saka er ikkje sett på ei sakliste enno.
saksframlegg = Saksframlegg
saksframlegg-forslag = Framlegg til vedtak
saksframlegg-bakgrunn = Bakgrunn
saksframlegg-saksopplysninger = Saksutgreiing
saksframlegg-vurdering = Vurdering
saksframlegg-konsekvenser = Økonomiske og administrative konsekvensar
saksframlegg-konklusjon = Konklusjon
forankring = Forankring
forankring-lead = Kvar saka er forankra hos kvar part før ho blir avgjord.
hvor-hjelp = Til dømes helseleiarnettverket eller leiarmøtet i helseføretaket.
skjerming = Skjerming
hjemmel = Heimel
hjemmel-hjelp = Til dømes offl. § 13 jf. fvl. § 13 første ledd nr. 1. Skjerminga gjeld når heimelen er skriven.
skjermingsomfang = Kva som er unnateke
offentlig-tittel = Offentleg tittel
offentlig-tittel-hjelp = Står i den offentlege versjonen. Utan han blir ******* vist.
skjermet-til = Skjerma til
vedlegg = Vedlegg
nytt-vedlegg = Nytt vedlegg
ingen-vedlegg = Saka har ingen vedlegg.
unntatt-vedlegg-hjelp = Vedlegget blir ikkje nemnt i offentlege versjonar.

## Utval
nytt-utvalg = Nytt utval
andre-utvalg = Utval
utvalgsart = Slags utval
plasser = Plassar
plass = Plass
ledige = Ledige
ledig = Ledig
neste-moete = Neste møte
kortnavn-hjelp = Til dømes SSU. Blir brukt i lister.
under-utvalg = Ligg under
ingen-over = Ingen
underutvalg = Underutval:
paa-denne-siden = På denne sida
myndighet = Mynde
mandat = Mandat
mandat-hint = Skriv eller lim inn mandatet.
regler = Reglar
regler-lead = Ein regel er av, varslar eller stoppar. Kjelda er skipingsdokumentet han kjem frå: S0 og S1 Helse Fonna, S2 Østfold, S3 Sør-Rogaland, S4 Bergen.
regel = Regel
kilde = Kjelde
haandheving = Handheving
regel-kommer = Berre notert
alle-regler = Vis alle { $antall } reglar
bare-regler-i-bruk = Vis berre reglar i bruk
saksgang-i-moetet = Avgjerder og referat
beslutningsform = Utvalet avgjer ved
godkjenningsmaate = Referatet blir godkjent
protokollrett = Protokolltilførsel kan givast av
sekretariat = Sekretariat
sekretariat-skifter = Skifter kvart … år
neste-skifte = Neste skifte
brukt-foer = Siste løpenummer brukt
brukt-foer-hjelp = Det siste utvalet brukte før Møtebok, til dømes 20 dersom neste sak er 21.
brukt-foer-aar = Brukt i året
nummerering = Nummerering
moenster = Mønster
moenster-hjelp = {"{"}seq{"}"} er løpenummeret, {"{"}seq:3{"}"} det same med tre siffer, {"{"}yy{"}"} og {"{"}yyyy{"}"} året.
neste-nummer = Neste nummer:
utsatt-nummer = Ei utsett sak
frister = Fristar
frister-lead = Rekna i dagar frå møtedagen. Fell fristen på ein fridag, gjeld siste arbeidsdag før.
dager-foer = dagar før møtet
dager-etter = dagar etter møtet
papirer = Papira
papirer-lead = Dette blir teke opp att i kvar innkalling og kvart referat.
utseende = Utsjånad
utseende-lead = Avsendar, farge, skrift og logo på alle papira. Endringar viser straks på prøvearket.
utseende-gjelder = Gjeld for
utseende-alle = Alle utval i { $navn }
utseende-utvalget = Berre dette utvalet
utseende-proeveark = Prøveark: medlemslista slik papira ser ut no
som-vanlig = Som vanleg
som-helsefellesskapet = Som helsefellesskapet elles
avsender = Avsendar
avsender-hjelp = Står nedst på første side. Éi linje for kvar opplysning.
referanse = Vår referanse
referanse-hjelp = Står øvst i innkallingar og referat.
skrift = Skrift
farge = Farge
farge-143255 = Mørk blå
farge-005a3c = Mørk grøn
farge-7a1f3d = Burgunder
farge-00565f = Petrol
farge-4b2a7b = Fiolett
farge-30363d = Grafitt
farge-egen = Eigen farge …
farge-kode = Fargekode
farge-hjelp = Til dømes #143255. Han må vere mørk nok til å lesast.
ark = Ark
logo = Logo
logo-hjelp = Ei PNG-, JPEG- eller SVG-fil. Ho står øvst på første side.
logo-er-der = Logoen står øvst på første side.
logo-velg = Vel bilete …
logo-bytt = Vel eit anna bilete …
logo-fjern = Fjern logoen
til-hvem = Innkallinga går til
kopi-til = Kopi til
forfall-meldes-til = Forfall skal meldast til
stedsnavn = Stad over underskriftene
stedsnavn-hjelp = Til dømes Solvik.
parter = Partar
parter-lead = Dei sjølvstendige partane i samarbeidet. Ei tilråding går til kvar av dei.
ny-part = Ny part
ingen-parter = Ingen registrerte
part-hjelp = Slik namnet skal stå i papira, til dømes Elvestad kommune.
ny-plass = Ny plass
ingen-plasser = Utvalet har ingen plassar enno.
betegnelse = Kva slags plass
betegnelse-hjelp = Til dømes kommunaldirektør eller klinikksjef.
rettighet = Rettar
rolle = Rolle
periode = Periode
periode-fra = frå { DATOKORT($fra) }
periode-fra-til = { DATOKORT($fra) }–{ DATOKORT($til) }
oppnevn = Oppnemn
plass-nr = { $plass }, nr. { $nr }
plass-med = { $plass }, { $navn }
oppnevn-til = Oppnemn til { $plass }
oppnevnes-som = Blir oppnemnd som
endre-plassen = Endre plassen { $plass }
plassens-part = Plassen høyrer til
ikke-en-bestemt-part = Ingen bestemt part
plassen-fra = Plassen finst frå
plassen-til = Plassen finst til
teller-i-paritet = Tel når sidene skal vere like mange
sitter-til = { $navn } sit til
tidligere-innehavere = Tidlegare:
fjern-plassen = Fjern plassen
plassen-er-fjernet = Plassen { $plass } er fjerna.
kjent-person = Personen finst frå før.
ny-person = Vel ein som finst, eller skriv eit nytt namn.
stilling = Stilling
stilling-hjelp = Slik ho skal stå i referatet, til dømes kommunaldirektør, Vestvoll.
til-hjelp = Kan stå tomt.
personer = Personar
personer-lead = Alle som sit, møter eller har møtt.
ingen-personer = Ingen personar er registrerte. Dei blir registrerte når du oppnemner dei til ein plass.
til-utvalgene = Gå til utvala
epost = E-post
telefon = Telefon
kontakt-hjelp = E-post og telefon er berre for sekretariatet og kjem aldri i dokument eller eksport.

## Oppfølging
oppgave = Oppgåve
ny-oppgave = Ny oppgåve
ingen-oppgaver = Ingen oppgåver er registrerte. Dei kjem frå vedtaka i møta, eller du legg dei til her.
ingen-aapne-oppgaver = Ingen opne oppgåver.
aapne-oppgaver = Opne
grupper-etter = Grupper etter
etter-frist = Etter frist
etter-ansvarlig = Etter ansvarleg
uten-ansvarlig = Utan ansvarleg
forsinket = Forseinka
siden-moetet = Sidan møtet
status-for = Status for { $oppgave }
oppgave-fra = Oppgåve frå sak { $sak } i { $utvalg }
fjern-oppgaven = Fjern oppgåva

## Dokument
dokument = Dokument
filnavn = Filnamn
sider = Sider
laget = Laga
fingeravtrykk = SHA-256
aapne = Opne
lagre-som = Lagre som
kontroller = Kontroller
gjoer-med = { $hva }: { $fil }
lagret-som = Lagra som { $fil }
kontroller-fil = Kontroller ei fil …
ingen-dokumenter = Ingen dokument er laga enno. Innkalling og referat blir laga på sida til møtet.
til-moetene = Gå til møta
kontrollert-usignert = Dokumentet er ikkje signert.
kontrollert-hel = Dokumentet er signert og uendra.
kontrollert-hel_med_tillegg = Dokumentet er signert. Det har fått tillegg etterpå som ikkje endrar det som vart signert.
kontrollert-endret = Dokumentet er endra etter at det vart signert.
kontrollert-skadet = Dokumentet er skadd og kan ikkje lesast.

## Oppsett
deg = Deg
navnet-ditt = Namnet ditt
navnet-ditt-hjelp = Står ved det du endrar, så andre ser kven som har gjort kva.
programmets-maalform = Målforma til programmet
programmets-maalform-hjelp = Kvart utval har si eiga målform i papira.
datamappen = Datamappa
sky-varsel = Datamappa ligg i { $tjeneste }. Slike tenester kan skade ein database som er i bruk. Flytt mappa til ein stad som berre er på denne maskina.
sikkerhetskopier = Sikkerheitskopiar
sikkerhetskopier-lead = Programmet tek kopiar av seg sjølv, ved oppstart og kvar dag.
ingen-kopier = Ingen kopiar er tekne enno.
tatt = Teken
stoerrelse = Storleik
kilobyte = { $kb } kB
ta-i-bruk = Ta i bruk
ta-i-bruk-kopi = Ta i bruk kopien frå { DATOKORT($dato) } kl. { KL($kl) }
ta-i-bruk-nyeste = Ta i bruk kopien { $navn }
ta-i-bruk-hva-skjer = Alt blir slik det var då kopien vart teken. Det som er der no, blir lagt til side i datamappa og blir ikkje sletta.
kopi-er-tatt-i-bruk = Kopien er teken i bruk.
vis-alle-kopier = Vis alle { $antall }
vis-faerre = Vis færre
eksport-og-import = Eksport og import
eksport-og-import-lead = Alt i éi fil som andre program kan lese.
eksporter = Eksporter …
importer = Importer …
eksportert = Eksportert til { $fil }
importert = Importert: { $utvalg } utval, { $saker } saker og { $moeter } møte.
versjon = Møtebok { $versjon }

## Start
velkommen = Velkomen til Møtebok
velkommen-lead = Vel kva du vil begynne med. Alt kan endrast etterpå.
begynn-med = Begynn med
begynn = Begynn
eget-utvalg = Eitt eige utval
eget-utvalg-lead = Eit tomt utval du set opp sjølv.
hent-fra-fil = Hent frå ei eksportfil …
kan-ikke-aapne = Møtebok kan ikkje opne dataa

## Delt mappe
delt-mappe = Delt mappe
delt-mappe-lead = Del alt med kollegaene gjennom ei vanleg mappe på fellesområdet, i OneDrive eller ein annan stad de begge når. Innhaldet ligg kryptert, og du kan arbeide utan nett.
skriv-navnet-foerst = Skriv namnet ditt øvst på sida, så kollegaene ser kven du er.
bli-med = Bli med i ei delt mappe
lag-delt-mappe = Lag ei delt mappe
lag-delt-mappe-hva-skjer = Vel ei tom mappe som kollegaene òg når. Alt som er i Møtebok på denne maskina, blir delt der. Du blir administrator og inviterer dei andre etterpå.
mappen = Mappa
velg-mappe = Vel mappe
ingen-mappe-valgt = Inga mappe er vald.
delingspassord = Passord for den delte mappa
delingspassord-hjelp = Minst 12 teikn, gjerne nokre ord etter kvarandre. Det trengst berre når ein administrator skal ha med ei maskin til. Skriv det ned og gøym det godt.
bli-med-passord-hjelp = For ein administrator som skal ha med ei maskin til.
passordet-igjen = Passordet ein gong til
passordene-er-ulike = Passorda er ikkje like.
noekkelpassord = Passord for nøkkelen på denne maskina
noekkelpassord-hjelp = Maskina har ingen nøkkelring. Du skriv passordet kvar gong Møtebok startar og skal dele.
laas-opp = Lås opp
bli-med-med = Bli med
med-kode = Med ein kode
med-passord = Med passordet
koden = Koden
koden-hjelp = Fire grupper med fire teikn, som administratoren les opp.
delingen-er-laast = Delinga ventar på passordet ditt
ser-i-mappen = Ser i den delte mappa …
delt-underveis = Deler …
delt-kl = Delt { KL($kl) }
synk-naa = Synk no
sett-sist = Sett i mappa
ikke-sendt = Ikkje sendt enno
venter-paa-mer = Ventar på meir
bunker = { $antall ->
    [one] Éin bunke endringar
   *[other] { $antall } bunkar endringar
 }
ikke-sendte-vedlegg = Vedlegg som ikkje er sende
skadde-filer = Skadde filer
skadde-filer-antall = { $antall ->
    [one] Éi fil er skadd eller ikkje komen heilt fram. Ho blir skriven på nytt.
   *[other] { $antall } filer er skadde eller ikkje komne heilt fram. Dei blir skrivne på nytt.
 }
proev-gjenoppretting = Prøv gjenoppretting
proev-gjenoppretting-hjelp = Hentar alt tilbake frå mappa på ein eigen stad, samanliknar og slettar prøva. Ingenting blir endra.
proever-gjenoppretting = Prøver å hente alt tilbake …
lag-mappen-paa-nytt = Lag mappa på nytt
slutt-aa-dele = Slutt å dele
slutt-aa-dele-hva-skjer = Denne maskina er ikkje lenger med. Alt som er her, blir her, og alt som ligg i mappa, blir der. Du kan bli med igjen.
maskinene = Maskinene som er med
maskin = Maskin
delingsrolle = Kan
delingsrolle-hjelp = Ein administrator kan òg invitere og stengje ute.
delingsrolle-leser = Lese
delingsrolle-sekretaer = Lese og skrive
delingsrolle-administrator = Administrere
hoert-fra-sist = Høyrt frå sist
ikke-med = Ikkje med
denne-maskinen = Denne maskina
steng-ute = Steng ute
steng-ute-enhet = Steng ute { $person } ({ $maskin })
steng-ute-hva-skjer = Det som er skrive til no, kan maskina framleis lese; ingen nøkkel kan takast tilbake. Det som blir skrive frå no av, kan ho ikkje lese. Den som sat der, kan kjenne passordet, så mappa må få eit nytt.
nytt-delingspassord = Nytt passord for den delte mappa
er-stengt-ute = { $person } er stengd ute
er-stengt-ute-kan-lese = { $maskin } får ikkje noko nytt frå no av. Det { $person } har lese til no ({ $antall ->
    [one] éin bunke endringar
   *[other] { $antall } bunkar endringar
 }), kan framleis lesast der.
tilside = { $antall ->
    [one] Éin bunke endringar
   *[other] { $antall } bunkar endringar
 } frå { $person } er ikkje tekne inn, for maskina er ikkje med eller kan berre lese.
ta-inn-likevel = Ta inn likevel
ukjent = ei ukjend maskin
inviter = Inviter ein kollega
lag-kode = Lag kode
gjelder-i-dager = Koden gjeld i dagar
les-opp-koden = Les opp koden
les-opp-koden-hjelp = Ring { $person } og les opp koden. Han gjeld éin gong, til { DATOKORT($dato) }, og blir berre vist no.
invitert-til = { $person } er invitert ({ $rolle }) til { DATOKORT($dato) } og har ikkje vorte med enno.
trekk-invitasjonen = Trekk invitasjonen
trekk-invitasjonen-til = Trekk invitasjonen til { $person }

## To versjonar
felt-med-to-versjoner = { $antall ->
    [one] Eitt felt har to versjonar
   *[other] { $antall } felt har to versjonar
 }
to-versjoner = To versjonar
to-versjoner-lead = Skrive på to maskiner utan at nokon hadde sett det den andre skreiv. Begge er tekne vare på; vel den som skal gjelde.
versjon-vist-av = blir vist no, skriven av { $hvem } { DATOKORT($dato) } kl. { KL($kl) }
versjon-av = skriven av { $hvem } { DATOKORT($dato) } kl. { KL($kl) }
behold-versjonen = Behald denne
behold-versjonen-av = Behald denne: «{ $verdi }» frå { $hvem }
samme-nummer = Same saksnummer to gonger
samme-nummer-lead = To maskiner har sett same nummer utan at nokon hadde sett det andre. Ingen av dei blir endra av seg sjølv, for dei kan vere skrivne ut.
bruk-nummeret = Bruk { $nummer }
bruk-nummeret-paa = Bruk { $nummer } på «{ $tittel }»
overlat-arbeidet = Overlat arbeidet til ein etterfølgjar
overlat = Overlat
overlat-hva-skjer = Etterfølgjaren får heile arkivet og fører numra i utvala frå no av. Du kan framleis lese og skrive.
etterfoelger = Etterfølgjar
en-som-ikke-er-med = Ein som ikkje er med enno
overlatt-til = Overlate til { $person }
overlatt-numre = { $antall ->
    [one] { $person } fører no numra i { $hvilke }.
   *[other] { $person } fører no numra i { $antall } utval: { $hvilke }.
 }
overlatt-ingen-numre = Ingen utval hadde nummer å overlate til { $person }.
overlatt-kode = Ring { $person } og les opp koden. Når { $person } blir med i mappa med han, kjem heile arkivet dit. Koden gjeld éin gong, til { DATOKORT($dato) }, og blir berre vist no.
overlatt-arkiv = { $person } er med i den delte mappa og har heile arkivet.
overlatt-usendt = { $antall ->
    [one] Éi bunke endringar er ikkje send enno. Lat programmet stå på til ho er det.
   *[other] { $antall } bunker endringar er ikkje sende enno. Lat programmet stå på til dei er det.
 }
foerer-numrene = Fører numra
foerer-numrene-hjelp = Når fleire deler arkivet, lagar éin av dei innkallingane, så ingen nummer blir brukte to gonger.
ingen-bestemt = Ingen bestemt
har-moetet-aapent = { $hvem } har òg møtet ope
skriver-i-sak = { $hvem } skriv i { $sak }
skriver-her = { $hvem } skriv her
