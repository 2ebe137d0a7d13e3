import { and, eq } from 'drizzle-orm'
import { changeHousehold } from '../archive/change-household'
import { listMembers } from '../changes/find'
import { headed } from '../changes/put-in-force'
import { type SuccessorRefusal, successorRefusal } from '../changes/rules'
import type { Db } from '../../db/client'
import { people } from '../../db/schema'
import { RISK_CLASSES, type RiskClass } from '../../db/values/leads'
import type { HealthState } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { enterLedger } from '../monitoring/ledger'
import { proposeForWatch } from '../monitoring/watch'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Held, Lead } from './find'
import type { Decision } from './rules'

interface Carried {
  decision: Decision
  reason: string
  successorId: string | null
}

/** What a decision changes, beside the lead itself; what of it stands with the lead. */
export async function carryOut(
  tx: Db,
  ctx: RequestContext,
  held: Held,
  { decision, reason, successorId }: Carried,
): Promise<Pick<Lead, 'applicationId'> | Record<string, never>> {
  const { lead, household } = held
  const of = { householdId: household.id, leadId: lead.id }
  switch (decision) {
    case 'corrected':
      await putRight(tx, ctx, held, successorId)
      return {}
    case 'terminated':
      await changeHousehold(tx, ctx, {
        householdId: household.id,
        reason: 'terminated',
        evidence: `lead:${lead.id}`,
        set: { status: 'terminated', watch: null },
      })
      return {}
    case 'watch': {
      const { applicationId } = await proposeForWatch(tx, ctx, { ...of, watch: null })
      return { applicationId }
    }
    case 'ledger':
      await enterLedger(tx, ctx, { ...of, class: riskOf(lead), reason })
      return {}
    case 'kept':
    case 'unfounded':
    case 'settled':
    case 'no_risk':
    case 'referred':
      return {}
  }
}

/** The register says from now on what the records say. */
async function putRight(tx: Db, ctx: RequestContext, held: Held, successorId: string | null) {
  const { lead, household } = held
  const change = { householdId: household.id, evidence: `lead:${lead.id}` }
  const { personId } = lead
  if (lead.class === 'subsistence_allowance')
    return changeHousehold(tx, ctx, {
      ...change,
      reason: 'corrected',
      set: { type: 'subsistence_allowance' },
    })
  if (!personId) throw new ApiError('refused', 'no_such_outcome')
  if (lead.class === 'death') {
    const leave = [{ personId, reason: 'death' as const }]
    if (household.size === 1)
      return changeHousehold(tx, ctx, {
        ...change,
        reason: 'closed',
        set: { status: 'closed' },
        leave,
      })
    const head = await findMember(tx, ctx, held, personId)
    const alter = head.isHead ? await succeeded(tx, ctx, held, successorId) : []
    return changeHousehold(tx, ctx, { ...change, reason: 'died_or_left', leave, alter })
  }
  const { health } = await findMember(tx, ctx, held, personId)
  const others = health.filter((state) => state !== 'healthy') as HealthState[]
  return changeHousehold(tx, ctx, {
    ...change,
    reason: 'corrected',
    alter: [{ personId, set: { health: [...others, 'disabled'] } }],
  })
}

async function findMember(tx: Db, { county }: RequestContext, { household }: Held, id: string) {
  const [member] = await tx
    .select({ isHead: people.isHead, health: people.health })
    .from(people)
    .where(and(eq(people.county, county), eq(people.id, id), eq(people.householdId, household.id)))
  if (!member) throw new ApiError('refused', 'no_such_outcome')
  return member
}

/** Who is head after the one who died, by the rule of any change, and what the others are to them. */
async function succeeded(
  tx: Db,
  ctx: RequestContext,
  { lead, household }: Held,
  successorId: string | null,
) {
  const members = await listMembers(tx, ctx, household.id)
  const staying = members.filter(({ id }) => id !== lead.personId)
  const refusal = successorRefusal(successorId, staying, dayOf(ctx.now))
  if (refusal) throw new ApiError('refused', REFUSALS[refusal])
  return successorId && lead.personId ? headed(successorId, members, [lead.personId]) : []
}

const REFUSALS = {
  successor_missing: 'needs_successor',
  successor_wrong: 'not_a_member',
  successor_minor: 'successor_minor',
} as const satisfies Record<SuccessorRefusal, string>

function riskOf({ class: leadClass }: Lead): RiskClass {
  const found = RISK_CLASSES.find((each) => each === leadClass)
  if (!found) throw new ApiError('refused', 'no_such_outcome')
  return found
}
