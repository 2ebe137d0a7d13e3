import type { Db } from '../../db/client'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { areTied } from '../supervisions/tied'
import type { Outcome } from '../turns/answer'
import { headOf } from '../units/list'
import { contestUntil, findUnit, lockReport, type PressReport, setReport } from './find'
import type { PressRating } from './input'
import { householdNamesIn } from './names'
import { publishRefusal, rateRefusal } from './rules'

/** 评定: somebody of the office, never of the unit, says whether it was true, and how important. */
export async function ratePress(
  tx: Db,
  ctx: RequestContext,
  given: PressRating & { code: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { code, truth, tone, importance } = given
  const report = await lockReport(tx, county, code)
  const { id, status, answeredBy, contestedOn } = report
  const today = dayOf(now)
  const isTied =
    answeredBy !== null &&
    answeredBy !== staffId &&
    (await isOfUnit(tx, county, answeredBy, report)) &&
    (await areTied(tx, county, staffId, answeredBy))
  const refusal = rateRefusal({
    isOfUnit: await isOfUnit(tx, county, staffId, report),
    isTied,
    status,
    mayContest: contestedOn === null,
    today,
    contestUntil: await contestUntil(tx, county, report),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const rating = { truth, tone, importance }
  await setReport(tx, county, id, {
    ...rating,
    status: 'rated',
    ratedBy: staffId,
    ratedOn: today,
  })
  const subject = `press_report:${id}`
  await record(tx, ctx, { subject, type: 'press_report.rated', details: { ...rating } })
  const unit = await findUnit(tx, county, report.unit)
  const head = unit && headOf(unit)
  if (head)
    await tellStaff(tx, ctx, {
      staffId: head,
      asker: ANYWHERE,
      purpose: `${subject}:rated`,
      say: say('press.rated_unit', {
        outlet: report.outlet,
        pressTruth: truth,
        pressTone: tone,
        importance,
        code,
      }),
    })
  return { code: 'rated', vars: { code } }
}

/** 公开: what everybody reads of a report, with the unit's answer; no name of a household in it. */
export async function publishPress(
  tx: Db,
  ctx: RequestContext,
  given: { code: string; text: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const report = await lockReport(tx, county, given.code)
  const { id, code, status, publishedOn, answer } = report
  const text = given.text.trim()
  const refusal = publishRefusal({
    isOfUnit: await isOfUnit(tx, county, staffId, report),
    status,
    isPublished: publishedOn !== null,
    text,
  })
  if (refusal) throw new ApiError('refused', refusal)
  // Whoever was entered since it was answered is named there as well.
  const names = await householdNamesIn(tx, county, `${text}\n${answer ?? ''}`)
  if (names.length > 0) return { code: 'names_said', vars: { words: names.join('、') } }
  const published = { gist: text, publishedBy: staffId, publishedOn: dayOf(now) }
  await setReport(tx, county, id, published)
  const details = { gist: text }
  await record(tx, ctx, { subject: `press_report:${id}`, type: 'press_report.published', details })
  return { code: 'published', vars: { code } }
}

async function isOfUnit(
  tx: Db,
  county: string,
  staffId: string,
  { unit: key }: Pick<PressReport, 'unit'>,
): Promise<boolean> {
  return (await findUnit(tx, county, key))?.memberIds.includes(staffId) ?? false
}
