import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import type { HouseholdRoundKind, NoticeLevel } from '../../db/values/rounds'
import { areaInWords } from '../areas/words'
import { sendingTimes } from '../shared/sending-hours'
import { findResponder } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import { wants } from '../contacts/wants'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { enqueueMany } from '../outbox/enqueue'
import { areaAt, contains } from '../shared/area-path'
import type { Case } from './cases'
import type { Report } from './find'

interface Returned {
  report: Report
  applicationId: string
  householdId: string
  head: string
  level: NoticeLevel
  reason: string
}

/** The township hears why, from whoever reported to whoever serves it now; the household without. */
export async function tellReturned(tx: Db, ctx: RequestContext, returned: Returned): Promise<void> {
  const { report, applicationId, householdId, head, level, reason } = returned
  const message = say('report.case_returned', { head, level, text: reason })
  const purpose = `report:${report.id}:returned:${applicationId}`
  const told = { asker: ANYWHERE, purpose, say: message }
  const isTold = await tellStaff(tx, ctx, { staffId: report.reportedBy, ...told })
  if (!isTold) {
    const place = { areaPath: report.areaPath, householdId, askerIndex: null }
    const other = await findResponder(tx, ctx, place, ['township_clerk'])
    if (other) await tellStaff(tx, ctx, { staffId: other.staffId, ...told })
  }
  await tellHousehold(tx, ctx, {
    householdId,
    purpose: `${purpose}:household`,
    say: say('report.sent_back', { head, level }),
  })
}

/**
 * Who lives in a village, or asked to be told of it, hears once how many were announced
 * there, and no names. Whom the announcement is about was told so.
 */
export async function tellSubscribers(
  tx: Db,
  ctx: RequestContext,
  { id }: Report,
  kind: HouseholdRoundKind,
  announced: readonly Case[],
): Promise<void> {
  const { county, now } = ctx
  const { notAfter } = sendingTimes(now)
  const told = new Set<string>()
  for (const path of areasOf(announced)) {
    const households = announced.filter((each) => contains(path, each.areaPath))
    const wanting = await listWanting(tx, county, path, households)
    const fresh = wanting.filter((contactId) => !told.has(contactId))
    for (const contactId of fresh) told.add(contactId)
    const area = await areaInWords(tx, county, path)
    const message = say('report.announced_area', { area, kind, households: households.length })
    const messages = fresh.map((contactId) => ({
      contactId,
      purpose: `report:${id}:announced:${now.toISOString()}:area:${contactId}`,
      class: 'notice' as const,
      say: message,
      notAfter,
    }))
    await enqueueMany(tx, ctx, messages)
  }
}

/** The villages of some cases, then what lies around them: of several only the nearest is told. */
function areasOf(cases: readonly Case[]): string[] {
  const levels = ['village', 'township', 'county'] as const
  return levels.flatMap((level) => [
    ...new Set(cases.map(({ areaPath }) => areaAt(areaPath, level))),
  ])
}

/** Those who live in the village, and whoever asked about the area or one of its groups. */
async function listWanting(
  tx: Db,
  county: string,
  path: string,
  announced: readonly Case[],
): Promise<string[]> {
  const isVillage = path.split('.').length === 3
  const within = `${path}.%`
  const about = announced.map(({ householdId }) => householdId)
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.county, county),
        wants('notice'),
        sql`${contacts.id} in (
          select s.contact_id from area_subscriptions s
           where s.county = ${county}
             and (s.area_path = ${path} or (${isVillage} and s.area_path like ${within}))
          union
          select l.contact_id from households h
            join contact_links l on l.county = ${county} and l.household_id = h.id
                                and l.ended_at is null
           where h.county = ${county} and ${isVillage}
             and (h.area_path = ${path} or h.area_path like ${within}))`,
        sql`not exists (
          select from contact_links l
           where l.county = ${county} and l.contact_id = ${contacts.id} and l.ended_at is null
             and ${inArray(sql`l.household_id`, about)})`,
      ),
    )
    .orderBy(asc(contacts.id))
  return rows.map((row) => row.id)
}
