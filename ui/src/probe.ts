/**
 * Keeps what the window itself complains of: violations of its security policy, and errors nobody caught.
 * The journeys through the built window assert that both lists are empty. Imported before everything else.
 */
const probe = { violations: [] as string[], errors: [] as string[] }

document.addEventListener('securitypolicyviolation', (event) =>
  probe.violations.push(
    `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
  ),
)
window.addEventListener('error', (event) => probe.errors.push(event.message))
window.addEventListener('unhandledrejection', (event) => probe.errors.push(describe(event.reason)))

function describe(reason: unknown): string {
  return reason instanceof Error ? `${reason.message}\n${reason.stack}` : JSON.stringify(reason)
}

Object.assign(window, { probe })
