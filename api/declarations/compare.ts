import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { declarationHits } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { BenefitKind } from '../../db/values/integrity'
import { record, recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { giveCode } from '../receipts/codes'
import { contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { benefitsOf, declaredHomes, type Found, paymentsToFirms, undeclaredHomes } from './benefits'

/** A cadre whose kin, or own home, got something and who has not declared it 未报备. */
export interface Unreported {
  staffId: string
  name: string
  unit: string
  head: string
  benefits: BenefitKind[]
}

export interface Compared {
  /** Found now, and not before. */
  found: number
  /** Found before: looked at, or still to be. */
  known: number
  unreported: Unreported[]
}

/**
 * 比对申报: what declared kin, own homes and firms of cadres got in an area. Each is a lead for somebody
 * untied to look at, made once; the cadre it is about is told nothing. Nobody compares themselves.
 */
export async function compareDeclarations(
  tx: Db,
  ctx: RequestContext,
  { areaPath }: { areaPath: AreaPath },
): Promise<Compared> {
  requireInScope(ctx, areaPath, 'area')
  const { county, now } = ctx
  const read = async (query: SQL) =>
    (await tx.execute<Found>(query)).filter((each) => isOurs(ctx, areaPath, each))
  const declared = [
    ...(await read(benefitsOf(county, declaredHomes(county)))),
    ...(await read(paymentsToFirms(county))),
  ]
  const before = new Set(
    (
      await tx.execute<{ staffId: string; subject: string }>(sql`
        select staff_id as "staffId", subject from declaration_hits where county = ${county}`)
    ).map(({ staffId, subject }) => `${staffId} ${subject}`),
  )
  const compared: Compared = { found: 0, known: 0, unreported: [] }
  const today = dayOf(now)
  const unreported: Found[] = []
  for (const found of declared) {
    const { declarationId } = found
    if (declarationId === null) unreported.push(found)
    else if (before.has(`${found.staffId} ${found.subject}`)) compared.known++
    else if (await add(tx, ctx, { ...found, declarationId }, today)) compared.found++
    else compared.known++
  }
  unreported.push(...(await read(benefitsOf(county, undeclaredHomes(county)))))
  compared.unreported = await namesOf(tx, county, unreported)
  const details = { found: compared.found, unreported: compared.unreported.length }
  const subject = `area:${areaPath}`
  await record(tx, ctx, { subject, type: 'declaration.compared', details })
  return compared
}

/** 未报备: cadres whose recorded kin, or own home, got something and who have not declared it. */
export async function listUnreported(ctx: RequestContext, areaPath: AreaPath) {
  requireInScope(ctx, areaPath, 'area')
  const { db } = ctx.deps.connection
  const homes = [declaredHomes(ctx.county), undeclaredHomes(ctx.county)]
  const found = []
  for (const home of homes)
    for (const each of await db.execute<Found>(benefitsOf(ctx.county, home)))
      if (each.declarationId === null && isOurs(ctx, areaPath, each)) found.push(each)
  await recordAccess(db, ctx, 'declaration.list', `area:${areaPath}`)
  return { items: await namesOf(db, ctx.county, found) }
}

/** In the area, and not about whoever looks. */
const isOurs = ({ actor }: RequestContext, areaPath: AreaPath, found: Found): boolean =>
  !(actor.kind === 'staff' && actor.staffId === found.staffId) && contains(areaPath, found.areaPath)

/** The same from a chat, with how many there are of each. */
export async function compareByCommand(
  tx: Db,
  ctx: RequestContext,
  given: { areaPath: AreaPath },
): Promise<Outcome> {
  const { found, known, unreported } = await compareDeclarations(tx, ctx, given)
  return { code: 'compared', vars: { found, known, unreported: unreported.length } }
}

/** @returns false where another comparison was quicker */
async function add(
  tx: Db,
  { county }: RequestContext,
  {
    staffId,
    declarationId,
    benefit,
    subject,
    householdId,
    areaPath,
  }: Found & { declarationId: string },
  foundOn: string,
): Promise<boolean> {
  const id = newId()
  const of = `declaration_hit:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject: of, contactId: null })
  const row = { county, id, code, staffId, declarationId, benefit, subject, householdId, areaPath }
  const added = await tx
    .insert(declarationHits)
    .values({ ...row, foundOn, status: 'open' })
    .onConflictDoNothing()
    .returning({ id: declarationHits.id })
  return added.length > 0
}

/** One line for each cadre and household, with all it got. */
async function namesOf(tx: Db, county: string, found: readonly Found[]): Promise<Unreported[]> {
  if (found.length === 0) return []
  const pairs = Map.groupBy(found, ({ staffId, householdId }) => `${staffId} ${householdId}`)
  const ids = JSON.stringify([...pairs.keys()].map((pair) => pair.split(' ')))
  const rows = await tx.execute<{
    staffId: string
    householdId: string
    name: string
    unit: string
    head: string
  }>(sql`
    select s.id as "staffId", h.id as "householdId", s.name, s.unit, h.head_name as head
      from jsonb_array_elements(${ids}::text::jsonb) as pair(ids)
      join staff s on s.county = ${county} and s.id = (pair.ids ->> 0)::uuid
      join households h on h.county = ${county} and h.id = (pair.ids ->> 1)::uuid
     order by s.unit, s.name, h.head_name, s.id, h.id`)
  return rows.map(({ householdId, ...row }) => {
    const got = pairs.get(`${row.staffId} ${householdId}`) ?? []
    return { ...row, benefits: [...new Set(got.map(({ benefit }) => benefit))] }
  })
}
