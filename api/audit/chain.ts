import { createHash } from 'node:crypto'

export const CHAIN_START = Buffer.alloc(32)

export interface ChainedEvent {
  county: string
  subject: string
  seq: number
  type: string
  actor: string
  at: Date
  details: unknown
}

/** What binds an event to all before it on its subject. */
export function eventHash(prevHash: Buffer, event: ChainedEvent): Buffer {
  const { county, subject, seq, type, actor, at, details } = event
  const content = canonical([county, subject, seq, type, actor, at.toISOString(), details])
  return createHash('sha256').update(prevHash).update(content).digest()
}

/**
 * JSON with sorted keys: jsonb does not keep the order it was given. Piece by piece, without lists in between: an
 * import puts whole households on record.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonical(value.toJSON())
  let text = ''
  if (Array.isArray(value)) {
    for (const part of value) text += `${text && ','}${canonical(part) ?? 'null'}`
    return `[${text}]`
  }
  const parts = value as Record<string, unknown>
  for (const key of Object.keys(parts).toSorted()) {
    if (parts[key] === undefined) continue
    text += `${text && ','}${nameOf(key)}${canonical(parts[key])}`
  }
  return `{${text}}`
}

/** Quoted once: the same few hundred names of fields come again and again. */
const names = new Map<string, string>()
const MOST_NAMES = 2000

function nameOf(key: string): string {
  const known = names.get(key)
  if (known !== undefined) return known
  const name = `${JSON.stringify(key)}:`
  if (names.size < MOST_NAMES) names.set(key, name)
  return name
}
