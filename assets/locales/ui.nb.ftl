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
angret = Angret: { $hva }
ingenting-aa-angre = Det er ingenting å angre.

## Taster
tast-finn = Finn sak, person, vedtak eller oppgave
tast-angre = Angre det siste du gjorde
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
