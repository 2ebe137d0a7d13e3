import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentAppeals, staff, staffRoles } from '../../db/schema'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { addDays, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import { type Assessment, lockAssessment, requireItem } from './find'
import type { NewAppeal } from './input'
import { appealRefusal } from './rules'
import { listScorers } from './scores'
import { sealText } from './seal'
import { listStored, type StoredSubjectRow } from './subjects'
import { isAssessedBy, listPosts, listTies } from './ties'

/** 考核申诉: what whoever is assessed says against one item, once, until the day that was set. */
export async function fileAppeal(tx: Db, ctx: RequestContext, given: NewAppeal): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { subjectKey, itemCode, reason } = given
  const { run, content } = await lockAssessment(tx, county, given.code)
  const today = dayOf(now)
  const subject = (await listStored(tx, county, run.id)).find(({ key }) => key === subjectKey)
  const posts = await listPosts(tx, county, [staffId])
  const before = await tx.$count(
    assessmentAppeals,
    and(
      eq(assessmentAppeals.county, county),
      eq(assessmentAppeals.assessmentId, run.id),
      eq(assessmentAppeals.subjectKey, subjectKey),
      eq(assessmentAppeals.itemCode, itemCode),
    ),
  )
  const refusal = appealRefusal({
    ...run,
    isAssessed:
      subject !== undefined && posts.some((post) => isAssessedBy(run.kind, subject, post)),
    today,
    isAppealed: before > 0,
  })
  // Of another's assessment it is not even said that there is one.
  if (!subject || refusal === 'not_assessed') throw new ApiError('not_found', 'assessment')
  if (refusal) throw new ApiError('refused', refusal)
  const item = requireItem(content, itemCode)
  const id = newId()
  const about = `assessment_appeal:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject: about, contactId: null })
  const dueOn = addDays(today, content.decideDays)
  await tx.insert(assessmentAppeals).values({
    county,
    id,
    code,
    assessmentId: run.id,
    subjectKey,
    itemCode,
    filedBy: staffId,
    filedOn: today,
    reasonSealed: sealText(ctx, 'appeals', 'reason', [id], reason),
    dueOn,
    status: 'open',
  })
  const reasonSealed = sealWords(ctx, about, 'reason', reason)
  const details = { assessmentId: run.id, subjectKey, itemCode, dueOn, reasonSealed }
  await record(tx, ctx, { subject: about, type: 'assessment_appeal.filed', details })
  await tellDeciders(tx, ctx, { run, subject, id, code, dueOn, item: item.name })
  return { code: 'appealed', vars: { code, item: item.name, due: dueOn } }
}

/** Everybody of the office who had no part in the points; once more on the day before it is due. */
async function tellDeciders(
  tx: Db,
  ctx: RequestContext,
  appeal: {
    run: Assessment
    subject: StoredSubjectRow
    id: string
    code: string
    dueOn: string
    item: string
  },
) {
  const { run, subject, id, code, dueOn, item } = appeal
  const message = say('assessment.appeal_to_decide', {
    title: subject.name,
    item,
    code,
    due: dueOn,
  })
  const deciders = await listDeciders(tx, ctx.county, run, [subject])
  for (const staffId of deciders.get(subject.key) ?? [])
    for (const [when, notBefore] of [
      ['now', undefined],
      ['due', instantOf(addDays(dueOn, -1), 9)],
    ] as const)
      await tellStaff(tx, ctx, {
        staffId,
        asker: ANYWHERE,
        purpose: `assessment_appeal:${id}:${when}:${staffId}`,
        say: message,
        ...(notBefore && { notBefore }),
        guard: { kind: 'assessment_appeal_open', id },
      })
}

/** By subject's key, who of the office decides an appeal about it: without a part in the points, and not tied. */
export async function listDeciders(
  tx: Db,
  county: string,
  run: Pick<Assessment, 'id' | 'kind' | 'moderatedBy'>,
  subjects: readonly StoredSubjectRow[],
): Promise<Map<string, string[]>> {
  const office = await tx
    .selectDistinct({ id: staff.id })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        eq(staffRoles.role, 'county_office'),
        run.moderatedBy === null ? undefined : ne(staff.id, run.moderatedBy),
      ),
    )
    .orderBy(staff.id)
  const scorers = await listScorers(tx, county, run.id)
  const staffIds = office.map(({ id }) => id).filter((id) => !scorers.has(id))
  const ties = await listTies(tx, county, { kind: run.kind, subjects, staffIds })
  return new Map(subjects.map(({ key }) => [key, staffIds.filter((id) => !ties.get(id)?.has(key))]))
}
