import type { LeadClass } from '../../db/values/leads'
import { masked } from '../roll/import/findings'
import type { Found, Skipped } from './compare'
import type { SkipReason } from './record-id'

/** A lead as the office reads it. */
export interface Reported {
  /** 户编号; null of a household without one. */
  household: string | null
  /** The member's identity number, masked. */
  member: string
  class: LeadClass
  possible: boolean
  message: string
}

export const reportOf = ({ household, person, class: of, isPossible, text }: Found): Reported => ({
  household: household.number,
  member: masked(person.idNumber).replace(/[“”]/gu, ''),
  class: of,
  possible: isPossible,
  message: isPossible ? `可能：${text}` : text,
})

/** A row that could not be compared, with why in Chinese. */
export interface SkippedRow {
  line: number
  reason: SkipReason
  message: string
}

const REASONS: Record<SkipReason, string> = {
  id_missing: '没有证件号码',
  id_lost: '证件号码被表格软件改成了科学计数，已不完整',
  id_form: '不是身份证号码',
  id_masked: '证件号码遮住太多，或没有姓名可对',
  id_damaged: '证件号码不对，姓名也对不上唯一一人',
  several: '证件号码不全，同名的不止一人',
  amount: '金额认不出',
}

export const skippedOf = ({ line, reason, id }: Skipped): SkippedRow => ({
  line,
  reason,
  message: `${id}${REASONS[reason]}`,
})
