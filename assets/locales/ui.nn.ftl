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
angret = Angra: { $hva }
ingenting-aa-angre = Det er ingenting å angre.

## Tastar
tast-finn = Finn sak, person, vedtak eller oppgåve
tast-angre = Angre det siste du gjorde
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
