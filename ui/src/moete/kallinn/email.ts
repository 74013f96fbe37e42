/** The e-mail that the innkalling goes out with, in the målform of the body, ready to be copied. */
import type { Moeteinnhold } from '../../bindings'
import { inLanguage } from '../../texts.svelte'

export type Email = { subject: string; body: string }

/** Exempt titles and the names of those who cannot come stay out of an e-mail: it says when, where and what. */
export function email({ utvalg, moete, saker, referent }: Moeteinnhold): Email {
  const lang = utvalg.maalform
  const say = (id: string, args?: Record<string, string>) => inLanguage(lang, id, args)
  const items = saker
    .filter(({ moetesak }) => !moetesak.under)
    .map(({ nummer, moetesak }) => {
      const { skjerming } = moetesak
      const hidden = skjerming?.omfang === 'hele'
      const title = skjerming?.offentlig_tittel ?? (hidden ? '*******' : moetesak.tittel)
      return `${nummer}  ${title}`
    })
  const lines = [
    say('moete-epost-hilsen'),
    '',
    say('moete-epost-innkalling', { utvalg: utvalg.navn, dato: moete.dato, kl: moete.start }),
    say('moete-epost-sted', { sted: moete.sted }),
    ...(moete.lenke ? [say('moete-epost-lenke', { lenke: moete.lenke })] : []),
    '',
    say('moete-epost-saker'),
    ...items,
    '',
    say('moete-epost-forfall', { til: utvalg.forfall_til }),
    '',
    say('moete-epost-slutt'),
    ...(referent ? [referent.navn] : []),
  ]
  return {
    subject: say('moete-epost-emne', { utvalg: utvalg.kortnavn ?? utvalg.navn, dato: moete.dato }),
    body: lines.join('\n'),
  }
}
