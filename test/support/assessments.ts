import type { NewAssessmentPlan } from '../../api/assessments/plan-content'
import { giveCode } from '../../api/receipts/codes'
import { addDays, dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import {
  appraisals,
  assessmentAppeals,
  assessmentItems,
  assessmentPlans,
  assessments,
  assessmentSubjects,
} from '../../db/schema'
import type { AssessmentKind, PlanContent } from '../../db/values/assessments'
import { COUNTY, createSeeds, type TestApi, TOWNSHIP } from './api'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

/** A plan of one computed, one scored and one monthly item. */
export const CONTENT: PlanContent = {
  items: [
    {
      code: 'visits',
      heading: '精准帮扶',
      name: '走访到户',
      fullMarks: 50,
      source: '示例',
      how: 'computed',
      measure: 'visit_coverage',
      rule: { kind: 'proportional', floorPermille: 500, fullPermille: 1000 },
      whenNone: 'full',
    },
    {
      code: 'basics',
      heading: '基础工作',
      name: '基础工作',
      fullMarks: 40,
      source: '示例',
      how: 'scored',
    },
    {
      code: 'regular',
      heading: '平时',
      name: '平时工作',
      fullMarks: 10,
      source: '示例',
      how: 'monthly',
    },
  ],
  vetoes: [
    { code: 'fraud', name: '弄虚作假', cap: 'basic', source: '示例', how: 'by_hand' },
    {
      code: 'complaints',
      name: '群众举报查实',
      cap: 'incompetent',
      source: '示例',
      how: 'rows',
      measure: 'complaint_findings',
      atLeast: 2,
    },
  ],
  grades: [
    { grade: 'excellent', name: '优秀', fromPoints: 90, quotaPercent: 25 },
    { grade: 'competent', name: '称职', fromPoints: 75, quotaPercent: null },
    { grade: 'basic', name: '基本称职', fromPoints: 60, quotaPercent: null },
    { grade: 'incompetent', name: '不称职', fromPoints: 0, quotaPercent: null },
  ],
  quotaGroup: 'all',
  appealDays: 5,
  decideDays: 7,
  outlierPermille: 250,
  minAssessors: 2,
  trim: { drop: 1, from: 5 },
  use: 'comprehensive',
}

export const planOf = (
  kind: AssessmentKind = 'township',
  change: Partial<PlanContent> = {},
): NewAssessmentPlan => ({
  kind,
  year: 2026,
  title: '2026年考核方案（示例）',
  source: '示例',
  content: { ...CONTENT, ...change },
})

const addOffice = async ({ deps }: Api, county: string) =>
  (await createSeeds(deps, county).addStaff({ roles: [['county_office', county]], phone: null })).id

/** An assessment of one township as rows. */
export async function addAssessment(
  api: Api,
  given: Partial<typeof assessments.$inferInsert> = {},
  township = TOWNSHIP,
) {
  // Each of a year of its own: there is one a year.
  const { county = COUNTY, kind = 'township', year = 3000 + versions, month = 0 } = given
  const planId = newId()
  const id = newId()
  const today = dayOf(api.clock.now)
  const code = await giveCode(api.db, {
    county,
    kind: 'receipt',
    subject: `assessment:${id}`,
    contactId: null,
  })
  const openedBy = given.openedBy ?? (await addOffice(api, county))
  const at = { county, kind, year }
  await api.db.insert(assessmentPlans).values({
    ...planOf(kind),
    ...at,
    id: planId,
    version: versions++,
    setOn: today,
  })
  await api.db.insert(assessments).values({
    ...at,
    id,
    code,
    planId,
    month,
    status: 'scoring',
    openedOn: today,
    scoreBy: addDays(today, 10),
    appealUntil: addDays(today, 5),
    ...given,
    openedBy,
  })
  const key = `township:${township}`
  await api.db.insert(assessmentSubjects).values({
    county,
    assessmentId: id,
    key,
    name: '天元乡',
    areaPath: township,
  })
  for (const { code: itemCode } of CONTENT.items)
    await api.db.insert(assessmentItems).values({
      county,
      assessmentId: id,
      subjectKey: key,
      itemCode,
      isCounted: false,
      isAccepted: false,
    })
  return { id, code, key, openedBy }
}
let versions = 100

/** An appeal against one item of an assessment of one township, as rows. */
export async function addAppeal(
  api: Api,
  given: Partial<typeof assessmentAppeals.$inferInsert> = {},
) {
  const { county = COUNTY } = given
  const run = given.assessmentId
    ? { id: given.assessmentId, key: given.subjectKey ?? '' }
    : await addAssessment(api, { county, status: 'draft' })
  const id = newId()
  const today = dayOf(api.clock.now)
  const subject = `assessment_appeal:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null })
  const place = { county, table: 'assessment_appeals', column: 'reason', row: id }
  await api.db.insert(assessmentAppeals).values({
    county,
    id,
    code,
    assessmentId: run.id,
    subjectKey: run.key,
    itemCode: 'basics',
    filedOn: today,
    reasonSealed: api.deps.sealer.seal(place, '不该扣'),
    dueOn: addDays(today, 7),
    status: 'open',
    ...given,
    filedBy: given.filedBy ?? (await addOffice(api, county)),
  })
  return { id, code, runId: run.id }
}

/** A proposed yearly appraisal of a person, as rows. */
export async function addAppraisal(
  api: Api,
  given: Partial<typeof appraisals.$inferInsert> & { staffId: string },
) {
  const { county = COUNTY } = given
  const run = await addAssessment(api, { county, status: 'published' })
  const id = newId()
  const today = dayOf(api.clock.now)
  const subject = `appraisal:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null })
  await api.db.insert(appraisals).values({
    county,
    id,
    code,
    assessmentId: run.id,
    subjectKey: run.key,
    kind: 'person',
    who: `staff:${given.staffId}`,
    name: '冉启明',
    year: 2026,
    points: 88_00,
    grade: 'competent',
    use: 'comprehensive',
    status: 'proposed',
    proposedBy: run.openedBy,
    proposedOn: today,
    ...given,
  })
  return { id, code }
}
