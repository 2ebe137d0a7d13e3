import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areaSubscriptions, contacts } from '../../db/schema'
import type { HouseholdRoundKind, NoticeLevel } from '../../db/values/rounds'
import { areaInWords } from '../areas/words'
import { findResponder } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { enqueueMany } from '../outbox/enqueue'
import { contains, withAncestors } from '../shared/area-path'
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
 * Who asked to be told of an area hears once what was announced there: how many households, no names.
 */
export async function tellSubscribers(
  tx: Db,
  ctx: RequestContext,
  { id }: Report,
  kind: HouseholdRoundKind,
  announced: readonly Case[],
): Promise<void> {
  const { county, now } = ctx
  const around = new Set(announced.flatMap((each) => withAncestors(each.areaPath)))
  if (around.size === 0) return
  const subscribed = await tx
    .select({ contactId: contacts.id, path: areaSubscriptions.areaPath })
    .from(areaSubscriptions)
    .innerJoin(
      contacts,
      and(
        eq(contacts.county, county),
        eq(contacts.id, areaSubscriptions.contactId),
        isNull(contacts.broadcastsStoppedAt),
      ),
    )
    .where(
      and(eq(areaSubscriptions.county, county), inArray(areaSubscriptions.areaPath, [...around])),
    )
  for (const [path, same] of Map.groupBy(subscribed, (each) => each.path)) {
    const households = announced.filter((each) => contains(path, each.areaPath)).length
    const area = await areaInWords(tx, county, path)
    const message = say('report.announced_area', { area, kind, households })
    const purpose = `report:${id}:announced:${now.toISOString()}:${path}`
    const messages = same.map(({ contactId }) => ({
      contactId,
      purpose: `${purpose}:${contactId}`,
      class: 'notice' as const,
      say: message,
    }))
    await enqueueMany(tx, ctx, messages)
  }
}
