import { createHash } from 'node:crypto'
import type { FundAccountKind, FundPostingType } from '../../db/values/funds'

/** An account of one source. `ref`: the place of an allocation, the project's id; else empty. */
export interface Account {
  kind: FundAccountKind
  ref: string
}

/**
 * In which order a transaction takes accounts, of two alike the lower id first: whoever keeps to it waits for nobody
 * who waits for them. The source's comes after all that hang on it, as everybody wants that one; it is held from there
 * to the end of the transaction alone.
 */
export const DEPTH = {
  project: 0,
  spent: 0,
  allocation: 1,
  source: 2,
  origin: 3,
} as const satisfies Record<FundAccountKind, number>

/** From where to where each type of posting moves money. */
export const WAY = {
  arrive: ['origin', 'source'],
  recall: ['source', 'origin'],
  allocate: ['source', 'allocation'],
  give_back: ['allocation', 'source'],
  fund: ['allocation', 'project'],
  release: ['project', 'allocation'],
  pay: ['project', 'spent'],
  repay: ['spent', 'project'],
} as const satisfies Record<FundPostingType, readonly [FundAccountKind, FundAccountKind]>

/** The same account has the same id wherever it is opened, so that nobody needs to look for it first. */
export function accountId(sourceId: string, { kind, ref }: Account): string {
  const bytes = createHash('sha256').update(`${sourceId}\n${kind}\n${ref}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
