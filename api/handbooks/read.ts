import { and, asc, desc, eq } from 'drizzle-orm'
import { handbookFields, measures, staff, visits } from '../../db/schema'
import {
  CAUSE_WORDS,
  EDUCATION_WORDS,
  GRADE_WORDS,
  HEALTH_WORDS,
  LABOUR_WORDS,
  SEX_WORDS,
  STATUS_WORDS,
  TYPE_WORDS,
} from '../../db/values/roll-words'
import type { HealthState } from '../../db/values/roll'
import { recordAccess } from '../audit/record'
import { getHousehold } from '../households/service'
import type { RequestContext } from '../http/context'
import { visitPlace } from '../visits/service'

/** 扶贫手册 of a household, filled from what was already told; IDs and phones masked, put on record. */
export async function readHandbook(ctx: RequestContext, householdId: string) {
  const household = await getHousehold(ctx, householdId)
  await recordAccess(ctx.deps.connection.db, ctx, 'handbook.read', `household:${householdId}`)
  const { type, mainCause, status, housingGrade } = household
  return {
    head: household.head,
    area: household.area,
    number: household.number ?? '',
    size: household.size,
    status: STATUS_WORDS[status],
    type: type ? TYPE_WORDS[type] : '',
    mainCause: mainCause ? CAUSE_WORDS[mainCause] : '',
    otherCauses: household.otherCauses.map((cause) => CAUSE_WORDS[cause]).join('、'),
    identifiedYear: household.identifiedYear,
    exitedYear: household.exitedYear,
    housingAreaM2: household.housingAreaM2,
    housingGrade: housingGrade ? GRADE_WORDS[housingGrade] : '',
    farmlandMu: household.farmlandMu,
    income: incomeOf(household),
    members: household.members.map((member) => ({
      name: member.name,
      relation: member.relation,
      sex: member.sex ? SEX_WORDS[member.sex] : '',
      idNumber: member.idNumber ?? '',
      education: member.education ? EDUCATION_WORDS[member.education] : '',
      schooling: member.schooling ?? '',
      health: member.health.map((state) => HEALTH_WORDS[state as HealthState]).join('、'),
      labour: member.labour ? LABOUR_WORDS[member.labour] : '',
      work: [member.work, member.workMonths ? `${member.workMonths}个月` : ''].join(' ').trim(),
    })),
    fields: await listFields(ctx, householdId),
    measures: await listMeasures(ctx, householdId),
    visits: await listVisits(ctx, householdId),
  }
}
export type Handbook = Awaited<ReturnType<typeof readHandbook>>

type Income = Record<
  | 'wageFen'
  | 'operatingFen'
  | 'propertyFen'
  | 'transferFen'
  | 'operatingCostFen'
  | 'netIncomePerHeadFen',
  number | null
>

const yuan = (fen: number | null) => (fen === null ? '' : (fen / 100).toFixed(2))

const incomeOf = (household: Income) => [
  ['工资性收入', yuan(household.wageFen)],
  ['生产经营性收入', yuan(household.operatingFen)],
  ['财产性收入', yuan(household.propertyFen)],
  ['转移性收入', yuan(household.transferFen)],
  ['生产经营性支出', yuan(household.operatingCostFen)],
  ['人均纯收入', yuan(household.netIncomePerHeadFen)],
]

async function listFields({ county, deps }: RequestContext, householdId: string) {
  return deps.connection.db
    .select({
      field: handbookFields.field,
      value: handbookFields.value,
      notedOn: handbookFields.notedOn,
    })
    .from(handbookFields)
    .where(and(eq(handbookFields.county, county), eq(handbookFields.householdId, householdId)))
    .orderBy(asc(handbookFields.field))
}

async function listMeasures({ county, deps }: RequestContext, householdId: string) {
  const rows = await deps.connection.db
    .select({ measure: measures, owner: staff.name })
    .from(measures)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, measures.ownerId)))
    .where(and(eq(measures.county, county), eq(measures.householdId, householdId)))
    .orderBy(asc(measures.plannedOn), asc(measures.id))
  return rows.map(({ measure, owner }) => ({
    cause: CAUSE_WORDS[measure.cause],
    content: measure.content,
    amount: yuan(measure.amountFen),
    owner,
    dueOn: measure.dueOn,
    deliveredOn: measure.deliveredOn ?? '',
    status: MEASURE_WORDS[measure.status],
  }))
}

const MEASURE_WORDS = {
  planned: '未落实',
  delivered: '已落实，等户主认可',
  confirmed: '户主认可',
  denied: '户主说没收到',
  cancelled: '已取消',
} as const

/** Notes that no later one took the place of, the newest first. */
async function listVisits({ county, deps }: RequestContext, householdId: string) {
  const rows = await deps.connection.db
    .select({ visit: visits, visitor: staff.name })
    .from(visits)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, visits.staffId)))
    .where(and(eq(visits.county, county), eq(visits.householdId, householdId)))
    .orderBy(desc(visits.visitedOn), desc(visits.notedAt), desc(visits.id))
  const corrected = new Set(rows.map(({ visit }) => visit.correctsId))
  return rows
    .filter(({ visit }) => !corrected.has(visit.id))
    .map(({ visit, visitor }) => ({
      day: visit.visitedOn,
      visitor,
      note: deps.sealer.open(visitPlace(county, visit.id), visit.bodySealed),
    }))
}
