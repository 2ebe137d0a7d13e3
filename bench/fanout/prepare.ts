import { pino } from 'pino'
import { loadDemo } from '../../api/demo/service'
import type { AppDeps, RequestContext } from '../../api/http/context'
import { newId } from '../../api/shared/ids'
import { createSealer } from '../../api/shared/sealing'
import { APP_ROLE, connect, type Connection } from '../../db/client'
import { BENCH_COUNTY, BENCH_DATA_KEY, BENCH_SERVICE_TOKEN } from '../webhook/setting'

/** A working day's morning. */
export const NOON = new Date('2026-03-09T04:00:00Z')

export interface Prepared {
  owner: Connection
  app: Connection
  ctx: RequestContext
  broadcastId: string
  villages: string[]
}

/** Of a hundred people so many have stopped such messages. */
const STOPPED_PERCENT = 3
const VILLAGES = 300

export function depsOf(app: Connection, clock: () => Date): AppDeps {
  return {
    connection: app,
    clock,
    sealer: createSealer(BENCH_DATA_KEY),
    serviceToken: BENCH_SERVICE_TOKEN,
    defaultCounty: BENCH_COUNTY,
    publicUrl: 'http://localhost:8787',
    log: pino({ level: 'silent' }),
  }
}

/**
 * A county of its own beside the demo's villages: so many households in 300 villages, each with a phone
 * that has written to us, and an office notice to all of them that is approved.
 */
export async function prepare(target: string, recipients: number): Promise<Prepared> {
  const owner = connect(target, { statementTimeoutMs: 0, max: 1 })
  const app = connect(target, { role: APP_ROLE, statementTimeoutMs: 0 })
  const deps = depsOf(app, () => NOON)
  await loadDemo(deps, BENCH_COUNTY, { registeredHouseholds: 300 })
  const { sql } = owner
  const county = BENCH_COUNTY
  await sql`
    insert into households (county, id, key, area_path, head_name, size, status, other_causes, fingerprint)
    select ${county}, md5('household' || n)::uuid, 'bench:' || n,
           ${county} || '.bench.v' || lpad((n % ${VILLAGES})::text, 3, '0') || '.g1', '谭大山', 3,
           'registered', '{}', '\\x00'
      from generate_series(1, ${recipients}) n`
  await sql`
    insert into contacts (county, id, channel, address_index, address_sealed, is_phone, language,
                          last_seq, answered_seq, last_out_seq, session_version, stopped)
    select ${county}, ('019e00000000700080000000' || lpad(to_hex(n), 8, '0'))::uuid, 'sms', decode(md5('phone' || n), 'hex'), '', true, 'zh',
           1, 1, 0, 0, case when n % 100 < ${STOPPED_PERCENT} then '{broadcast}'::text[] else '{}' end
      from generate_series(1, ${recipients}) n`
  await sql`
    insert into people (county, id, household_id, name, is_head, relation, health, id_number_sealed,
                        id_number_index, phone_sealed, phone_index)
    select ${county}, md5('person' || n)::uuid, md5('household' || n)::uuid, '谭大山', true, 'head', '{}',
           '\\x00', decode(md5('id' || n), 'hex'), '\\x00', decode(md5('phone' || n), 'hex')
      from generate_series(1, ${recipients}) n`
  const broadcastId = await approved(owner)
  await sql`vacuum analyze`
  const villages = Array.from({ length: VILLAGES }, (_, n) => {
    return `${county}.bench.v${String(n).padStart(3, '0')}`
  })
  const worker = { kind: 'job', name: 'worker' } as const
  const ctx: RequestContext = {
    deps,
    county,
    actor: worker,
    grant: { reach: 'all' },
    requestId: newId(),
    now: NOON,
    write: null,
  }
  return { owner, app, ctx, broadcastId, villages }
}

export async function approved({ sql }: Connection): Promise<string> {
  const id = newId()
  const [clerk] = await sql<{ id: string }[]>`
    select id from staff where county = ${BENCH_COUNTY} limit 1`
  const area = `${BENCH_COUNTY}.bench`
  const reach = JSON.stringify({ segments: 1 })
  await sql`
    insert into broadcasts (county, id, code, area_path, areas, audience, roles, narrowing, body, status,
                            reach, drafted_by, drafted_at, approved_by, approved_at)
    values (${BENCH_COUNTY}, ${id}, '1234567890', ${area}, ${[area]}, 'households', '{}', '{}',
            '明天上午九点在村委会开会', 'sending', ${reach}::text::jsonb, ${clerk?.id ?? ''}, ${NOON},
            ${clerk?.id ?? ''}, ${NOON})`
  return id
}
