import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../api/app'
import { createClient } from '../../api/client'
import { moveMoney } from '../../api/funds/move'
import type { RequestContext } from '../../api/http/context'
import { inMemoryFetch } from '../../api/http/in-memory'
import { write } from '../../api/http/write'
import { newId } from '../../api/shared/ids'
import { openDatabase } from '../../db/client'
import { migrate } from '../../db/migrate'
import { median } from '../median'
import type { Bench } from '../run'
import { allocateBare } from './bare'
import { prepare, type Prepared } from './prepare'

const CLIENTS = 16
const ROUNDS = 5

type Allocate = (given: { areaPath: string; amountFen: number; key: string }) => Promise<unknown>

/**
 * Sixteen clients who allocate money of one and the same source, each posting with its key, event, audit row and two
 * entries, against a bare transaction that takes the source last and adds key, event and entries alone. For comparison
 * the bare one with posting and audit row, too, and one that takes the source first.
 */
export const ledgerBench: Bench = async ({ isQuick, say }) => {
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-bench-'))
  const database = await openDatabase({ dataDir: folder })
  const rates = new Map<string, number[]>()
  try {
    await migrate(database.owner, database.app)
    const prepared = await prepare(database.owner, CLIENTS)
    const ways: Record<string, Allocate> = {
      bare: (given) => allocateBare(prepared, given),
      bareWhole: (given) => allocateBare(prepared, given, { isWhole: true }),
      bareLockFirst: (given) => allocateBare(prepared, given, { isLockFirst: true }),
      ledger: byService(prepared),
      route: byRoute(prepared),
    }
    const ms = isQuick ? 800 : 4_000
    for (const allocate of Object.values(ways)) await run(allocate, prepared, ms / 3)
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [name, allocate] of Object.entries(ways)) {
        const rate = await run(allocate, prepared, ms)
        rates.set(name, [...(rates.get(name) ?? []), rate])
      }
      const line = [...rates].map(([name, all]) => `${name} ${all.at(-1)?.toFixed(0)}/s`)
      say(`round ${round}: ${line.join(', ')}`)
    }
    const sums = await checkSums(prepared)
    await prepared.close()
    const of = (name: string) => rates.get(name) ?? []
    const ratio = (a: string, b: string) => median(of(a).map((rate, i) => rate / (of(b)[i] ?? NaN)))
    return {
      postingsPerSecond: Object.fromEntries([...rates].map(([name, all]) => [name, median(all)])),
      ratio: {
        ledgerToBare: ratio('ledger', 'bare'),
        ledgerToBareWhole: ratio('ledger', 'bareWhole'),
        ledgerToLockFirst: ratio('ledger', 'bareLockFirst'),
        routeToBare: ratio('route', 'bare'),
      },
      clients: CLIENTS,
      ...sums,
    }
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The service with its idempotency key, as the route calls it. */
function byService({ deps, county, staffId, sourceId }: Prepared): Allocate {
  const route = `POST /api/v1/funds/sources/${sourceId}/actions`
  const roles = [{ role: 'county_finance' as const, areaPath: county }]
  return ({ areaPath, amountFen, key }) => {
    const ctx: RequestContext = {
      deps,
      county,
      actor: { kind: 'staff', staffId, roles, tiedHouseholdIds: [] },
      grant: { reach: 'all' },
      requestId: key,
      now: deps.clock(),
      write: { route, key, bodyHash: Buffer.alloc(32) },
    }
    return write(ctx, (tx, last) =>
      moveMoney(tx, ctx, sourceId, { type: 'allocate', areaPath, amountFen, text: '' }, last),
    )
  }
}

/** The whole route: who asks, what they may, and the input read. */
function byRoute({ deps, county, staffId, sourceId }: Prepared): Allocate {
  const fetch = inMemoryFetch(createApp(deps))
  const options = { baseUrl: 'http://bench', serviceToken: deps.serviceToken, fetch }
  return async ({ areaPath, amountFen, key }) => {
    const { funds } = createClient(options, { actor: `staff:${staffId}`, county, key })
    const answer = await funds.sources[':id'].actions.$post({
      param: { id: sourceId },
      json: { type: 'allocate', areaPath, amountFen, text: '' },
    })
    if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
  }
}

/** Postings a second. */
async function run(allocate: Allocate, { places }: Prepared, ms: number): Promise<number> {
  const begun = performance.now()
  let done = 0
  const client = async (_: unknown, which: number) => {
    for (let n = which; performance.now() - begun < ms; n += 7) {
      const areaPath = places[n % places.length] ?? ''
      await allocate({ areaPath, amountFen: 1 + (n % 100), key: newId() })
      done++
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return done / ((performance.now() - begun) / 1000)
}

/** Whichever way it went, it makes zero, and every balance is what its entries make. */
async function checkSums({ owner }: Prepared) {
  const [row] = await owner.sql<{ sum: number; unlike: number; postings: number }[]>`
    select (select coalesce(sum(amount_fen), 0)::bigint from fund_entries) as sum,
           (select count(*)::int from fund_accounts a
             where balance_fen <> (select coalesce(sum(amount_fen), 0) from fund_entries e
                                    where e.account_id = a.id)) as unlike,
           (select count(*)::int from fund_postings) as postings`
  if (!row || row.sum !== 0 || row.unlike !== 0) throw new Error('the ledger does not make zero')
  return { postings: row.postings }
}
