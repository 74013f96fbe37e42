import { onPackageProgress } from '../api'

/** How far the package that is being made has come: so many attachments of so many; of none while none is made. */
class Progress {
  done = $state(0)
  of = $state(0)
  private stop: Promise<() => void> | undefined

  begin(): void {
    this.stop = onPackageProgress((done, of) => {
      this.done = done
      this.of = of
    })
  }

  end(): void {
    void this.stop?.then((stop) => stop())
    this.done = this.of = 0
  }
}

export const progress = new Progress()
