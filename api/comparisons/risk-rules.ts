import { readFen } from '../roll/import/numbers'
import { type Finding, plain, type RecordRow } from './rules'

/** What somebody paid by one row, and with which other rows of the file it adds up. */
export interface Cost {
  kind: 'inpatient' | 'outpatient' | 'schooling'
  /** The year or month over which costs of the kind add up. */
  over: string
  /** When it was paid: what comes later is something new. */
  at: string
  isCompulsory: boolean
}

/** Yuan of a cell, null of a blank one; undefined where it cannot be read. A heading in 万元 multiplies. */
export function costFen(amount: string, heading: string): number | null | undefined {
  const text = amount.normalize('NFKC').trim()
  const [, tenThousands] = /^([\d.,]+)\s*万元?$/u.exec(text) ?? []
  const unit = tenThousands !== undefined || /万/u.test(heading) ? 10_000 : 1
  const { value, doubt } = readFen(tenThousands ?? text, unit)
  return doubt ? undefined : value
}

const OUTPATIENT = /门诊|慢病|慢性|特病|特殊疾病|药店|购药/u

/** A bill 医疗自付; one without a day counts to the month in which it is looked at. */
export function medicalCost({ kind, day }: RecordRow, today: string): Cost {
  const month = monthIn(day) ?? (yearIn(day) || today.slice(0, 7))
  return OUTPATIENT.test(kind)
    ? { kind: 'outpatient', over: month, at: month, isCompulsory: false }
    : { kind: 'inpatient', over: month.slice(0, 4), at: month, isCompulsory: false }
}

const COMPULSORY = /小学|初中|义务/u
const LATER = /高中|大学|中职|职高|大专|学院/u

/** Schooling 教育支出 of a year; compulsory schooling is told by its stage, or by the school. */
export function schoolingCost({ kind, unit, day }: RecordRow, today: string): Cost {
  const stage = kind || unit
  const year = yearIn(day) || today.slice(0, 4)
  const isCompulsory = COMPULSORY.test(stage) && !LATER.test(stage)
  return { kind: 'schooling', over: year, at: year, isCompulsory }
}

/** The year of 2026, 2025-2026学年, 2026年春; '' where there is none. */
const yearIn = (text: string) => /(?<!\d)(?:19|20)\d{2}(?!\d)/u.exec(text)?.[0] ?? ''

/** The month of 2026-03-05, 2026年3月, 202603; of two years 2025-2026 there is none. */
export function monthIn(text: string): string | null {
  const found =
    /(?<!\d)((?:19|20)\d{2})[-/.年](\d{1,2})(?!\d)/u.exec(text) ??
    /(?<!\d)((?:19|20)\d{2})(\d{2})(?:\d{2})?(?!\d)/u.exec(text)
  if (!found) return null
  const [, year = '', month = ''] = found
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : null
}

const PAID_FOR = { inpatient: '住院', outpatient: '门诊', schooling: '上学' } as const

/** What a cost is told as; its mark changes with what is paid later. */
export function costFinding({ kind, at, over }: Cost, fen: number): Finding {
  const yuan = `${Math.floor(fen / 100)}元`
  return { mark: `${kind} ${at}`, text: `${over}${PAID_FOR[kind]}自付${yuan}` }
}

/** Struck by a disaster 受灾: the list itself is the warning. */
export function disasterFinding({ kind, day }: RecordRow, today: string): Finding {
  const mark = plain(`${kind}${day || today.slice(0, 7)}`)
  return { mark, text: [day, kind ? `${kind}受灾` : '受灾'].filter(Boolean).join(' ') }
}
