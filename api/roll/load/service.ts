import {
  CHUNK,
  chunksOf,
  type LoadContext,
  type LoadCounts,
  type LoadRecord,
  mapCalmly,
  type Tx,
} from './context'
import { describeFault } from '../../shared/fault'
import { type Arrival, enter, enterBlocked, splitByStanding, toArrivals } from './enter'
import { dayOf } from '../../shared/day'
import {
  type Change,
  findLeavers,
  forgetReturned,
  holdChanged,
  keepOfRefused,
  removeLeavers,
} from './release'
import { restateHouseholds, storeRestatements } from './restate'
import { tellMoved } from './tell-moved'
import { type Entry, headKey, toEntry } from './rows'

export interface LoadOptions {
  /** Finds out what would happen; writes nothing. */
  isTrial?: boolean
  /** Called with the number of households that are through. */
  onProgress?: OnProgress
  /** Stores what belongs to the load, in its transaction. */
  finish?: (sql: Tx, counts: LoadCounts) => Promise<unknown>
}

export type OnProgress = (households: number) => void

/**
 * Takes households into the roll, set by set: new ones by COPY, changed ones with an event that
 * holds old and new, unchanged ones not at all. One load at a time per county; one transaction, so
 * that a file goes in whole or not at all.
 */
export async function loadRoll(
  ctx: LoadContext,
  records: Iterable<LoadRecord>,
  { isTrial = false, onProgress, finish }: LoadOptions = {},
): Promise<LoadCounts> {
  const { sql } = ctx.deps.connection
  const mode = isTrial ? 'isolation level repeatable read read only' : 'read write'
  const loaded = await sql.begin(mode, async (tx) => {
    await tx`set local statement_timeout = 0`
    if (!isTrial) await tx`select 1 from counties where county = ${ctx.county} for update`
    const load = new Load(ctx, tx, isTrial, onProgress)
    await load.sortOut(records)
    await load.takeChanges()
    if (!isTrial) await finish?.(tx, load.counts)
    return load.counts
  })
  if (!isTrial) await countAnew(ctx)
  return loaded
}

/**
 * Until the database counts by itself, it plans as if there were as few as before: a notice to 20,000
 * households then took half a minute. What is loaded is loaded, whatever comes of it.
 */
async function countAnew({ deps: { connection, log } }: LoadContext): Promise<void> {
  try {
    await connection.sql.begin(async (tx) => {
      // Another county's load may keep the tables for long.
      await tx`set local lock_timeout = '5s'`
      await tx`analyze households, people`
    })
  } catch (error) {
    log.warn({ fault: describeFault(error) }, 'the database does not know yet how many there are')
  }
}

interface Known {
  id: string
  fingerprint: Buffer
  isByOldKey?: boolean
}

const changeOf = (entry: Entry, { id, isByOldKey }: Known): Change => ({
  ...entry,
  id,
  ...(isByOldKey && { isByOldKey }),
})

class Load {
  readonly counts: LoadCounts = {
    entered: 0,
    changed: 0,
    same: 0,
    refused: 0,
    people: 0,
    elsewhere: [],
    kept: [],
  }
  /** Judged when all others are in: who moves within the file leaves one household before. */
  readonly #changes: Change[] = []
  readonly #blocked: Entry[] = []
  /** Nobody was on the roll before. */
  #isFirst = false

  constructor(
    private readonly ctx: LoadContext,
    private readonly sql: Tx,
    private readonly isTrial: boolean,
    private readonly onProgress: OnProgress | undefined,
  ) {}

  /** Enters what is new; one set is made ready while the database takes in the one before. */
  async sortOut(records: Iterable<LoadRecord>): Promise<void> {
    const known = await this.#readKnown()
    const isEmpty = known.size === 0
    this.#isFirst = isEmpty
    if (isEmpty && !this.isTrial) await this.#keepOffVacuum()
    let entering: Promise<unknown> = Promise.resolve()
    try {
      for (const chunk of chunksOf(records, CHUNK)) {
        const fresh = await this.#sort(chunk, known)
        const arrivals = await toArrivals(this.ctx, fresh)
        await entering
        entering = this.#enterClear(arrivals, isEmpty)
        entering.catch(() => {})
      }
    } finally {
      await entering
    }
  }

