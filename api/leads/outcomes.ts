import { and, eq } from 'drizzle-orm'
import { changeHousehold } from '../archive/change-household'
import { headed } from '../changes/put-in-force'
import type { Db } from '../../db/client'
import { people } from '../../db/schema'
import { RISK_CLASSES, type RiskClass } from '../../db/values/leads'
import type { HealthState } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { enterLedger } from '../monitoring/ledger'
import { proposeForWatch } from '../monitoring/watch'
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
    if (head.isHead && !successorId) throw new ApiError('refused', 'needs_successor')
    const alter =
      head.isHead && successorId
        ? headed(successorId, await listKin(tx, ctx, household.id), [personId])
        : []
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

const listKin = (tx: Db, { county }: RequestContext, householdId: string) =>
  tx
    .select({ id: people.id, relation: people.relation, sex: people.sex })
    .from(people)
    .where(and(eq(people.county, county), eq(people.householdId, householdId)))

function riskOf({ class: leadClass }: Lead): RiskClass {
  const found = RISK_CLASSES.find((each) => each === leadClass)
  if (!found) throw new ApiError('refused', 'no_such_outcome')
  return found
}
