import type { Language } from '../../db/values/contacts'
import type { AppDeps } from '../http/context'
import { newId } from '../shared/ids'
import type { Begun, InboundMessage } from './begin'
import { takeLease, takeOldest } from './lease'
import { openAnswer } from './storage'

/** A message that was stored before: its answer, or its turn if whoever began it is gone. */
export async function findStored(
  deps: AppDeps,
  county: string,
  message: InboundMessage,
): Promise<Begun | null> {
  const { sql } = deps.connection
  const [turn] = await sql<
    {
      id: string
      contact_id: string
      answered_at: string | null
      answer_sealed: Buffer | null
      answered_by: string | null
      language: Language
    }[]
  >`select t.id, t.contact_id, t.answered_at, t.answer_sealed, t.answered_by, c.language
      from turns t join contacts c on c.county = ${county} and c.id = t.contact_id
     where t.county = ${county} and t.channel = ${message.channel}
       and t.provider_message_id = ${message.providerMessageId}`
  if (!turn) return null
  if (turn.answered_at) {
    if (turn.answered_by !== 'response' || !turn.answer_sealed)
      return { state: 'answered', replies: [], language: turn.language }
    const { replies, language } = openAnswer(deps, county, turn.id, turn.answer_sealed)
    return { state: 'answered', replies, language: language ?? turn.language }
  }
  if (message.isDeferred) return { state: 'waiting', language: turn.language }
  const leaseId = newId()
  if (!(await takeLease(deps, county, turn.contact_id, leaseId))) return { state: 'in_progress' }
  return (
    (await takeOldest(deps, county, turn.contact_id, leaseId, turn.id)) ?? { state: 'in_progress' }
  )
}
