/**
 * Dates and times of day as Norwegians write and read them. A date is an ISO string (`2026-11-24`), a time
 * `09:00`: local wall time without a zone, as in Rust. No Intl here: the same words must stand on paper,
 * and Rust writes them by the same rules.
 */

export type Lang = 'nb' | 'nn'

const months = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
]
const weekdays = {
  nb: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
  nn: ['sundag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'],
}

type Parts = { year: number; month: number; day: number }

function parts(iso: string): Parts | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : undefined
}

/** `2026-11-24` → «24. november 2026», day and month kept together. Anything else comes back as it was. */
export function dateInWords(iso: string): string {
  const p = parts(iso)
  return p ? `${dayAndMonth(iso)} ${p.year}` : iso
}

/** `2026-11-24` → «24. november», where the year is plain from what stands before. */
export function dayAndMonth(iso: string): string {
  const p = parts(iso)
  return p ? `${p.day}.\u00a0${months[p.month - 1]}` : iso
}

/** `2026-11-24` → «24.11.2026». */
export function shortDate(iso: string): string {
  const p = parts(iso)
  return p ? `${two(p.day)}.${two(p.month)}.${p.year}` : iso
}

/** `2026-11-24` → «tirsdag», in nynorsk «tysdag». */
export function weekday(iso: string, lang: Lang): string {
  const p = parts(iso)
  return p ? (weekdays[lang][new Date(Date.UTC(p.year, p.month - 1, p.day)).getUTCDay()] ?? '') : ''
}

/** `2026-11-24` → «tirsdag 24. november 2026». */
export function weekdayAndDate(iso: string, lang: Lang): string {
  return `${weekday(iso, lang)} ${dateInWords(iso)}`
}

/** `09:00` or `2026-11-24T09:00:00` → «09.00». */
export function clock(time: string): string {
  const found = /(?:^|T)(\d{2}):(\d{2})/.exec(time)
  return found ? `${found[1]}.${found[2]}` : time
}

/** 450000 → «450 000», with spaces that do not break. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
}

/** Name of the month, 1 for january. */
export function monthName(month: number): string {
  return months[month - 1] ?? ''
}

/** Days in a month of a year, leap years minded. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Today by the clock of this machine. */
export function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Days from one date to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)
}

/** What came of reading a field: the value, nothing written, or what is wrong with it. */
export type Reading =
  | { value: string | null }
  | { wrong: 'not-a-date' | 'not-a-time' }
  | { wrong: 'no-such-month'; month: number }
  | { wrong: 'no-such-day'; day: number; month: number; year: number }

/** Reads «24.9.2026», «24.09.26», «24/9», «24. september 2026» or ISO. Without a year, the year of `now`. */
export function readDate(text: string, now = today()): Reading {
  const tidy = text.trim().toLowerCase()
  if (tidy === '') return { value: null }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(tidy)
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const words = /^(\d{1,2})\.?\s+([a-zæøå]{3,})\.?(?:\s+(\d{2}|\d{4}))?$/.exec(tidy)
  if (words) {
    const month = months.findIndex((name) => name.startsWith(words[2] ?? '?')) + 1
    return month ? checked(yearOf(words[3], now), month, Number(words[1])) : { wrong: 'not-a-date' }
  }
  const digits = /^(\d{1,2})[./\s-](\d{1,2})(?:[./\s-](\d{2}|\d{4})?)?$/.exec(tidy)
  if (digits) return checked(yearOf(digits[3], now), Number(digits[2]), Number(digits[1]))
  const run = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(tidy)
  return run ? checked(yearOf(run[3], now), Number(run[2]), Number(run[1])) : { wrong: 'not-a-date' }
}

/** Reads «9», «0900», «9.00», «09:00»; «24.00» is no time of day. */
export function readTime(text: string): Reading {
  const tidy = text
    .trim()
    .toLowerCase()
    .replace(/^kl\.?\s*/, '')
  if (tidy === '') return { value: null }
  const found = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(tidy) ?? /^(\d{1,2})(\d{2})$/.exec(tidy)
  const hour = Number(found?.[1])
  const minute = Number(found?.[2] ?? 0)
  if (!found || hour > 23 || minute > 59) return { wrong: 'not-a-time' }
  return { value: `${two(hour)}:${two(minute)}` }
}

function checked(year: number, month: number, day: number): Reading {
  if (month < 1 || month > 12) return { wrong: 'no-such-month', month }
  if (day < 1 || day > daysIn(year, month)) return { wrong: 'no-such-day', day, month, year }
  return { value: `${year}-${two(month)}-${two(day)}` }
}

function yearOf(written: string | undefined, now: string): number {
  if (!written) return Number(now.slice(0, 4))
  return written.length === 2 ? 2000 + Number(written) : Number(written)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
