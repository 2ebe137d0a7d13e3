// @ts-check
/**
 * @typedef {import('../entry').SimulatorEvent} SimulatorEvent
 * @typedef {{
 *   [T in SimulatorEvent['type']]: (event: Extract<SimulatorEvent, { type: T }>) => void
 * } & { connected(isConnected: boolean): void }} Listener
 */

const PATIENCE_MS = 30_000

/**
 * One stream for all phones. The browser connects again by itself, and is told everything anew.
 * @param {Listener} listener
 */
export function listen(listener) {
  const source = new EventSource('/simulator/events')
  /** @type {SimulatorEvent['type'][]} */
  const types = ['snapshot', 'entry', 'look', 'cleared']
  for (const type of types) {
    source.addEventListener(type, ({ data }) => {
      const tell = /** @type {(event: SimulatorEvent) => void} */ (listener[type])
      tell(JSON.parse(data))
    })
  }
  source.addEventListener('open', () => listener.connected(true))
  source.addEventListener('error', () => {
    listener.connected(false)
    // A refusal ends the stream for good; a lost connection does not.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(listener), 2_000)
  })
}

/**
 * Whether the server has taken it.
 * @param {'messages' | 'look' | 'clear'} path
 * @param {object} body
 */
export async function post(path, body) {
  try {
    const response = await fetch(`/simulator/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return response.ok
  } catch {
    return false
  }
}

/**
 * Null where the server cannot be reached.
 * @param {string} phone
 */
export async function fetchTranscript(phone) {
  try {
    const response = await fetch(`/simulator/transcript?phone=${encodeURIComponent(phone)}`)
    return response.ok ? await response.text() : null
  } catch {
    return null
  }
}
