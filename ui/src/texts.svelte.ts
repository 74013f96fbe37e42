import {
  FluentBundle,
  FluentNumber,
  FluentResource,
  type FluentFunction,
  type FluentVariable,
} from '@fluent/bundle'
import { atClock, dateInWords, grouped, shortDate, weekdayAndDate, type Lang } from './dates'

export type { Lang }

/** The files that Rust reads too: terms, faults, documents, and what only the window says. */
const sources = {
  nb: import.meta.glob<string>('../../assets/locales/*.nb.ftl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
  nn: import.meta.glob<string>('../../assets/locales/*.nn.ftl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
}

const written =
  (write: (value: string) => string): FluentFunction =>
  ([value]) =>
    write(String(value?.valueOf() ?? ''))

function read(lang: Lang): FluentBundle {
  const bundle = new FluentBundle(lang, {
    // Otherwise invisible direction marks land in every text.
    useIsolating: false,
    functions: {
      DATO: written(dateInWords),
      DATOKORT: written(shortDate),
      DATOLANG: written((iso) => weekdayAndDate(iso, lang)),
      KL: written(atClock),
      TALL: ([n]) => grouped(Number(n?.valueOf())),
      NUMBER: ([n], options) => new FluentNumber(Number(n?.valueOf()), options as Intl.NumberFormatOptions),
    },
  })
  for (const [file, source] of Object.entries(sources[lang])) {
    const faults = bundle.addResource(new FluentResource(source))
    if (faults.length) throw new Error(`${file}: ${faults[0]}`)
  }
  return bundle
}

const bundles = { nb: read('nb'), nn: read('nn') }

/** The language the program speaks; each document has its own. */
export const language = $state<{ now: Lang }>({ now: 'nb' })

/** The text of an id in the program's language. Reads reactively: a switch of language is seen at once. */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  const bundle = bundles[language.now]
  const message = bundle.getMessage(id)
  if (!message?.value) throw new Error(`no text ${id} in ${language.now}`)
  const faults: Error[] = []
  const text = bundle.formatPattern(message.value, args, faults)
  if (faults[0]) throw new Error(`text ${id}: ${faults[0].message}`)
  return text
}

/** True when the id has a text; for codes that come from Rust. */
export function hasText(id: string): boolean {
  return bundles[language.now].hasMessage(id)
}
