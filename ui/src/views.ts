/** What the pages read: the domain's things, joined and ready to show. */

/** A piece of a snippet; `treff` is what was searched for. */
export type Bit = { tekst: string; treff: boolean }

/** Something found. `sti` is its place in the program. */
export type Treff = { entitet: string; id: string; tittel: string; sti: string[]; utdrag: Bit[] }
