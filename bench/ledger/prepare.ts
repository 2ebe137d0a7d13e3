import { pino } from 'pino'
import type { AppDeps } from '../../api/http/context'
import { post } from '../../api/funds/post'
import { newId } from '../../api/shared/ids'
import { createSealer } from '../../api/shared/sealing'
import { APP_ROLE, connect } from '../../db/client'
import { areas, counties, fundSources, staff, staffRoles } from '../../db/schema'
import { BENCH_COUNTY, BENCH_DATA_KEY, BENCH_SERVICE_TOKEN } from '../webhook/setting'

const TOWNSHIPS = 32

/** One source with more money than is ever allocated, and the townships it goes to. */
export async function prepare(target: string, clients: number) {
  const connection = connect(target, { role: APP_ROLE, max: clients })
  const owner = connect(target, { max: 1, statementTimeoutMs: 0 })
  const deps: AppDeps = {
    connection,
    clock: () => new Date(),
    sealer: createSealer(BENCH_DATA_KEY),
    serviceToken: BENCH_SERVICE_TOKEN,
    defaultCounty: BENCH_COUNTY,
    publicUrl: 'http://localhost',
    log: pino({ level: 'silent' }),
  }
  const county = BENCH_COUNTY
  const { db } = owner
  await db.insert(counties).values({
    county,
    name: '示例县',
    signature: '村信',
    hotline: '023-51522345',
    isDemo: true,
  })
  const places = Array.from({ length: TOWNSHIPS }, (_, i) => `${county}.t${i}`)
  const source = '示例'
  await db.insert(areas).values([
    { county, path: county, level: 'county', name: '示例县', source },
    ...places.map((path, i) => ({
      county,
      path,
      level: 'township' as const,
      name: `示例${i}乡`,
      source,
    })),
  ])
  const staffId = newId()
  await db
    .insert(staff)
    .values({ county, id: staffId, name: '财政', unit: '财政局', isActive: true })
  await db.insert(staffRoles).values({ county, staffId, role: 'county_finance', areaPath: county })
  const sourceId = newId()
  await db.insert(fundSources).values({
    county,
    id: sourceId,
    name: '溪财发174',
    kind: 'central',
    giver: '中央',
    year: 2026,
    plannedFen: 1,
    sectors: [],
    areaPath: county,
    recordedBy: staffId,
    recordedOn: '2026-01-01',
  })
  const by = {
    county,
    actor: { kind: 'job' as const, name: 'command' as const },
    requestId: newId(),
  }
  const recorder = { ...by, now: new Date() }
  const arrival = { type: 'arrive' as const, sourceId, from: '', to: '', text: '' }
  await db.transaction((tx) => post(tx, recorder, { ...arrival, amountFen: 1e15 }))
  // Every account is open, so that all ways do the same.
  for (const to of places)
    await db.transaction((tx) =>
      post(tx, recorder, { ...arrival, type: 'allocate', to, amountFen: 1 }),
    )
  const close = () => Promise.all([connection.close(), owner.close()])
  return { deps, connection, owner, county, staffId, sourceId, places, close }
}
export type Prepared = Awaited<ReturnType<typeof prepare>>
