import { ASSURANCES } from '../../db/values/entry-visits'
import type { AssuranceFacts } from '../entry-visits/facts'

/** What an exit 退出 is looked at for: income and 两不愁三保障 with water (domain.md 2.5). */
export const EXIT_ITEMS = ['income', ...ASSURANCES] as const
export type ExitItem = (typeof EXIT_ITEMS)[number]

/** As the round froze it. */
export interface ExitStandard {
  /** Per person and year. */
  lineFen: number
  /** How far above the line an income has to be to be stably above it 稳定超过. */
  marginPercent: number
}

/** What the survey of an exit found of it. */
export interface ExitFound {
  /** Per person and year; null where it was not reckoned. */
  netIncomePerHeadFen: number | null
  assurances: AssuranceFacts
}

/** What keeps a household from leaving the register. */
export interface ExitGap {
  /** Asked about, and not so. */
  lacking: readonly ExitItem[]
  /** Nobody asked. */
  unasked: readonly ExitItem[]
}

/** Income above the line, to the fen, with its margin. */
export const isStablyAbove = (fen: number, { lineFen, marginPercent }: ExitStandard): boolean =>
  fen * 100 > lineFen * (100 + marginPercent)

/** What a household lacks of the standard of exit; both lists empty where it may go. */
export function exitGap(found: ExitFound, standard: ExitStandard): ExitGap {
  const { netIncomePerHeadFen: income, assurances } = found
  const isMet = (item: ExitItem): boolean | null =>
    item === 'income'
      ? income === null
        ? null
        : isStablyAbove(income, standard)
      : (assurances[item]?.isMet ?? null)
  return {
    lacking: EXIT_ITEMS.filter((item) => isMet(item) === false),
    unasked: EXIT_ITEMS.filter((item) => isMet(item) === null),
  }
}

export const isGap = ({ lacking, unasked }: ExitGap): boolean =>
  lacking.length > 0 || unasked.length > 0

/** As a template carries it, `lacking=income,drinking_water;unasked=medical_care`; empty: none. */
export const gapLine = ({ lacking, unasked }: ExitGap): string =>
  Object.entries({ lacking, unasked })
    .flatMap(([name, items]) => (items.length > 0 ? [`${name}=${items.join(',')}`] : []))
    .join(';')
