import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, households, measures, staff } from '../../db/schema'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { showsPlanned } from '../measures/rules'
import { areaName } from '../projects/tell-area'
import { findPlan, getPlace, listLines, type Place } from './find'
import type { PlanOf } from './input'

/** The last plan of a village, or of a household with its measures. */
export async function showPlan(ctx: RequestContext, of: PlanOf) {
  const { db } = ctx.deps.connection
  const place = await getPlace(db, ctx, of)
  if (place.household) await recordAccess(db, ctx, 'plan.list', `household:${place.household.id}`)
  return presentPlan(db, ctx, place, 'staff')
}

/** What is planned for the households the contact speaks for; a draft is nobody's promise yet. */
export async function listOwnPlans(ctx: RequestContext) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const ofContact = and(
    eq(contactLinks.county, county),
    eq(contactLinks.contactId, requireContact(ctx)),
    isNull(contactLinks.endedAt),
  )
  const rows = await db
    .select({ household: households })
    .from(contactLinks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, contactLinks.householdId)),
    )
    .where(ofContact)
    .orderBy(asc(households.id))
  const items = []
  for (const { household } of rows) {
    const place = { areaPath: household.areaPath, household }
    items.push(await presentPlan(db, ctx, place, 'household'))
  }
  return { items }
}

async function presentPlan(
  db: Db,
  { county }: RequestContext,
  place: Place,
  reader: 'staff' | 'household',
) {
  const { household } = place
  const found = await findPlan(db, county, place)
  const plan = reader === 'household' && found?.status === 'draft' ? undefined : found
  const lines = plan ? await listLines(db, county, plan.id) : []
  const mayPlanned =
    reader === 'staff' || (household && showsPlanned(household.status, household.watch))
  const given = household ? await listMeasures(db, county, household.id) : []
  const shown = given.filter(({ status }) => mayPlanned || status !== 'planned')
  const names = await namesOf(db, county, [...lines, ...shown])
  return {
    areaPath: place.areaPath,
    area: await areaName(db, county, place.areaPath),
    head: household?.headName ?? null,
    plan: plan
      ? { year: plan.year, status: plan.status, goal: plan.goal, adoptedOn: plan.adoptedOn }
      : null,
    lines: lines.map(({ seq, sector, text, amountFen, ownerId, dueOn, status }) => ({
      seq,
      sector,
      text,
      amountFen,
      owner: names.get(ownerId ?? '') ?? null,
      dueOn,
      status,
    })),
    measures: shown.map(({ ownerId, ...measure }) => ({
      ...measure,
      owner: names.get(ownerId) ?? null,
    })),
  }
}
export type ShownPlan = Awaited<ReturnType<typeof presentPlan>>

/** 一户一法: measures are part of what a household's plan comes to. */
const listMeasures = (db: Db, county: string, householdId: string) =>
  db
    .select({
      code: measures.code,
      text: measures.content,
      amountFen: measures.amountFen,
      status: measures.status,
      dueOn: measures.dueOn,
      ownerId: measures.ownerId,
    })
    .from(measures)
    .where(
      and(
        eq(measures.county, county),
        eq(measures.householdId, householdId),
        ne(measures.status, 'cancelled'),
      ),
    )
    .orderBy(asc(measures.dueOn), asc(measures.id))

async function namesOf(db: Db, county: string, owned: readonly { ownerId: string | null }[]) {
  const ids = [...new Set(owned.flatMap(({ ownerId }) => ownerId ?? []))]
  if (ids.length === 0) return new Map<string, string>()
  const rows = await db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, ids)))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
