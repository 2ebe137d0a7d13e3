import { pino } from 'pino'
import { DEMO_FIGURES, DEMO_SOURCE, DEMO_VALID_FROM } from '../../api/demo/figures'
import { loadDemo } from '../../api/demo/service'
import type { AppDeps, RequestContext } from '../../api/http/context'
import { openRound } from '../../api/rounds/service'
import { createSealer } from '../../api/shared/sealing'
import { type Action, grantFor } from '../../api/shared/rights'
import { findStaffActor } from '../../api/staff/actors'
import { APP_ROLE, connect, type Connection } from '../../db/client'
import { BENCH_COUNTY, BENCH_DATA_KEY, BENCH_SERVICE_TOKEN } from '../webhook/setting'

const COUNTY = BENCH_COUNTY

export interface Prepared {
  app: Connection
  owner: Connection
  clock: { now: Date }
  roundId: string
  /** As the office, by the right an action needs. */
  as(action: Action): RequestContext
  contactId: string
}

/** Households off the register to each one on it; a little less than the demo county has. */
const UNREGISTERED = 2.9

/** A county in which so many households have applied, and a round of all of it is open. */
export async function prepare(target: string, applicants: number): Promise<Prepared> {
  const owner = connect(target, { statementTimeoutMs: 0 })
  const app = connect(target, { role: APP_ROLE, statementTimeoutMs: 0, max: 1 })
  const clock = { now: new Date('2026-03-09T02:00:00Z') }
  const deps: AppDeps = {
    connection: app,
    clock: () => clock.now,
    sealer: createSealer(BENCH_DATA_KEY),
    serviceToken: BENCH_SERVICE_TOKEN,
    defaultCounty: COUNTY,
    publicUrl: 'http://localhost:8787',
    log: pino({ level: 'silent' }),
  }
  await loadDemo(deps, COUNTY, { registeredHouseholds: Math.ceil(applicants / UNREGISTERED) })
  const { sql } = owner
  for (const [name, value] of Object.entries(DEMO_FIGURES))
    await sql`
      insert into figures (county, name, valid_from, value, unit, source)
      values (${COUNTY}, ${name}, ${DEMO_VALID_FROM}, ${value}, 'days', ${DEMO_SOURCE})
      on conflict do nothing`
  const [office] = await sql<{ id: string }[]>`
    select staff_id as id from staff_roles where county = ${COUNTY} and role = 'county_office' limit 1`
  const actor = office && (await findStaffActor(app.sql, COUNTY, office.id))
  if (!actor) throw new Error('nobody works in the office')
  let requests = 0
  const as = (action: Action): RequestContext => {
    const grant = grantFor(actor, action)
    if (!grant) throw new Error(`the office may not ${action}`)
    const request = { requestId: `bench:${requests++}`, now: clock.now, write: null }
    return { deps, county: COUNTY, actor, grant, ...request }
  }
  const { id: roundId } = await app.db.transaction((tx) =>
    openRound(tx, as('round.open'), { kind: 'identification', year: 2026, areaPath: COUNTY }),
  )
  await apply(owner, roundId, applicants)
  const contactId = await addContact(owner)
  await sql`vacuum analyze`
  return { app, owner, clock, roundId, as, contactId }
}

/** As many households as are asked for, from everywhere, as if each had applied and nothing more. */
async function apply({ sql }: Connection, roundId: string, applicants: number) {
  await sql`
    insert into applications (county, id, household_id, kind, origin, code, status, filed_at, filed_on,
                              answer_due_on, round_id, level)
    select county, gen_random_uuid(), id, 'identification', 'household',
           lpad((row_number() over (order by id))::text, 10, '1'), 'filed', '2026-03-09T02:00:00Z',
           '2026-03-09', '2026-04-09', ${roundId}, 'group'
      from (select * from households where county = ${COUNTY} and status = 'unregistered'
             order by md5(id::text) limit ${applicants}) h`
}

/** Whose pictures prove the lists. */
async function addContact({ sql }: Connection): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into contacts (county, id, channel, address_index, address_sealed, is_phone, language,
                          last_seq, last_out_seq, session_version)
    values (${COUNTY}, gen_random_uuid(), 'album', '\\x01', '\\x01', false, 'zh', 0, 0, 0)
    returning id`
  if (!row) throw new Error('no contact')
  return row.id
}
