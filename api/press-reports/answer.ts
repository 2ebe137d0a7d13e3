import type { Db } from '../../db/client'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { addWorkingDays } from '../shared/working-days'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import { contestUntil, findUnit, lockReport, sealReport, setReport } from './find'
import { householdNamesIn, maskNames } from './names'
import { answerRefusal, contestRefusal } from './rules'
import { tellUnit } from './tell'

interface Said {
  code: string
  text: string
}

/**
 * 答复媒体: the unit says what there is to it, and its journalist is told. Names of households, numbers and phones never
 * go out: it is sent back with the words. Once its day is over the office answers in its place.
 */
export async function answerPress(tx: Db, ctx: RequestContext, given: Said): Promise<Outcome> {
  const { county, now, actor } = ctx
  const { staffId } = requireStaff(ctx)
  const report = await lockReport(tx, county, given.code)
  const { id, code, status, dueOn, unit: key, unitName: unit } = report
  const text = given.text.trim()
  const today = dayOf(now)
  const found = await findUnit(tx, county, key)
  const isUnit = found?.speakerIds.includes(staffId) ?? false
  const isOffice =
    actor.kind === 'staff' && actor.roles.some(({ role }) => role === 'county_office')
  // Of whom it is not, and who does not stand in for all, it is not there.
  if (!isUnit && !isOffice) throw new ApiError('not_found', 'press_report')
  const refusal = answerRefusal({ isUnit, isOffice, status, today, dueOn, text })
  if (refusal) throw new ApiError('refused', refusal)
  const names = await householdNamesIn(tx, county, text)
  if (names.length > 0) return { code: 'names_said', vars: { words: names.join('、') } }
  await setReport(tx, county, id, {
    status: 'answered',
    answer: text,
    answeredBy: staffId,
    answeredOn: today,
    wasLate: report.wasLate || Number(today > dueOn),
  })
  const subject = `press_report:${id}`
  const details = { isInPlace: !isUnit, textSealed: sealWords(ctx, subject, 'answer', text) }
  await record(tx, ctx, { subject, type: 'press_report.answered', details })
  const teller = report.journalistId ?? report.loggedBy
  if (teller !== null)
    await tellStaff(tx, ctx, {
      staffId: teller,
      asker: ANYWHERE,
      purpose: `${subject}:answered:${status}`,
      say: say('press.answered', { unit, text, code }),
    })
  return { code: 'answered', vars: { code } }
}

/** 质疑: its journalist asks once more; the unit answers again, or, in the end, the office. */
export async function contestPress(tx: Db, ctx: RequestContext, given: Said): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const report = await lockReport(tx, county, given.code)
  const { id, code, status, contestedOn } = report
  if (report.journalistId !== staffId) throw new ApiError('not_found', 'press_report')
  const text = given.text.trim()
  const today = dayOf(now)
  const refusal = contestRefusal({
    status,
    isContested: contestedOn !== null,
    today,
    contestUntil: await contestUntil(tx, county, report),
    text,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const masked = maskNames(text, await householdNamesIn(tx, county, text))
  const days = await getFigure(tx, county, 'press_answer_working_days', today)
  const dueOn = addWorkingDays(today, days)
  await setReport(tx, county, id, {
    status: 'contested',
    contestedOn: today,
    contest: masked,
    contestSealed: sealReport(ctx, id, 'contest_sealed', text),
    dueOn,
  })
  const subject = `press_report:${id}`
  const details = { dueOn, textSealed: sealWords(ctx, subject, 'contest', text) }
  await record(tx, ctx, { subject, type: 'press_report.contested', details })
  await tellUnit(tx, ctx, { ...report, text: masked, dueOn, isContested: true })
  return { code: 'contested', vars: { code, unit: report.unitName, due: dueOn } }
}
