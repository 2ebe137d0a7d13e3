import type { Entry, Look, SimulatorEvent } from './entry'

type Change = Exclude<SimulatorEvent, { type: 'snapshot' }>

/** What the simulated phones show. Kept in memory only: the conversation itself is in the database. */
export interface Store {
  /** Adds a message, or replaces the one with the same id where it stands. */
  put(entry: Entry): void
  entriesOf(phone: string): readonly Entry[]
  lookOf(phone: string): Look
  setLook(phone: string, look: Look): void
  clear(phone: string): void
  /** All phones, or only the one that is named. */
  snapshot(phone?: string): Extract<SimulatorEvent, { type: 'snapshot' }>
  /** Returns what ends the listening. */
  listen(listener: (change: Change) => void): () => void
}

const MOST_PHONES = 500
const MOST_ENTRIES = 200

interface Phone {
  entries: Entry[]
  look: Look
}

export function createStore(): Store {
  /** The least recently used first. */
  const phones = new Map<string, Phone>()
  const listeners = new Set<(change: Change) => void>()

  function use(number: string): Phone {
    const phone = phones.get(number) ?? { entries: [], look: 'sms' }
    phones.delete(number)
    phones.set(number, phone)
    const [oldest] = phones.keys()
    if (phones.size > MOST_PHONES && oldest !== undefined) phones.delete(oldest)
    return phone
  }

  function tell(change: Change): void {
    for (const listener of listeners) listener(change)
  }

  return {
    put(entry) {
      const { entries } = use(entry.phone)
      const place = entries.findIndex(({ id }) => id === entry.id)
      if (place >= 0) entries[place] = entry
      else entries.push(entry)
      if (entries.length > MOST_ENTRIES) entries.shift()
      tell({ type: 'entry', entry })
    },
    entriesOf: (phone) => phones.get(phone)?.entries ?? [],
    lookOf: (phone) => phones.get(phone)?.look ?? 'sms',
    setLook(phone, look) {
      const known = use(phone)
      if (known.look === look) return
      known.look = look
      tell({ type: 'look', phone, look })
    },
    clear(phone) {
      const known = phones.get(phone)
      if (known) known.entries = []
      tell({ type: 'cleared', phone })
    },
    snapshot(only) {
      const shown = [...phones].filter(([number]) => only === undefined || number === only)
      return {
        type: 'snapshot',
        entries: shown.flatMap(([, { entries }]) => entries),
        looks: Object.fromEntries(shown.map(([number, { look }]) => [number, look])),
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