  async takeChanges(): Promise<void> {
    const { ctx, sql, isTrial, counts } = this
    if (!isTrial) await holdChanged(sql, ctx.county, this.#changes)
    const leavers = await findLeavers(ctx, sql, this.#changes)
    await keepOfRefused(ctx, sql, this.#blocked, leavers)
    if (!isTrial) await removeLeavers(sql, ctx.county, leavers, dayOf(ctx.now))
    for (const chunk of chunksOf(this.#changes, CHUNK)) {
      const restated = await restateHouseholds(ctx, sql, chunk, leavers)
      if (!isTrial) {
        await storeRestatements(sql, ctx.county, restated)
        await tellMoved(ctx, sql, restated)
      }
      const news = restated.filter(({ records }) => records).length
      counts.changed += news
      counts.same += restated.length - news
      counts.elsewhere.push(...restated.flatMap(({ elsewhere }) => elsewhere))
      counts.kept.push(...restated.flatMap(({ kept }) => kept))
      this.#tell()
    }
    for (const chunk of chunksOf(this.#blocked, CHUNK)) {
      await this.#enter(await enterBlocked(ctx, sql, chunk, leavers.released, counts))
    }
    if (!isTrial && !this.#isFirst) await forgetReturned(sql, ctx.county)
  }

  async #readKnown(): Promise<Map<string, Known>> {
    const rows = await this.sql<(Known & { key: string })[]>`
      select key, id, fingerprint from households where county = ${this.ctx.county}`
    const known = new Map<string, Known>(rows.map(({ key, ...each }) => [key, each]))
    if (known.size === 0) return known
    for (const { key, ...each } of await this.#readOldKeys())
      if (!known.has(key)) known.set(key, { ...each, isByOldKey: true })
    return known
  }

  /** By which a file may still know a household whose head is another by decision. */
  #readOldKeys() {
    return this.sql<(Known & { key: string })[]>`
      select d.was as key, h.id, h.fingerprint
        from decided_facts d join households h on h.county = ${this.ctx.county} and h.id = d.household_id
       where d.county = ${this.ctx.county} and d.field = 'key' order by d.decided_on`
  }

  /**
   * Statistics taken of tables whose only rows are still uncommitted say that they are empty; the
   * foreign key is then checked through an index over the whole county, and each row costs as much
   * as there are rows. Reads and writes of others go on.
   */
  async #keepOffVacuum(): Promise<void> {
    await this.sql`lock table households, people in share update exclusive mode`
  }

  /** Those that are new to the roll; the others are the same, or noted as changed. */
  async #sort(records: readonly LoadRecord[], known: ReadonlyMap<string, Known>): Promise<Entry[]> {
    const { county, deps } = this.ctx
    const fresh: Entry[] = []
    for (const entry of await mapCalmly(records, (each) => toEntry(deps.sealer, county, each))) {
      const before = known.get(entry.key) ?? this.#findUnnumbered(entry, known)
      if (!before) fresh.push(entry)
      else if (before.fingerprint.equals(entry.fingerprint)) this.counts.same += 1
      else this.#changes.push(changeOf(entry, before))
    }
    return fresh
  }

  /** A household may have got its number since the last file. */
  #findUnnumbered({ record }: Entry, known: ReadonlyMap<string, Known>): Known | undefined {
    if (known.size === 0 || record.number === null) return undefined
    return known.get(headKey(this.ctx.deps.sealer, this.ctx.county, record))
  }

  async #enterClear(arrivals: Arrival[], isEmpty: boolean): Promise<void> {
    if (isEmpty) return this.#enterFirst(arrivals)
    const { clear, blocked } = await splitByStanding(this.sql, this.ctx.county, arrivals)
    this.#blocked.push(...blocked.map(({ entry }) => entry))
    await this.#enter(clear)
  }

  /**
   * Into tables that nothing is known of yet. A foreign key's plan made while they were small may read
   * the whole county for each row, and is kept: so each set gets plans of its own.
   */
  async #enterFirst(arrivals: readonly Arrival[]): Promise<void> {
    await this.sql`discard plans`
    await this.#enter(arrivals)
  }

  async #enter(arrivals: readonly Arrival[]): Promise<void> {
    if (!this.isTrial) await enter(this.sql, this.ctx.county, arrivals)
    this.counts.entered += arrivals.length
    this.counts.people += arrivals.reduce((sum, { people }) => sum + people.length, 0)
    this.#tell()
  }

  #tell(): void {
    const { entered, changed, same, refused } = this.counts
    this.onProgress?.(entered + changed + same + refused)
  }
}
