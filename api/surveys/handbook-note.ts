import { ACCOUNTS } from '../../db/values/entry-visits'
import type { SurveyFacts } from '../entry-visits/facts'
import { yuanText } from './numbers'

const GRADE_WORDS = { safe: '房子安全', c: '危房C级', d: '危房D级' } as const

/**
 * What a survey tells the handbook 扶贫手册, worded so that a visit note is read as it: nothing has to be
 * typed twice. What the handbook has no field for is left out, and so is whatever could be read in two
 * ways.
 */
export function handbookNote(facts: SurveyFacts): string {
  const { housing, labour, students, lines, netIncomePerHeadFen, covered, unasked, workers } = facts
  const away = labour.filter(({ work, months }) => months !== null && /打工|务工/u.test(work ?? ''))
  const [alone] = away.length === 1 ? away : []
  const pigs = lines.filter(({ account, what }) => account === 'production' && /猪/u.test(what))
  const [pig] = pigs.length === 1 && pigs[0]?.unit === '头' ? pigs : []
  const hasNoPigs = covered.includes('production') && pigs.length === 0
  // An income without one of its accounts is none.
  const isInPart = ACCOUNTS.some((account) => unasked.includes(account))
  const isWhole = (value: number | null | undefined): value is number => Number.isInteger(value)
  return [
    '入户调查',
    housing.areaM2 === null ? '' : `房子${housing.areaM2}平方`,
    housing.grade === null ? '' : GRADE_WORDS[housing.grade],
    workers === null ? '' : `劳动力${workers}个`,
    covered.includes('students') && students.length <= 12 ? `${students.length}个学生` : '',
    isWhole(alone?.months) ? `打工${alone?.months}个月` : '',
    hasNoPigs ? '没有养猪' : '',
    isWhole(pig?.quantity) ? `猪${pig?.quantity}头` : '',
    netIncomePerHeadFen === null || netIncomePerHeadFen < 0 || isInPart
      ? ''
      : `人均纯收入${yuanText(netIncomePerHeadFen)}元`,
  ]
    .filter((part) => part !== '')
    .join('，')
}
