import type { VillageIndicator } from '../../db/values/village-standards'
import { CONDITIONS, ON_ROLL } from './counts'
import type { Computed } from './rules'

interface Shown {
  /** What is counted, of what, as people say it. */
  part: string
  whole: string
  /** The query behind it. */
  query: string
}

const sums = (part: keyof typeof CONDITIONS, whole: keyof typeof CONDITIONS) =>
  `sum(size) filter (where ${CONDITIONS[part]}) ÷ sum(size) filter (where ${CONDITIONS[whole]}) ` +
  `from households h where ${ON_ROLL}`

const PEOPLE = '乡村人口'
const POOR = '未脱贫在册人口'

/** How each indicator the roll gives comes about. */
const SHOWN = {
  poverty_incidence: { part: POOR, whole: PEOPLE, query: sums('poor', 'people') },
  registered_share: { part: '在册人口', whole: PEOPLE, query: sums('registered', 'people') },
  low_income_share: {
    part: '低保、特困和有残疾人的户的人口',
    whole: PEOPLE,
    query: sums('lowIncome', 'people'),
  },
  disposable_income: {
    part: '纯收入',
    whole: '已知收入的人口',
    query:
      `sum(net_income_per_head_fen * size) ÷ sum(size) filter (where ${CONDITIONS.incomeKnown}) ` +
      `from households h where ${ON_ROLL}`,
  },
  allowance_burden: {
    part: '其中低保、特困和有残疾人的户',
    whole: POOR,
    query: sums('poorAllowance', 'poor'),
  },
  illness_burden: { part: '其中因病致贫', whole: POOR, query: sums('poorIllness', 'poor') },
  elderly_burden: {
    part: '其中老人',
    whole: POOR,
    query:
      `count of people p by year of birth in id_number ÷ sum(size) ` +
      `from households h where ${CONDITIONS.poor}`,
  },
} as const satisfies Partial<Record<VillageIndicator, Shown>>
export type ComputedIndicator = keyof typeof SHOWN

/** The counts behind a computed value in the first line, its query in the second. */
export function sourceOf(indicator: ComputedIndicator, { part, whole }: Computed): string {
  const shown = SHOWN[indicator]
  const counted = indicator === 'disposable_income' ? `${(part / 100).toFixed(0)}元` : `${part}人`
  return `${shown.part}${counted}÷${shown.whole}${whole}人\n${shown.query}`
}
