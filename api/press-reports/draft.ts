import type { OutletLevel, PressTone, PressTruth } from '../../db/values/press-reports'
import type { UnitKey } from '../../db/values/units'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'
import { type Day, dayOf } from '../shared/day'
import { placeIn } from '../supervisions/draft'
import { trimWords } from '../supervisions/wording'
import { listUnits } from '../units/list'
import { type Personal, personalIn } from '../village-lists/rules'
import { listJournalists } from './accredit'
import { alleges } from './rules'

/** What was understood of what the media saw; nothing of it is kept. */
export interface PressDraft {
  areaPath: string | null
  area: string
  unit: UnitKey | null
  unitName: string
  text: string
  link: string | null
  personal: Personal | null
  /** That somebody enriched themselves or their kin: it may be a complaint as well. */
  isAlleging: boolean
  missing: 'area' | 'text' | null
}

const LINK = /https?:\/\/[^\s，。；、]+/u

/**
 * Reads 宝坪村 路没有修完 https://…; the township answers unless a department or unit is named first. Only places and units
 * are looked up, never people.
 */
export async function readPressDraft(
  ctx: RequestContext,
  { text: said }: { text: string },
): Promise<PressDraft> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const link = LINK.exec(said)?.[0] ?? null
  const plain = (link ? said.replace(link, ' ') : said).normalize('NFKC').trim()
  const units = await listUnits(db, county, ['group_unit', 'department'])
  const named = units
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(({ name }) => plain.startsWith(name))
  const { areaPath, rest } = await placeIn(
    ctx,
    named ? plain.slice(named.name.length) : plain,
    null,
  )
  const path = areaPath ?? named?.areaPaths[0] ?? null
  const area = path ? await findArea(db, county, path) : undefined
  const townshipPath = path?.includes('.') ? areaAt(path, 'township') : null
  const township = townshipPath ? await findArea(db, county, townshipPath) : undefined
  const unit = named?.key ?? (townshipPath ? (`township:${townshipPath}` as const) : null)
  const text = trimWords(rest).replace(/\s+/gu, ' ')
  return {
    areaPath: path,
    area: area?.name ?? '',
    unit,
    unitName: named?.name ?? township?.name ?? '',
    text: text === '' && link ? '已刊发报道' : text,
    link,
    personal: personalIn(said.replace(LINK, ' ')),
    isAlleging: alleges(said),
    missing: unit === null ? 'area' : text === '' && !link ? 'text' : null,
  }
}

export interface LogDraft extends PressDraft {
  kind: 'print' | 'broadcast'
  outlet: string
  level: OutletLevel | null
  onDay: Day | null
  position: string | null
}

const POSITION = /第\s*\d{1,3}\s*版|\d{1,2}[:：点时]\d{1,2}分?/u

/** Reads 重庆日报 市级 3月1日 第3版 天元乡 路没有修完. */
export async function readLogDraft(
  ctx: RequestContext,
  { text: said }: { text: string },
): Promise<LogDraft> {
  const today = dayOf(ctx.now)
  let rest = said.normalize('NFKC').trim()
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(rest)?.[0]
    if (found === undefined) return null
    rest = rest.replace(found, ' ').trim()
    return found
  }
  const outlet = take(/^\S{2,30}/u) ?? ''
  const level = levelIn(take(/(?:^|\s)(?:中央|国家|全国|市|省|县)级?(?=\s|$)/u) ?? outlet)
  const position = take(POSITION)?.replace(/\s/gu, '') ?? null
  const [onDay = null] = daysIn(take(DAY) ?? '', today, 'past')
  const draft = await readPressDraft(ctx, { text: rest })
  const isBroadcast = /台|电视|广播|频道|视听/u.test(outlet) || /[:：点时]/u.test(position ?? '')
  return { ...draft, kind: isBroadcast ? 'broadcast' : 'print', outlet, level, onDay, position }
}

export interface AccreditDraft {
  /** Those of the name. */
  journalists: { staffId: string; name: string; unit: string }[]
  outlet: string
  level: OutletLevel | null
  fromOn: Day | null
  untilOn: Day | null
}

/** Reads 徐朗月 重庆日报 市级 3月1日 3月31日. */
export async function readAccreditDraft(
  ctx: RequestContext,
  { text: said }: { text: string },
): Promise<AccreditDraft> {
  const { county, deps, now } = ctx
  const today = dayOf(now)
  const text = said.normalize('NFKC').trim()
  const [name = '', outlet = '', ...rest] = text.split(/[\s,，]+/u)
  const journalists = (await listJournalists(deps.connection.db, county)).filter(
    (each) => each.name === name,
  )
  const [fromOn = null, untilOn = null] = daysIn(rest.join(' '), today, 'coming')
  return {
    journalists: journalists.map(({ id, ...each }) => ({ staffId: id, ...each })),
    outlet,
    level: levelIn(rest.join(' ')),
    fromOn,
    untilOn,
  }
}

export interface RatingDraft {
  truth: PressTruth | null
  tone: PressTone | null
  importance: number
}

const DAY = /(?:20\d{2}年)?\d{1,2}月\d{1,2}[日号]?/u

/** 3月1日到3月31日; of a day without a year the last that was, or the next that will be from the first on. */
function daysIn(text: string, today: Day, where: 'past' | 'coming'): Day[] {
  const found = [...text.matchAll(/(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})/gu)]
  const days: Day[] = []
  for (const [, year, month = '', date = ''] of found) {
    const of = (y: number) => `${y}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    const now = Number(today.slice(0, 4))
    const last = days.at(-1)
    let day = of(Number(year ?? now))
    if (!year && where === 'past' && day > today) day = of(now - 1)
    if (!year && where === 'coming' && last !== undefined && day < last) day = of(now + 1)
    if (!Number.isNaN(Date.parse(`${day}T00:00:00Z`))) days.push(day)
  }
  return days
}

function levelIn(text: string): OutletLevel | null {
  if (/中央|国家|全国|人民日报|新华/u.test(text)) return 'national'
  if (/市级?|省|重庆/u.test(text)) return 'municipal'
  return /县/u.test(text) ? 'county' : null
}
