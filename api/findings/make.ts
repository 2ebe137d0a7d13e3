import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, findings, staff } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { MisconductKind, MisconductTag } from '../../db/values/integrity'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { addDays, type Day, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { sealWords } from '../supervisions/seal'
import type { Finding } from './find'
import { makeRefusal } from './rules'

interface Made {
  areaPath: AreaPath
  kind: MisconductKind
  tags: readonly MisconductTag[]
  text: string
  amountFen: number | null
  /** Who is to put it right. */
  ownerId: string
  /** By the county's figure where it is not given. */
  dueOn?: Day | undefined
  /** The inspection it came of. */
  supervisionId?: string | null | undefined
}

/**
 * Notes a problem 问题 by the actor: its owner is told what and by when to put it right, and reminded
 * the day before. Whether the place is the actor's is the caller's to look at.
 */
export async function makeFinding(
  tx: Db,
  ctx: RequestContext,
  given: Made,
): Promise<{ code: string; id: string; dueOn: Day }> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { areaPath, kind, ownerId, supervisionId = null } = given
  const text = given.text.trim()
  const today = dayOf(now)
  await holdArea(tx, county, areaPath)
  const dueOn = given.dueOn ?? addDays(today, await getFigure(tx, county, 'rectify_days', today))
  const refusal = makeRefusal({
    text,
    isOwner: await isActive(tx, county, ownerId),
    isOwnerFinder: ownerId === staffId,
    today,
    dueOn,
    isFound: await hasSame(tx, county, { areaPath, kind, ownerId, text }),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const id = newId()
  const subject = `finding:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const tags = [...new Set(given.tags)]
  const { amountFen } = given
  const found = { areaPath, kind, tags, amountFen, ownerId, dueOn }
  await tx.insert(findings).values({
    ...found,
    county,
    id,
    code,
    supervisionId,
    text,
    foundBy: staffId,
    foundOn: today,
    status: 'open',
  })
  const details = { ...found, supervisionId, textSealed: sealWords(ctx, subject, 'text', text) }
  await record(tx, ctx, { subject, type: 'finding.made', details })
  await tellOwner(tx, ctx, { ...found, id, code, text })
  return { code, id, dueOn }
}

/** At what hour of the day before it is due its owner is reminded. */
const REMIND_HOUR = 9

async function tellOwner(
  tx: Db,
  ctx: RequestContext,
  finding: Pick<Finding, 'id' | 'code' | 'areaPath' | 'kind' | 'text' | 'ownerId' | 'dueOn'>,
): Promise<void> {
  const { id, code, areaPath, kind, text, ownerId, dueOn: due } = finding
  const area = (await findArea(tx, ctx.county, areaPath))?.name ?? ''
  await tellStaff(tx, ctx, {
    staffId: ownerId,
    asker: ANYWHERE,
    purpose: `finding:${id}:owner`,
    say: say('finding.to_owner', { area, kind, text, due, code }),
  })
  const notBefore = instantOf(addDays(due, -1), REMIND_HOUR)
  if (notBefore <= ctx.now) return
  await tellStaff(tx, ctx, {
    staffId: ownerId,
    asker: ANYWHERE,
    purpose: `finding:${id}:due`,
    say: say('finding.due_soon', { text, code }),
    class: 'reminder',
    notBefore,
    guard: { kind: 'finding_open', id },
  })
}

/** One after another, so that of two who note the same at once the second finds it. */
async function holdArea(tx: Db, county: string, areaPath: AreaPath): Promise<void> {
  const [area] = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, areaPath)))
    .for('no key update')
  if (!area) throw new ApiError('not_found', 'area')
}

const isActive = async (tx: Db, county: string, staffId: string) =>
  (await tx.$count(
    staff,
    and(eq(staff.county, county), eq(staff.id, staffId), eq(staff.isActive, true)),
  )) > 0

async function hasSame(
  tx: Db,
  county: string,
  { areaPath, kind, ownerId, text }: Pick<Finding, 'areaPath' | 'kind' | 'ownerId' | 'text'>,
) {
  const same = and(
    eq(findings.county, county),
    eq(findings.areaPath, areaPath),
    eq(findings.kind, kind),
    eq(findings.ownerId, ownerId),
    eq(findings.text, text),
    ne(findings.status, 'verified'),
  )
  return (await tx.$count(findings, same)) > 0
}
