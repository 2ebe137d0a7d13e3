import type { Language } from '../../db/values/contacts'
import type { AppDeps } from '../http/context'
import type { IndexPurpose, Place } from '../shared/sealing'
import type { Reply, Session } from './answer'
import type { Attachments } from './attachments'

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

/** What was said, and in which language: said again it is the same, word for word. */
interface Answer {
  replies: Reply[]
  /** Absent: the contact's own when it is said again. */
  language?: Language | undefined
}

export function sealAnswer(deps: AppDeps, county: string, turnId: string, answer: Answer): Buffer {
  return deps.sealer.seal(place(county, 'answer_sealed', turnId), JSON.stringify(answer))
}

export function openAnswer(deps: AppDeps, county: string, turnId: string, sealed: Buffer): Answer {
  return JSON.parse(deps.sealer.open(place(county, 'answer_sealed', turnId), sealed)) as Answer
}

export function sealAttachments(
  { sealer }: AppDeps,
  county: string,
  turnId: string,
  attachments: Attachments,
): Buffer {
  return sealer.seal(place(county, 'attachments_sealed', turnId), JSON.stringify(attachments))
}

export function openAttachments(
  { sealer }: AppDeps,
  county: string,
  turnId: string,
  sealed: Buffer | null,
): Attachments | null {
  if (!sealed) return null
  return JSON.parse(sealer.open(place(county, 'attachments_sealed', turnId), sealed)) as Attachments
}

const sessionPlace = (county: string, contactId: string): Place => ({
  county,
  table: 'contacts',
  column: 'session_sealed',
  row: contactId,
})

/** Sealed as the messages are: what is half-finished holds what somebody wrote. */
export function sealSession(
  { sealer }: AppDeps,
  county: string,
  contactId: string,
  session: Session,
): Buffer | null {
  return session && sealer.seal(sessionPlace(county, contactId), JSON.stringify(session))
}

export function openSession(
  { sealer }: AppDeps,
  county: string,
  contactId: string,
  sealed: Buffer | null,
): Session {
  return sealed && (JSON.parse(sealer.open(sessionPlace(county, contactId), sealed)) as Session)
}
