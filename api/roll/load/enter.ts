import { households, people } from '../../../db/schema'
import { wholeOf } from '../../archive/details'
import { newId } from '../../shared/ids'
import { type Elsewhere, type LoadContext, type LoadCounts, mapCalmly, type Tx } from './context'
import { copyRows } from './copy'
import { copyRecords } from './copy-records'
import { type RecordRows, toRecordRows } from './events'
import { ensureGroups } from './groups'
import {
  type Entry,
  type HouseholdRow,
  NO_FINGERPRINT,
  type PersonRow,
  toHouseholdRow,
  toPersonRow,
} from './rows'
import { findFormer } from './release'
import { findStanding, headElsewhere, idElsewhere, type Standing } from './standing'

/** The rows of a household that is new to the roll. */
export interface Arrival {
  entry: Entry
  household: HouseholdRow
  people: PersonRow[]
  records: RecordRows
}

/** Ids people keep who leave their household, or left one before, by their ID's index in hex. */
type Released = ReadonlyMap<string, string>

export function toArrivals(ctx: LoadContext, entries: readonly Entry[]): Promise<Arrival[]> {
  return mapCalmly(entries, (entry) => toArrival(ctx, entry, new Map()))
}

function toArrival(ctx: LoadContext, entry: Entry, idOf: Released): Arrival {
  const { county, deps } = ctx
  const { record } = entry
  const householdId = newId()
  const household = toHouseholdRow(deps.sealer, county, householdId, entry)
  const rows = record.people.map((person) => {
    const idNumberIndex = deps.sealer.index('id_number', county, person.idNumber)
    const id = idOf.get(idNumberIndex.toString('hex')) ?? newId()
    return toPersonRow(deps.sealer, county, { id, householdId, idNumberIndex }, person)
  })
  const details = {
    ...(ctx.evidence && { evidence: ctx.evidence }),
    whole: wholeOf(household, rows),
  }
  const event = { subject: `household:${householdId}`, type: 'household.entered', details }
  return { entry, household, people: rows, records: toRecordRows(ctx, event) }
}

/** Tells apart households of which nobody stands in the roll yet, or ever stood there. */
export async function splitByStanding(sql: Tx, county: string, arrivals: Arrival[]) {
  const indexes = arrivals.flatMap((each) => each.people.map((person) => person.idNumberIndex))
  const standing = await findStanding(sql, county, indexes)
  const former = await findFormer(sql, county, indexes)
  const stands = ({ idNumberIndex }: PersonRow) => {
    const hex = idNumberIndex.toString('hex')
    return standing.has(hex) || former.has(hex)
  }
  const isClear = (arrival: Arrival) => !arrival.people.some(stands)
  return {
    clear: arrivals.filter(isClear),
    blocked: arrivals.filter((arrival) => !isClear(arrival)),
  }
}

/**
 * New households of which somebody stands in the roll already: taken without them, unless they are
 * released; not at all where it is the head.
 */
export async function enterBlocked(
  ctx: LoadContext,
  sql: Tx,
  blocked: readonly Entry[],
  released: Released,
  counts: LoadCounts,
): Promise<Arrival[]> {
  const { county, deps } = ctx
  const indexOf = (idNumber: string) => deps.sealer.index('id_number', county, idNumber)
  const everybody = blocked.flatMap(({ record }) => record.people)
  const indexes = everybody.map(({ idNumber }) => indexOf(idNumber))
  const standing = await findStanding(sql, county, indexes)
  for (const hex of released.keys()) standing.delete(hex)
  const idOf = new Map([...(await findFormer(sql, county, indexes)), ...released])
  return blocked.flatMap((entry) => {
    const here = takeHere(
      entry,
      (idNumber) => standing.get(indexOf(idNumber).toString('hex')),
      counts.elsewhere,
    )
    if (!here) counts.refused += 1
    return here ? [toArrival(ctx, here, idOf)] : []
  })
}

function takeHere(
  entry: Entry,
  standingOf: (idNumber: string) => Standing | undefined,
  elsewhere: Elsewhere[],
): Entry | undefined {
  const { record } = entry
  const head = record.people.find((person) => person.isHead)
  const isHeadHere = head === undefined || !standingOf(head.idNumber)
  const here = record.people.filter((person) => {
    const at = standingOf(person.idNumber)
    if (at) elsewhere.push(idElsewhere(record, person, at))
    else if (!isHeadHere) elsewhere.push(headElsewhere(record, person))
    return !at
  })
  if (!isHeadHere) return undefined
  if (here.length === record.people.length) return entry
  return { ...entry, record: { ...record, people: here }, fingerprint: NO_FINGERPRINT }
}

/** Stores households by COPY. */
export async function enter(sql: Tx, county: string, arrivals: readonly Arrival[]): Promise<void> {
  await ensureGroups(
    sql,
    county,
    arrivals.map(({ household }) => household.areaPath),
  )
  await copyRows(
    sql,
    households,
    arrivals.map(({ household }) => household),
  )
  await copyRows(
    sql,
    people,
    arrivals.flatMap((arrival) => arrival.people),
  )
  await copyRecords(
    sql,
    arrivals.map(({ records }) => records),
  )
}
