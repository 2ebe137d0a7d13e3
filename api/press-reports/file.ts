import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, pressReports } from '../../db/schema'
import type { OutletLevel, PressKind } from '../../db/values/press-reports'
import type { UnitKey } from '../../db/values/units'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { giveCode } from '../receipts/codes'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { addWorkingDays } from '../shared/working-days'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { findAccreditation, findUnit, sealReport } from './find'
import type { LoggedReport, NewPressReport } from './input'
import { householdNamesIn, maskNames } from './names'
import { alleges, fileRefusal } from './rules'
import { tellUnit } from './tell'

/** 媒体反映: an accredited journalist files what they saw, or a link to what they published. */
export async function filePressReport(
  tx: Db,
  ctx: RequestContext,
  given: NewPressReport & { photos: Attachments['photos'] },
): Promise<Outcome> {
  const { staffId } = requireStaff(ctx)
  const today = dayOf(ctx.now)
  const accreditation = await findAccreditation(tx, ctx.county, staffId, today)
  return keepReport(tx, ctx, {
    ...given,
    kind: given.link === null ? 'observation' : 'link',
    outlet: accreditation?.outlet ?? '',
    level: accreditation?.level ?? 'county',
    journalistId: staffId,
    loggedBy: null,
    onDay: today,
    position: null,
    isAccredited: accreditation !== undefined,
  })
}

/** 媒体登记: the office logs what was printed or broadcast; it goes the same way. */
export async function logPressReport(
  tx: Db,
  ctx: RequestContext,
  given: LoggedReport,
): Promise<Outcome> {
  return keepReport(tx, ctx, {
    ...given,
    link: null,
    photos: [],
    journalistId: null,
    loggedBy: requireStaff(ctx).staffId,
    isAccredited: true,
  })
}

interface Kept {
  kind: PressKind
  outlet: string
  level: OutletLevel
  journalistId: string | null
  loggedBy: string | null
  onDay: Day
  position: string | null
  areaPath: string
  unit: UnitKey
  text: string
  link: string | null
  photos: Attachments['photos']
  isAccredited: boolean
}

async function keepReport(
  tx: Db,
  ctx: RequestContext,
  { isAccredited, photos, ...given }: Kept,
): Promise<Outcome> {
  const { county, now } = ctx
  const today = dayOf(now)
  const text = given.text.trim()
  await holdArea(tx, county, given.areaPath)
  const unit = await findUnit(tx, county, given.unit)
  const names = await householdNamesIn(tx, county, text)
  const masked = maskNames(text, names)
  const refusal = fileRefusal({
    isAccredited,
    text,
    isUnit: unit !== undefined && unit.speakerIds.length > 0,
    isFiled: await hasSame(tx, county, { ...given, text: masked }),
    today,
    onDay: given.onDay,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const days = await getFigure(tx, county, 'press_answer_working_days', today)
  const dueOn = addWorkingDays(today, days)
  const id = newId()
  const subject = `press_report:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const row = {
    ...given,
    county,
    id,
    code,
    text: masked,
    textSealed: sealReport(ctx, id, 'text_sealed', text),
    filedOn: today,
    photos: photos.length,
    unitName: unit?.name ?? '',
    dueOn,
    status: 'open' as const,
    wasLate: 0,
  }
  await tx.insert(pressReports).values(row)
  await keepPhotos(tx, ctx, subject, photos)
  const { kind, outlet, level, onDay, areaPath } = given
  await record(tx, ctx, {
    subject,
    type: given.journalistId === null ? 'press_report.logged' : 'press_report.filed',
    details: {
      kind,
      outlet,
      level,
      onDay,
      areaPath,
      unit: given.unit,
      dueOn,
      photos: photos.length,
      textSealed: sealWords(ctx, subject, 'text', text),
    },
  })
  await tellUnit(tx, ctx, { ...row, isContested: false })
  return {
    code: alleges(text) && given.journalistId !== null ? 'filed_alleging' : 'filed',
    vars: { code, unit: row.unitName, due: dueOn },
  }
}

/** One after another, so that of two who file the same at once the second finds it. */
async function holdArea(tx: Db, county: string, areaPath: string): Promise<void> {
  if (!(await findArea(tx, county, areaPath))) throw new ApiError('not_found', 'area')
  await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, areaPath)))
    .for('no key update')
}

/** The same of the same outlet, and not rated yet. */
async function hasSame(tx: Db, county: string, given: Pick<Kept, 'outlet' | 'unit' | 'text'>) {
  const same = and(
    eq(pressReports.county, county),
    eq(pressReports.outlet, given.outlet),
    eq(pressReports.unit, given.unit),
    eq(pressReports.text, given.text),
    inArray(pressReports.status, ['open', 'answered', 'contested']),
  )
  return (await tx.$count(pressReports, same)) > 0
}
