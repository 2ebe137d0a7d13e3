import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, contactLinks, noticeEntries, objections } from '../../db/schema'
import type { Objection } from '../objections/put-down'
import { dayOf } from '../shared/day'

export type Application = typeof applications.$inferSelect

/** The objection for which an application was declined; undefined where it was for something else. */
export async function findDeclining(
  tx: Db,
  county: string,
  { id, householdId, status, decidedOn }: Application,
): Promise<Objection | undefined> {
  if (status !== 'declined') return undefined
  const rows = await tx
    .select({ objection: objections })
    .from(noticeEntries)
    .innerJoin(
      objections,
      and(
        eq(objections.county, county),
        eq(objections.noticeId, noticeEntries.noticeId),
        eq(objections.householdId, householdId),
        eq(objections.ground, 'should_not_be_listed'),
        eq(objections.status, 'upheld'),
      ),
    )
    .where(
      and(
        eq(noticeEntries.county, county),
        eq(noticeEntries.householdId, householdId),
        eq(noticeEntries.applicationId, id),
      ),
    )
    .orderBy(asc(objections.decidedAt), asc(objections.id))
  // Of several it was the first: after it nothing was left to decline.
  const [first] = rows.map(({ objection }) => objection)
  const isOfThatDay = first?.decidedAt && dayOf(first.decidedAt) === decidedOn
  return isOfThatDay ? first : undefined
}

/** What became last of the households the contact speaks for, where they were declined. */
export async function listDeclined(
  tx: Db,
  county: string,
  contactId: string,
): Promise<Application[]> {
  const rows = await tx
    .selectDistinctOn([applications.householdId], { application: applications })
    .from(contactLinks)
    .innerJoin(
      applications,
      and(eq(applications.county, county), eq(applications.householdId, contactLinks.householdId)),
    )
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, contactId),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(applications.householdId, desc(applications.filedAt), desc(applications.id))
  return rows.flatMap(({ application }) => (application.status === 'declined' ? [application] : []))
}
