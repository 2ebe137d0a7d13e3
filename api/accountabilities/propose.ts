import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { accountabilities, findings, staff } from '../../db/schema'
import type { AccountabilityMeasure, MisconductKind } from '../../db/values/integrity'
import { mayReach } from '../areas/places'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { giveCode } from '../receipts/codes'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { sealWords } from '../supervisions/seal'
import { areTied } from '../supervisions/tied'
import type { Outcome } from '../turns/answer'
import { tellDeciders } from './deciders'
import { findMembers } from './find'
import type { NewAccountability } from './input'
import { proposeRefusal } from './rules'

interface Proposed {
  staffId: string
  kind: MisconductKind
  measure: AccountabilityMeasure
  text: string
  findingId: string | null
}

/**
 * Proposes that a member of staff is held to account 问责: others decide. The person hears nothing
 * before that.
 * @returns how many there are who may decide, too
 */
export async function proposeAccountability(
  tx: Db,
  ctx: RequestContext,
  given: Proposed,
): Promise<{ code: string; deciders: number }> {
  const { county, now } = ctx
  const { staffId: actorId } = requireStaff(ctx)
  const { staffId, kind, measure, findingId } = given
  const text = given.text.trim()
  await holdMember(tx, county, staffId)
  const [person] = await findMembers(tx, county, [staffId])
  const isThere = person?.isActive && person.roles.some((held) => mayReach(ctx, held.areaPath))
  const refusal = proposeRefusal({
    isSelf: staffId === actorId,
    isThere: isThere === true,
    isTied: await areTied(tx, county, actorId, staffId),
    isProposed: await hasSame(tx, county, { staffId, kind, measure }),
    text,
  })
  if (refusal || !person) throw new ApiError('refused', refusal ?? 'person_unknown')
  const id = newId()
  const subject = `accountability:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const facts = { staffId, findingId, kind, measure }
  const row = { county, id, code, ...facts, text, proposedBy: actorId, proposedOn: dayOf(now) }
  await tx.insert(accountabilities).values({ ...row, status: 'proposed' })
  // Of what it came stands sealed alone: where it was a complaint, nothing else may say so.
  const details = {
    staffId,
    kind,
    measure,
    textSealed: sealWords(ctx, subject, 'text', text),
    findingSealed: sealWords(ctx, subject, 'finding', findingId ?? ''),
  }
  await record(tx, ctx, { subject, type: 'accountability.proposed', details })
  const template = 'accountability.to_decide'
  const deciders = await tellDeciders(tx, ctx, row, person, { barred: [actorId], template })
  return { code, deciders }
}

/** 问责 熊长富 优亲厚友 诫勉 理由 …, of a problem found where one is named. */
export async function proposeByCommand(
  tx: Db,
  ctx: RequestContext,
  { findingCode, ...given }: NewAccountability,
): Promise<Outcome> {
  const findingId = findingCode ? await findFinding(tx, ctx, findingCode) : null
  const { code, deciders } = await proposeAccountability(tx, ctx, { ...given, findingId })
  return { code: deciders > 0 ? 'proposed' : 'proposed_nobody', vars: { code } }
}

async function findFinding(tx: Db, ctx: RequestContext, code: string): Promise<string> {
  const [finding] = await tx
    .select({ id: findings.id, areaPath: findings.areaPath })
    .from(findings)
    .where(and(eq(findings.county, ctx.county), eq(findings.code, code)))
  if (!finding) throw new ApiError('not_found', 'finding')
  requireInScope(ctx, finding.areaPath, 'finding')
  return finding.id
}

/** One after another, so that of two who propose the same at once the second finds it. */
const holdMember = (tx: Db, county: string, staffId: string) =>
  tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
    .for('no key update')

async function hasSame(
  tx: Db,
  county: string,
  { staffId, kind, measure }: Pick<Proposed, 'staffId' | 'kind' | 'measure'>,
) {
  const same = and(
    eq(accountabilities.county, county),
    eq(accountabilities.staffId, staffId),
    eq(accountabilities.kind, kind),
    eq(accountabilities.measure, measure),
    eq(accountabilities.status, 'proposed'),
  )
  return (await tx.$count(accountabilities, same)) > 0
}
