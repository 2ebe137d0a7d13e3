import type { Standard } from '../villages/rules'

const BURDEN = { least: 100, most: 600, worse: 'high' } as const
const GRADE = { least: 0, most: 10, worse: 'high' } as const

/** Invented for the demo, and said to be: 示例. A real county sets its own. */
export const DEMO_STANDARD: Standard = {
  elderlyFrom: 60,
  incomeKnownLeast: 500,
  deepFrom: 60,
  relativeFrom: 52,
  indicators: {
    poverty_incidence: { weight: 20, least: 20, most: 120, worse: 'high' },
    registered_share: { weight: 10, least: 100, most: 400, worse: 'high' },
    low_income_share: { weight: 10, least: 50, most: 300, worse: 'high' },
    disposable_income: { weight: 15, least: 6_000_00, most: 16_000_00, worse: 'low' },
    poor_transport: { weight: 8, ...GRADE },
    poor_drinking_water: { weight: 8, ...GRADE },
    harsh_environment: { weight: 9, ...GRADE },
    allowance_burden: { weight: 7, ...BURDEN },
    illness_burden: { weight: 7, ...BURDEN },
    elderly_burden: { weight: 6, ...BURDEN },
  },
}
