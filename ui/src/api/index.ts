/** The commands of the program by subject; `call.ts` carries them to Rust. */
export * from './call'
export * from './desk'
export * from './dokumenter'
export * from './gjennomfoering'
export * from './moeter'
export * from './oppfoelging'
export * from './saker'
export * from './utvalg'
