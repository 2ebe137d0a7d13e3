import { say } from '../../api/messages/templates'
import { enqueue, type OutboxMessage } from '../../api/outbox/enqueue'
import { COUNTY, type TestApi } from './api'

let made = 0

interface Dead extends Partial<OutboxMessage> {
  status?: 'failed' | 'unknown'
  errorCode?: string | null
}

/** A message that was tried and did not arrive, or may not have. */
export async function addDead(api: TestApi, contactId: string, given: Dead = {}) {
  const { status = 'failed', errorCode = '30005', ...over } = given
  const purpose = `dead:${++made}`
  const message = { contactId, purpose, class: 'filing' as const, say: say('common.yes', {}) }
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  await api.db.transaction((tx) => enqueue(tx, ctx, { ...message, ...over }))
  const [row] = await api.sql<{ id: string }[]>`
    update outbox set status = ${status}, error_code = ${errorCode}, attempts = 5,
                      claimed_at = ${api.clock.now}
     where purpose = ${over.purpose ?? purpose} returning id`
  return row?.id ?? ''
}

/** A number that was found wrong. */
export const markFault = (api: TestApi, contactId: string, fault: 'stop' | 'fix' | 'voice') =>
  api.sql`
    update contacts set address_fault = ${fault}, address_fault_code = 'x',
                        address_fault_at = ${api.clock.now}
     where id = ${contactId}`
