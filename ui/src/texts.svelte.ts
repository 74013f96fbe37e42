import {
  FluentBundle,
  FluentNumber,
  FluentResource,
  type FluentFunction,
  type FluentValue,
  type FluentVariable,
} from '@fluent/bundle'
import { clock, dateInWords, dayAndMonth, grouped, shortDate, weekday, type Lang } from './dates'

export type { Lang }

/** The terms of the field, which Rust reads too, and what only the window says. */
const sources = {
  nb: import.meta.glob<string>('../../assets/locales/{ord,ui,moete}.nb.ftl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
  nn: import.meta.glob<string>('../../assets/locales/{ord,ui,moete}.nn.ftl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
}

/** The same functions as in Rust (`texts::functions`). With `uten: "år"` the year is left out. */
const functions = (lang: Lang): Record<string, FluentFunction> => ({
  DATO: ([iso], how) => (how['uten'] ? dayAndMonth : dateInWords)(plain(iso)),
  DATOKORT: ([iso]) => shortDate(plain(iso)),
  UKEDAG: ([iso], how) =>
    `${weekday(plain(iso), lang)} ${(how['uten'] ? dayAndMonth : dateInWords)(plain(iso))}`,
  KL: ([time]) => clock(plain(time)),
  TALL: ([n]) => grouped(Number(plain(n))),
  NUMBER: ([n], options) => new FluentNumber(Number(plain(n)), options as Intl.NumberFormatOptions),
})

const plain = (value: FluentValue | undefined) => String(value?.valueOf() ?? '')

function read(lang: Lang): FluentBundle {
  const bundle = new FluentBundle(lang, {
    // Otherwise invisible direction marks land in every text.
    useIsolating: false,
    functions: functions(lang),
  })
  // A text written in two files is refused by a test, not by a window that stays empty.
  for (const [file, source] of Object.entries(sources[lang])) {
    const faults = bundle.addResource(new FluentResource(source), { allowOverrides: true })
    if (faults.length) throw new Error(`${file}: ${faults[0]}`)
  }
  return bundle
}

/** A language is read when it is first spoken. */
const bundles: Partial<Record<Lang, FluentBundle>> = {}
const bundle = (lang: Lang) => (bundles[lang] ??= read(lang))

/** The language the program speaks; each document has its own. */
export const language = $state<{ now: Lang }>({ now: 'nb' })

/** The text of an id in the program's language. Reads reactively: a switch of language is seen at once. */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  return inLanguage(language.now, id, args)
}

/** The text of an id in a given language, such as a document's. */
export function inLanguage(lang: Lang, id: string, args?: Record<string, FluentVariable>): string {
  const message = bundle(lang).getMessage(id)
  if (!message?.value) throw new Error(`no text ${id} in ${lang}`)
  const faults: Error[] = []
  const text = bundle(lang).formatPattern(message.value, args, faults)
  if (faults[0]) throw new Error(`text ${id}: ${faults[0].message}`)
  return text
}
