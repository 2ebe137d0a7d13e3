import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { type ExitGap, gapLine } from './rules'

interface Ended {
  applicationId: string
  householdId: string
  head: string
  /** The survey that found it. */
  entryId: string
  gap: ExitGap
}

/**
 * An exit whose verification 核实 found something lacking is over: the household stays in the programme
 * 继续帮扶 and hears what it lacks. What was found stands in the survey alone.
 */
export async function endExit(tx: Db, ctx: RequestContext, ended: Ended): Promise<void> {
  const { applicationId, householdId, head, entryId, gap } = ended
  await tx
    .update(applications)
    .set({ status: 'declined', decidedOn: dayOf(ctx.now) })
    .where(and(eq(applications.county, ctx.county), eq(applications.id, applicationId)))
  const details = { applicationId, householdId, entryId }
  const subjects = [`application:${applicationId}`, `household:${householdId}`]
  await recordMany(
    tx,
    ctx,
    subjects.map((subject) => ({ subject, type: 'application.declined', details })),
  )
  await tellHousehold(tx, ctx, {
    householdId,
    purpose: `application:${applicationId}:exit_ended`,
    say: say('proposal.exit_ended', { head, gap: gapLine(gap) }),
  })
}
