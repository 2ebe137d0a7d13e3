import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, linkCodes } from '../../db/schema'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { inScope, requireStaff, requireUntied } from '../http/scope'
import { soundingLike } from '../names/named'
import { randomCode } from '../shared/codes'
import { addHours, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'

/**
 * A cadre's one-time code for a household of their area, found by the head's name; where only others sound like
 * it they are asked about as `sounds_like`. Of a code only its keyed hash is kept. Two heads of one name: refused as `name_ambiguous`, the clerk then uses the number.
 */
export async function issueLinkCode(
  tx: Db,
  ctx: RequestContext,
  { headName }: { headName: string },
): Promise<Outcome> {
  const { county } = ctx
  const actor = requireStaff(ctx)
  const said = headName.trim()
  const inArea = and(eq(households.county, county), inScope(ctx, households.areaPath))
  const found = await tx
    .select({ id: households.id, head: households.headName })
    .from(households)
    .where(and(inArea, eq(households.headName, said)))
    .limit(2)
  const [household] = found
  if (!household) {
    const heads = await tx
      .selectDistinct({ head: households.headName })
      .from(households)
      .where(inArea)
    return toAsk(
      said,
      soundingLike(heads, said, ({ head }) => head),
    )
  }
  if (found.length > 1) throw new ApiError('refused', 'name_ambiguous')
  requireUntied(ctx, household.id)
  const hours = await getFigure(tx, county, 'link_code_hours', dayOf(ctx.now))
  const code = randomCode('link')
  const expiresAt = addHours(ctx.now, hours)
  const row = { county, householdId: household.id, staffId: actor.staffId, expiresAt }
  await tx.insert(linkCodes).values({ ...row, codeHash: hashOf(ctx, code) })
  const subject = `household:${household.id}`
  await record(tx, ctx, { subject, type: 'link_code.issued', details: { staffId: actor.staffId } })
  return { code: 'issued', vars: { head: household.head, code, until: expiresAt.toISOString() } }
}

/** So many names are asked about; of more none is told. */
const MOST_ALIKE = 3

/** A code is for the one household that is meant, so what only sounds like it is asked about. */
function toAsk(head: string, alike: readonly { head: string }[]): Outcome {
  if (alike.length === 0 || alike.length > MOST_ALIKE) throw new ApiError('not_found', 'household')
  const heads = alike.map((each) => each.head).toSorted()
  return { code: 'sounds_like', vars: { head, heads: heads.join('、'), first: heads[0] ?? '' } }
}

/** Spends a code; the household it stood for, or null when it is unknown, used or over. */
export async function useLinkCode(
  tx: Db,
  ctx: RequestContext,
  code: string,
): Promise<string | null> {
  const [spent] = await tx
    .update(linkCodes)
    .set({ usedAt: ctx.now })
    .where(
      and(
        eq(linkCodes.county, ctx.county),
        eq(linkCodes.codeHash, hashOf(ctx, code)),
        isNull(linkCodes.usedAt),
        gt(linkCodes.expiresAt, ctx.now),
      ),
    )
    .returning({ householdId: linkCodes.householdId })
  return spent?.householdId ?? null
}

const hashOf = (ctx: RequestContext, code: string) =>
  ctx.deps.sealer.index('link_code', ctx.county, code)
