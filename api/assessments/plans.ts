import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentPlans } from '../../db/schema'
import type { AssessmentKind } from '../../db/values/assessments'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import { canonicalJson } from './canonical'
import type { NewAssessmentPlan } from './plan-content'

/** Sets what assessments of a kind and year go by from now on: another version, unless nothing has changed. */
export async function setAssessmentPlan(tx: Db, ctx: RequestContext, given: NewAssessmentPlan) {
  const { county } = ctx
  const { kind, year } = given
  const last = await findPlan(tx, county, kind, year)
  const same = ({ title, source, content }: NewAssessmentPlan) =>
    canonicalJson({ title, source, content })
  if (last && same(last) === same(given)) return { kind, year, version: last.version, isNew: false }
  const id = newId()
  const version = (last?.version ?? 0) + 1
  await tx.insert(assessmentPlans).values({ county, id, ...given, version, setOn: dayOf(ctx.now) })
  const details = { kind, year, version, content: given.content }
  await record(tx, ctx, {
    subject: `assessment_plan:${kind}:${year}`,
    type: 'assessment_plan.set',
    details,
  })
  return { kind, year, version, isNew: true }
}

/** The latest version of a kind and year. */
export async function findPlan(db: Db, county: string, kind: AssessmentKind, year: number) {
  const [plan] = await db
    .select()
    .from(assessmentPlans)
    .where(
      and(
        eq(assessmentPlans.county, county),
        eq(assessmentPlans.kind, kind),
        eq(assessmentPlans.year, year),
      ),
    )
    .orderBy(desc(assessmentPlans.version))
    .limit(1)
  return plan
}

/** Every version of every plan, for anybody: by what somebody is assessed is no secret. */
export async function listPlans({ county, deps }: RequestContext) {
  const rows = await deps.connection.db
    .select()
    .from(assessmentPlans)
    .where(eq(assessmentPlans.county, county))
    .orderBy(assessmentPlans.year, assessmentPlans.kind, assessmentPlans.version)
  return {
    items: rows.map(({ id, kind, year, version, title, source, content, setOn }) => ({
      id,
      kind,
      year,
      version,
      title,
      source,
      content,
      setOn,
    })),
  }
}
