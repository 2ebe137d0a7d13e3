import { z } from 'zod'
import {
  APPRAISAL_USES,
  ASSESSMENT_GRADES,
  ASSESSMENT_KINDS,
  MEASURE_NAMES,
  type MeasureName,
  type PlanContent,
  type PointRule,
} from '../../db/values/assessments'
import { MEASURES } from './measures'

const Points = z.number().min(0).max(100).multipleOf(0.01)
const Permille = z.int().min(0).max(1000)
const Some = z.int().min(1).max(100_000)
const Code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const Words = z.string().trim().min(1).max(200)

const Rule = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('proportional'),
      floorPermille: Permille,
      fullPermille: Permille,
    })
    .refine((rule) => rule.floorPermille < rule.fullPermille, { path: ['fullPermille'] }),
  z.strictObject({ kind: z.literal('deduct_rows'), points: Points, per: Some, most: Points }),
  z.strictObject({
    kind: z.literal('deduct_rate'),
    points: Points,
    perPermille: Some,
    targetPermille: Permille,
    most: Points,
  }),
  z.strictObject({ kind: z.literal('all_or_nothing'), atPermille: Permille }),
  z.strictObject({
    kind: z.literal('bonus'),
    base: Points,
    points: Points,
    per: Some,
    most: Points,
  }),
])

const head = {
  code: Code,
  heading: Words,
  name: Words,
  fullMarks: Points.gt(0),
  source: Words,
}
const Item = z.discriminatedUnion('how', [
  z.strictObject({
    ...head,
    how: z.literal('computed'),
    measure: z.enum(MEASURE_NAMES),
    rule: Rule,
    whenNone: z.enum(['full', 'none']),
  }),
  z.strictObject({ ...head, how: z.literal('scored') }),
  z.strictObject({ ...head, how: z.literal('monthly') }),
])

const vetoHead = { code: Code, name: Words, cap: z.enum(ASSESSMENT_GRADES), source: Words }
const Veto = z.discriminatedUnion('how', [
  z.strictObject({
    ...vetoHead,
    how: z.literal('rows'),
    measure: z.enum(MEASURE_NAMES),
    atLeast: Some,
  }),
  z.strictObject({
    ...vetoHead,
    how: z.literal('rate'),
    measure: z.enum(MEASURE_NAMES),
    belowPermille: Permille.min(1),
  }),
  z.strictObject({ ...vetoHead, how: z.literal('by_hand') }),
])

const Grade = z.strictObject({
  grade: z.enum(ASSESSMENT_GRADES),
  name: Words.max(10),
  fromPoints: Points,
  quotaPercent: z.int().min(0).max(100).nullable(),
})

const OF_SHARES: readonly PointRule['kind'][] = ['proportional', 'deduct_rate', 'all_or_nothing']
const isCount = (measure: MeasureName) => MEASURES[measure].unit === 'count'

/** What is wrong with a plan names its field: `items`, `items.3.fullMarks`, `grades`. */
export const PlanContentInput = z
  .strictObject({
    items: z.array(Item).min(1).max(60),
    vetoes: z.array(Veto).max(20),
    grades: z.array(Grade).length(ASSESSMENT_GRADES.length),
    quotaGroup: z.enum(['all', 'township']),
    appealDays: z.int().min(1).max(60),
    decideDays: z.int().min(1).max(60),
    outlierPermille: Permille.min(1),
    minAssessors: z.int().min(1).max(50),
    trim: z.strictObject({ drop: z.int().min(0).max(5), from: z.int().min(1).max(50) }),
    use: z.enum(APPRAISAL_USES),
  })
  .superRefine((content, ctx) => {
    const fault = (path: (string | number)[]) => ctx.addIssue({ code: 'custom', path })
    const sum = content.items.reduce((all, item) => all + Math.round(item.fullMarks * 100), 0)
    if (sum !== 100_00) fault(['items', 'fullMarks'])
    const codes = [...content.items, ...content.vetoes].map(({ code }) => code)
    if (new Set(codes).size < codes.length) fault(['items', 'code'])
    // Of a count there is no share: all of it would be good, whoever did nothing included.
    content.items.forEach((item, i) => {
      if (item.how === 'computed' && OF_SHARES.includes(item.rule.kind) && isCount(item.measure))
        fault(['items', i, 'rule'])
    })
    content.vetoes.forEach((veto, i) => {
      if (veto.how === 'rate' && isCount(veto.measure)) fault(['vetoes', i, 'measure'])
    })
    // From the best on, each of its own, the last from nothing on.
    const isOrdered = content.grades.every(
      ({ grade, fromPoints }, i) =>
        grade === ASSESSMENT_GRADES[i] &&
        fromPoints < (content.grades[i - 1]?.fromPoints ?? Infinity),
    )
    if (!isOrdered || content.grades.at(-1)?.fromPoints !== 0) fault(['grades'])
  }) satisfies z.ZodType<PlanContent>

/** A plan as a file holds it. */
export const NewAssessmentPlan = z.strictObject({
  kind: z.enum(ASSESSMENT_KINDS),
  year: z.int().min(2000).max(2100),
  title: Words,
  source: Words,
  content: PlanContentInput,
})
export type NewAssessmentPlan = z.output<typeof NewAssessmentPlan>
