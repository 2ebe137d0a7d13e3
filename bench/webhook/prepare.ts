import { pino } from 'pino'
import type { AppDeps } from '../../api/http/context'
import { loadDemo } from '../../api/demo/service'
import { createSealer } from '../../api/shared/sealing'
import { APP_ROLE, connect } from '../../db/client'
import { BENCH_COUNTY, BENCH_DATA_KEY, BENCH_SERVICE_TOKEN } from './setting'

/**
 * The county with its linked phones, each of which has written once, and the baseline's two tables beside it: messages, and the
 * status by phone. Returns the phones, each of one registered household.
 */
export async function prepare(target: string, registeredHouseholds: number): Promise<string[]> {
  const owner = connect(target, { statementTimeoutMs: 0 })
  const app = connect(target, { role: APP_ROLE, statementTimeoutMs: 0 })
  const sealer = createSealer(BENCH_DATA_KEY)
  const deps: AppDeps = {
    connection: app,
    clock: () => new Date(),
    sealer,
    serviceToken: BENCH_SERVICE_TOKEN,
    defaultCounty: BENCH_COUNTY,
    publicUrl: 'http://localhost',
    log: pino({ level: 'silent' }),
  }
  await loadDemo(deps, BENCH_COUNTY, { registeredHouseholds })
  const { sql } = owner
  const households = await sql<{ id: string; status: string }[]>`
    select id, status from households where county = ${BENCH_COUNTY} and status <> 'unregistered'`
  const phones = households.map((_, i) => `+86198${String(i).padStart(8, '0')}`)
  const rows = households.map(({ id, status }, i) => ({ id, status, phone: phones[i] ?? '' }))
  const now = new Date().toISOString()
  for (let at = 0; at < rows.length; at += 2_000) {
    const chunk = rows.slice(at, at + 2_000).map((row) => ({
      ...row,
      index: sealer.index('phone', BENCH_COUNTY, row.phone).toString('hex'),
    }))
    await sql`
      with row as (
        select * from jsonb_to_recordset(${JSON.stringify(chunk)}::text::jsonb)
               as t(id uuid, status text, phone text, index text)
      ), contact as (
        insert into contacts (county, id, channel, address_index, address_sealed, is_phone, language,
                              last_seq, answered_seq, last_out_seq, session_version)
        select ${BENCH_COUNTY}, id, 'sms', decode(index, 'hex'), '', true, 'zh', 1, 1, 0, 0 from row
      ), turn as (
        insert into turns (county, id, contact_id, seq, channel, provider_message_id, received_at,
                           tries, answered_at, answered_by)
        select ${BENCH_COUNTY}, id, id, 1, 'sms', id, ${now}, 1, ${now}, 'response' from row
      )
      insert into contact_links (county, id, contact_id, household_id, way, linked_at)
      select ${BENCH_COUNTY}, id, id, id, 'register_phone', ${now} from row`
  }
  await sql`create table bench_messages (sid text primary key, sender text, body text)`
  await sql`create table bench_status (phone text primary key, status text)`
  await sql`
    insert into bench_status
    select phone, status from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
           as t(phone text, status text)`
  await sql`vacuum analyze`
  await owner.close()
  await app.close()
  return phones
}
