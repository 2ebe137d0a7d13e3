import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, people } from '../../db/schema'
import type { ChangeReason } from '../../db/values/archive'
import { type Day, dayOf } from '../shared/day'
import type { ArchiveContext } from './change-household'
import { type DecidedRow, keepDecided } from './decided'
import { type ArchiveDetails, FACT_FIELDS, wholeOf } from './details'
import { listTold, type HeldRow } from './hold'
import { fieldChanges, type HouseholdSet } from './plan'

/** What an announcement may bring into force of a household. */
export type Standing = Pick<
  HouseholdSet,
  'status' | 'watch' | 'type' | 'mainCause' | 'otherCauses' | 'identifiedYear' | 'exitedYear'
>

export interface StandingChange {
  householdId: string
  reason: ChangeReason
  evidence: string
  set: Standing
}

/**
 * As `changeHousehold`, for where many households stand on the register, in a few statements. The caller holds
 * them, and records of each an event of its own with the details given back.
 */
export async function changeStandings(
  tx: Db,
  ctx: ArchiveContext,
  many: readonly StandingChange[],
): Promise<(householdId: string) => ArchiveDetails> {
  const { county } = ctx
  const today = dayOf(ctx.now)
  const ids = many.map(({ householdId }) => householdId)
  const before = await readRows(tx, county, ids)
  const told = await listTold(tx, county, ids)
  const wholes = await readWholes(
    tx,
    county,
    [...before.values()].filter(({ id }) => !told.has(id)),
  )
  const details = new Map<string, ArchiveDetails>()
  const changed: HeldRow[] = []
  const decided: DecidedRow[] = []
  for (const { householdId, reason, evidence, set } of many) {
    const row = before.get(householdId)
    if (!row) continue
    const isSame = (set.status ?? row.status) === row.status
    const after = { ...row, ...set, statusSince: isSame ? row.statusSince : today }
    const changes = fieldChanges(FACT_FIELDS, row, after)
    const whole = wholes.get(householdId)
    details.set(householdId, { reason, evidence, changes, ...(whole && { before: whole }) })
    if (changes.length === 0) continue
    changed.push(after)
    for (const { field } of changes)
      if (field !== 'statusSince') decided.push(decidedRow(county, householdId, field, today))
  }
  await writeRows(tx, county, changed)
  await keepDecided(tx, county, decided)
  return (householdId) => details.get(householdId) ?? {}
}

const decidedRow = (
  county: string,
  householdId: string,
  field: string,
  decidedOn: Day,
): DecidedRow => ({ county, householdId, aboutId: householdId, field, was: null, decidedOn })

async function readRows(tx: Db, county: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, HeldRow>()
  const rows = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, [...ids])))
  return new Map(rows.map((row) => [row.id, row]))
}

/** How households stand whose events do not say so. */
export async function readWholes(tx: Db, county: string, rows: readonly HeldRow[]) {
  if (rows.length === 0) return new Map<string, ReturnType<typeof wholeOf>>()
  const ids = rows.map(({ id }) => id)
  const all = await tx
    .select()
    .from(people)
    .where(and(eq(people.county, county), inArray(people.householdId, ids)))
  const members = Map.groupBy(all, ({ householdId }) => householdId)
  return new Map(rows.map((row) => [row.id, wholeOf(row, members.get(row.id) ?? [])]))
}

/** A file that says otherwise is compared in full from then on. */
async function writeRows(tx: Db, county: string, rows: readonly HeldRow[]): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map((row) => ({
    id: row.id,
    status: row.status,
    status_since: row.statusSince,
    watch: row.watch,
    type: row.type,
    main_cause: row.mainCause,
    other_causes: row.otherCauses,
    identified_year: row.identifiedYear,
    exited_year: row.exitedYear,
  }))
  await tx.execute(sql`
    update households h
       set status = r.status, status_since = r.status_since, watch = r.watch, type = r.type,
           main_cause = r.main_cause, other_causes = r.other_causes,
           identified_year = r.identified_year, exited_year = r.exited_year, fingerprint = ''
      from jsonb_populate_recordset(null::households, ${JSON.stringify(given)}::text::jsonb) r
     where h.county = ${county} and h.id = r.id`)
}
