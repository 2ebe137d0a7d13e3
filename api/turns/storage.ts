import type { AppDeps } from '../http/context'
import type { IndexPurpose, Place } from '../shared/sealing'
import type { Reply } from './answer'

/** How long one message may be worked on before somebody else takes over. Below Twilio's 15 s. */
export const LEASE_MS = 8_000

export const addMilliseconds = (instant: Date, count: number) => new Date(instant.getTime() + count)

/** Phones share one index across contacts, people and staff, so that a register phone is found. */
export const addressPurpose = (isPhone: boolean): IndexPurpose => (isPhone ? 'phone' : 'address')

export const place = (county: string, column: string, row: string): Place => ({
  county,
  table: 'turns',
  column,
  row,
})

export function sealAnswer(deps: AppDeps, county: string, turnId: string, replies: Reply[]) {
  return deps.sealer.seal(place(county, 'answer_sealed', turnId), JSON.stringify(replies))
}

export function openAnswer(
  deps: AppDeps,
  county: string,
  turnId: string,
  sealed: Buffer | null,
): Reply[] {
  if (!sealed) return []
  return JSON.parse(deps.sealer.open(place(county, 'answer_sealed', turnId), sealed)) as Reply[]
}
