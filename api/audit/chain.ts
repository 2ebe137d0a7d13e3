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

/** JSON with sorted keys: jsonb does not keep the order it was given. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonical(value.toJSON())
  if (Array.isArray(value)) return `[${value.map((part) => canonical(part) ?? 'null').join(',')}]`
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
  return `{${parts.join(',')}}`
}
