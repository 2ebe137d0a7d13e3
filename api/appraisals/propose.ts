import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { appraisals, staff } from '../../db/schema'
import type { AssessmentGrade } from '../../db/values/assessments'
import type { Planned } from '../assessments/find'
import { listStored, type StoredSubjectRow } from '../assessments/subjects'
import { isAssessedBy, listPosts } from '../assessments/ties'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { giveCode } from '../receipts/codes'
import { dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import { excellentQuota, personGrades } from './rules'

interface Proposal {
  subjectKey: string
  kind: 'unit' | 'person'
  who: string
  name: string
  staffId: string | null
  points: number
  grade: AssessmentGrade
}

/**
 * 考核运用: from what is published an appraisal of each unit, and of each person tied to it: the leaders of a township
 * by the township, members of a unit or team by theirs, a first secretary by their own.
 */
export async function proposeAppraisals(
  tx: Db,
  ctx: RequestContext,
  { run, content }: Planned,
): Promise<number> {
  const { county } = ctx
  const { staffId: proposedBy } = requireStaff(ctx)
  const subjects = await listStored(tx, county, run.id)
  const units = run.kind === 'township' || run.kind === 'group_unit' ? subjects.map(ofUnit) : []
  const quota = excellentQuota(content)
  const all = [...units, ...(await ofPersons(tx, county, run.kind, subjects, quota))]
  const proposedOn = dayOf(ctx.now)
  const at = { county, assessmentId: run.id, year: run.year, use: content.use }
  for (const each of all) {
    const id = newId()
    const subject = `appraisal:${id}`
    const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
    const isRecall = run.kind === 'first_secretary' && each.grade === 'incompetent'
    await tx.insert(appraisals).values({
      ...at,
      ...each,
      id,
      code,
      status: 'proposed',
      proposedBy,
      proposedOn,
      recallProposedOn: isRecall ? proposedOn : null,
    })
    const details = { who: each.who, points: each.points, grade: each.grade, isRecall }
    await record(tx, ctx, { subject, type: 'appraisal.proposed', details })
  }
  return all.length
}

const ofUnit = ({ key, name, points, grade }: StoredSubjectRow): Proposal => ({
  subjectKey: key,
  kind: 'unit',
  who: key,
  name,
  staffId: null,
  points: points ?? 0,
  grade: grade ?? 'incompetent',
})

async function ofPersons(
  tx: Db,
  county: string,
  kind: Planned['run']['kind'],
  subjects: readonly StoredSubjectRow[],
  quotaPercent: number,
): Promise<Proposal[]> {
  const posts = await listPosts(tx, county)
  const persons = new Map<string, StoredSubjectRow>()
  for (const subject of subjects)
    for (const post of posts)
      if (isAssessedBy(kind, subject, post) && !persons.has(post.staffId))
        persons.set(post.staffId, subject)
  if (persons.size === 0) return []
  const names = await tx
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, [...persons.keys()])))
    .orderBy(staff.id)
  const given = names.flatMap(({ id, name }) => {
    const subject = persons.get(id)
    if (!subject) return []
    const { key: subjectKey, points, grade } = subject
    const who = { kind: 'person', who: `staff:${id}`, name, staffId: id } as const
    return { ...who, subjectKey, points: points ?? 0, grade: grade ?? ('incompetent' as const) }
  })
  return personGrades(given, quotaPercent)
}
