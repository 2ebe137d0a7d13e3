import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentRecusals, assessmentScores } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import { listAssessors } from './assessors'
import { lockAssessment } from './find'
import type { NewScore } from './input'
import { hundredths } from './points/rules'
import { isScored } from './result/rules'
import { scoreRefusal } from './rules'
import { listMeasured } from './measured'
import { listScores, placeOf } from './scores'
import { sealText } from './seal'
import { listStored } from './subjects'
import { isTiedTo } from './ties'

/** 考核打分: an assessor's points for one item of one subject; what they gave before is kept behind it. */
export async function scoreItem(tx: Db, ctx: RequestContext, given: NewScore): Promise<Outcome> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const { subjectKey, itemCode } = given
  const { run, content } = await lockAssessment(tx, county, given.code)
  const subject = (await listStored(tx, county, run.id)).find(({ key }) => key === subjectKey)
  const item = content.items.find((each) => each.code === itemCode && isScored(each, run.month))
  const isMeasured = (await listMeasured(tx, county, run.id)).has(placeOf(subjectKey, itemCode))
  const isHere = { subjectKey, itemCode, staffId }
  const mine = await listScores(tx, county, run.id, { staffId })
  const before = mine.find(
    (score) => score.subjectKey === subjectKey && score.itemCode === itemCode,
  )
  const points = hundredths(given.points)
  const refusal = scoreRefusal({
    status: run.status,
    isAskedAgain: before?.isAskedAgain ?? false,
    isAssessor: (await listAssessors(tx, county, run.id)).includes(staffId),
    // Who became kin, or was posted there, since they were named is recused as well.
    isRecused:
      (await isRecused(tx, county, run.id, isHere)) ||
      (subject !== undefined && (await isTiedTo(tx, county, run.kind, subject, staffId))),
    fullMarks: item && !isMeasured ? hundredths(item.fullMarks) : null,
    points,
  })
  if (refusal === 'not_assessor') throw new ApiError('not_found', 'assessment')
  if (refusal) throw new ApiError('refused', refusal)
  if (!subject) throw new ApiError('refused', 'subject_unknown')
  const seq = (before?.seq ?? 0) + 1
  const row = [run.id, subjectKey, itemCode, staffId, seq]
  const note = given.note === '' ? null : sealText(ctx, 'scores', 'note', row, given.note)
  await tx.insert(assessmentScores).values({
    county,
    assessmentId: run.id,
    ...isHere,
    seq,
    points,
    noteSealed: note,
    day: dayOf(ctx.now),
    isAskedAgain: false,
  })
  const about = `assessment:${run.id}`
  const pointsSealed = sealWords(ctx, about, 'points', String(points))
  const details = { subjectKey, itemCode, seq, pointsSealed }
  await record(tx, ctx, { subject: about, type: 'assessment.scored', details })
  return {
    code: 'scored',
    vars: {
      title: subject.name,
      item: item?.name ?? '',
      points,
      full: hundredths(item?.fullMarks ?? 0),
    },
  }
}

async function isRecused(
  tx: Db,
  county: string,
  assessmentId: string,
  { staffId, subjectKey }: { staffId: string; subjectKey: string },
) {
  const found = await tx.$count(
    assessmentRecusals,
    and(
      eq(assessmentRecusals.county, county),
      eq(assessmentRecusals.assessmentId, assessmentId),
      eq(assessmentRecusals.staffId, staffId),
      eq(assessmentRecusals.subjectKey, subjectKey),
    ),
  )
  return found > 0
}
