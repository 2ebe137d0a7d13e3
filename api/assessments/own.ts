import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentPlans, assessments } from '../../db/schema'
import type { AssessmentStatus } from '../../db/values/assessments'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { loadAssessment, resultsOf } from './load'
import { hundredths } from './points/rules'
import { itemPoints } from './result/rules'
import { isAssessedBy, listPosts } from './ties'

/** While these last the assessed see what is theirs; once it is locked they wait like everybody. */
const SHOWN: readonly AssessmentStatus[] = ['draft', 'published']

/**
 * The actor's own draft, or what was published of them: item by item with what was counted, what vetoes 一票否决 hit,
 * and what they said against it; no score of anybody, nor anything of others.
 */
export async function listOwn(ctx: RequestContext) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const { db } = deps.connection
  const posts = await listPosts(db, county, [staffId])
  const items = []
  for (const planned of await listShown(db, county)) {
    const loaded = await loadAssessment(db, county, planned)
    const { run, content, title } = { ...loaded, ...planned }
    const results = resultsOf(loaded)
    for (const subject of loaded.subjects) {
      if (!posts.some((post) => isAssessedBy(run.kind, subject, post))) continue
      const stored = loaded.stored.find(({ key }) => key === subject.key)
      const lines = content.items.map((item) => {
        const row = stored?.items.find(({ itemCode }) => itemCode === item.code)
        const appeal = loaded.appeals.find(
          (each) => each.subjectKey === subject.key && each.itemCode === item.code,
        )
        const { code: itemCode, heading, name, how, source } = item
        return {
          itemCode,
          heading,
          name,
          how,
          source,
          full: hundredths(item.fullMarks),
          points: itemPoints(content, item, row) ?? 0,
          counted: row && row.of !== null ? { good: row.good, of: row.of } : null,
          appeal: appeal ? { code: appeal.code, status: appeal.status } : null,
        }
      })
      items.push({
        code: run.code,
        kind: run.kind,
        title,
        year: run.year,
        status: run.status,
        appealUntil: run.appealUntil,
        subjectKey: subject.key,
        name: subject.name,
        points: lines.reduce((sum, line) => sum + line.points, 0),
        grade: run.status === 'published' ? subject.grade : null,
        rank: run.status === 'published' ? subject.rank : null,
        vetoes: content.vetoes.flatMap(({ code, name }) =>
          results.find(({ key }) => key === subject.key)?.vetoes.includes(code) ? name : [],
        ),
        lines,
      })
    }
  }
  return { items }
}

const listShown = (db: Db, county: string) =>
  db
    .select({ run: assessments, content: assessmentPlans.content, title: assessmentPlans.title })
    .from(assessments)
    .innerJoin(
      assessmentPlans,
      and(eq(assessmentPlans.county, county), eq(assessmentPlans.id, assessments.planId)),
    )
    .where(
      and(
        eq(assessments.county, county),
        eq(assessments.month, 0),
        inArray(assessments.status, [...SHOWN]),
      ),
    )
    .orderBy(assessments.year, assessments.code)
