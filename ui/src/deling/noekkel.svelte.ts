import { failure } from '../api'

/**
 * The password of this machine's own key, which is asked for only where the system has no keyring: the first try
 * goes without, and when Rust says that there is none, the field appears.
 */
export function ownKey() {
  let password = $state('')
  let wanted = $state(false)
  return {
    get wanted() {
      return wanted
    },
    get password() {
      return password
    },
    set password(value) {
      password = value
    },
    async first(run: (password: string | null) => Promise<unknown>): Promise<void> {
      try {
        await run(wanted ? password : null)
      } catch (cause) {
        if (failure(cause).code === 'uten_noekkelring') wanted = true
        throw cause
      }
    },
  }
}
