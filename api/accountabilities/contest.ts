import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { accountabilities } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import { tellDeciders } from './deciders'
import { findMembers, setCase } from './find'
import { contestRefusal, standingOf } from './rules'

/** 申诉: what the person says against a decision; another inspector than before decides about it. */
export async function contestCase(
  tx: Db,
  ctx: RequestContext,
  given: { code: string; text: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const [row] = await tx
    .select()
    .from(accountabilities)
    .where(
      and(
        eq(accountabilities.county, county),
        eq(accountabilities.code, given.code),
        eq(accountabilities.staffId, staffId),
      ),
    )
    .for('update')
  const today = dayOf(now)
  const standing = row && standingOf(row, today)
  // Before it is decided nobody tells them that there is one; nor of what came to nothing.
  if (!row || standing === 'proposed' || isNeverTold(row))
    throw new ApiError('not_found', 'accountability')
  const refusal = contestRefusal(standing ?? 'proposed')
  if (refusal) throw new ApiError('refused', refusal)
  const text = given.text.trim()
  const { id, code } = row
  const subject = `accountability:${id}`
  await setCase(tx, county, id, { contestedOn: today, contest: text })
  const details = { contestedOn: today, contestSealed: sealWords(ctx, subject, 'contest', text) }
  await record(tx, ctx, { subject, type: 'accountability.contested', details })
  const [person] = await findMembers(tx, county, [staffId])
  const barred = [row.proposedBy, ...(row.decidedBy ? [row.decidedBy] : [])]
  const template = 'accountability.to_decide_again'
  if (person) await tellDeciders(tx, ctx, row, person, { barred, template })
  return { code: 'contested', vars: { code } }
}

/** Turned down before anybody told its person of it. */
export const isNeverTold = ({
  status,
  finalOn,
}: Pick<typeof accountabilities.$inferSelect, 'status' | 'finalOn'>): boolean =>
  status === 'revoked' && finalOn === null
