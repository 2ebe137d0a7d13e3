import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, payments } from '../../db/schema'
import { settleIfPaid } from '../claims/close'
import { lockClaim, setClaim } from '../claims/find'
import { payForProject } from '../funds/project-money'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { addAct } from '../projects/act'
import { type Project, whoDid } from '../projects/find'
import { requireNeutralTo } from '../projects/neutral'
import { giveCode } from '../receipts/codes'
import { contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { askPaid } from './ask'
import { findPaid, isBeneficiary } from './find'
import { DECIDED, type Payee, payRefusal } from './rules'

/** 拨付: pays a claim that was agreed to out, to all its payees at once; households are then asked 收到没. */
export async function payClaim(
  tx: Db,
  ctx: RequestContext,
  { code, payees }: { code: string; payees: readonly Payee[] },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { claim, project } = await lockClaim(tx, ctx, code)
  const paidIds = payees.flatMap(({ householdId }) => householdId ?? [])
  await requireNeutralTo(tx, ctx, project, paidIds)
  const { amountFen } = claim
  const refusal = payRefusal({
    status: claim.status,
    isOwnOpinion: claim.opinionBy === staffId,
    isOwnClaim: claim.claimedBy === staffId,
    hasDecided: (await whoDid(tx, project, DECIDED)).includes(staffId),
    amountFen,
    payees,
  })
  if (refusal === 'sum_differs') return { code: refusal, vars: { sum: amountFen } }
  if (refusal) throw new ApiError('refused', refusal)
  const heads = await headsOf(tx, project, payees)
  const paidOn = dayOf(now)
  const receipts: string[] = []
  for (const { householdId, payee: named, amountFen: sum } of payees) {
    const payee = householdId === null ? named.trim() : (heads.get(householdId) ?? '')
    const id = newId()
    const subject = `payment:${id}`
    const receipt = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
    await tx.insert(payments).values({
      county,
      id,
      claimId: claim.id,
      projectId: project.id,
      code: receipt,
      payeeKind: householdId === null ? 'contractor' : 'household',
      householdId,
      payee,
      amountFen: sum,
      paidBy: staffId,
      paidOn,
    })
    await payForProject(tx, ctx, {
      project,
      paymentId: id,
      amountFen: sum,
      text: householdId === null ? payee : '补助到户',
    })
    if (householdId !== null) receipts.push(receipt)
  }
  await setClaim(tx, claim, { status: 'paid' })
  const facts = { claimId: claim.id, payees: payees.length, households: receipts.length }
  await addAct(tx, ctx, project, { act: 'paid', amountFen, facts })
  for (const receipt of receipts) {
    const paid = await findPaid(tx, county, receipt)
    if (paid) await askPaid(tx, ctx, paid)
  }
  await tellStaff(tx, ctx, {
    staffId: claim.claimedBy,
    asker: ANYWHERE,
    purpose: `claim:${claim.id}:paid`,
    say: say('claim.paid_told', { name: project.name, sum: amountFen }),
  })
  const isSettled = await settleIfPaid(tx, ctx, project)
  const vars = { name: project.name, sum: amountFen, payees: payees.length }
  return { code: isSettled ? 'paid_settled' : 'paid', vars }
}

/** Heads of the households that are paid: of those the project is for, or that live in its area. */
async function headsOf(
  tx: Db,
  { county, id, areaPath }: Project,
  payees: readonly Payee[],
): Promise<Map<string, string>> {
  const ids = payees.flatMap(({ householdId }) => householdId ?? [])
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({
      id: households.id,
      head: households.headName,
      areaPath: households.areaPath,
      isMeant: isBeneficiary(county, id),
    })
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, ids)))
  const known = rows.filter((row) => row.isMeant || contains(areaPath, row.areaPath))
  if (new Set(known.map((row) => row.id)).size < new Set(ids).size)
    throw new ApiError('not_found', 'household')
  return new Map(known.map((row) => [row.id, row.head]))
}
