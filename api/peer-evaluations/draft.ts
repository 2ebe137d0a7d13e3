import type { PeerField } from '../../db/values/peer-evaluations'
import { findFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { dueIn } from '../measures/due-day'
import { type Day, dayOf } from '../shared/day'
import { fewestUnits } from './draw-rules'
import { listField } from './field'
import type { PeerDraftInput } from './input'

/** What was understood of whom shall evaluate whom; nothing of it is kept. */
export interface PeerDraft {
  year: number
  field: PeerField | null
  dueOn: Day | null
  units: number
  /** Left out, as nobody speaks for them. */
  without: string[]
  /** Null where no figure says how many each evaluates. */
  each: number | null
  isEnough: boolean
  missing: 'field' | 'due' | null
}

/** Reads 2026年 乡镇 12月20日前; the year is this one where none is named. */
export async function readPeerDraft(
  ctx: RequestContext,
  input: PeerDraftInput,
): Promise<PeerDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const today = dayOf(now)
  const text = input.text.normalize('NFKC')
  const field = fieldIn(text) ?? fieldIn(input.fieldWords?.normalize('NFKC') ?? '')
  const due = dueIn(input.dueWords?.normalize('NFKC') ?? text, today)?.day ?? null
  const dueOn = due !== null && due >= today ? due : null
  const each = await findFigure(db, county, 'peer_evaluators', today)
  const { units, without } = field ? await listField(db, county, field) : { units: [], without: [] }
  return {
    year: yearIn(text) ?? Number(today.slice(0, 4)),
    field,
    dueOn,
    units: units.length,
    without: without.map(({ name }) => name),
    each,
    isEnough: each !== null && units.length >= fewestUnits(each),
    missing: field === null ? 'field' : dueOn === null ? 'due' : null,
  }
}

/** 2026年度, but not the year of 2026年12月20日. */
const yearIn = (text: string): number | null => {
  const found = /(20\d{2})(?!\d)(?!年?\s*\d{1,2}月|[-./]\d)/u.exec(text)
  return found ? Number(found[1]) : null
}

function fieldIn(text: string): PeerField | null {
  const isTownships = /乡镇|乡|镇|街道/u.test(text)
  const isUnits = /单位|集团|部门/u.test(text)
  if (/全部|都评|一起|混合|全县/u.test(text) || (isTownships && isUnits)) return 'all'
  if (isTownships) return 'townships'
  return isUnits ? 'group_units' : null
}
