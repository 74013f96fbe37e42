/** Times of day on their way to Rust, which writes `09:00:00`. */

/** `9:00` as a field reads it, with the seconds Rust asks for. */
export const withSeconds = (time: string) => (time.length === 5 ? `${time}:00` : time)

/** Now by the clock of this machine, to the second. */
export const now = () => new Date().toTimeString().slice(0, 8)

/** Whole minutes from one time to another on the same day; negative when `to` comes first. */
export function minutesBetween(from: string, to: string): number {
  return Math.round((seconds(to) - seconds(from)) / 60)
}

function seconds(time: string): number {
  const [hours = 0, minutes = 0, rest = 0] = time.split(':').map(Number)
  return hours * 3600 + minutes * 60 + rest
}
