import type { Assurance, HouseholdType, HousingGrade, PovertyCause } from '../../api/client'
import { wholeYuan } from './visit-lines'

/** What is signed of a case, as far as it fits into a message; money in whole yuan. */
export interface FactWords {
  isExit: boolean
  size: string
  type: HouseholdType | undefined
  causes: PovertyCause[]
  income: string | undefined
  line: string | undefined
  housing: HousingGrade | undefined
  /** Of 两不愁三保障. */
  lacks: Assurance[]
  isAssured: boolean
}

/** `outcome=register;size=3;causes=illness,schooling;income=320000`. */
export function factsIn(line: string): FactWords {
  const values = new Map(
    line.split(';').map((part) => {
      const [name = '', value = ''] = part.split('=')
      return [name, value] as const
    }),
  )
  const fen = (name: string) => {
    const value = values.get(name)
    return value === undefined ? undefined : wholeYuan(value)
  }
  const causes = values.get('causes')?.split(',') ?? []
  return {
    isExit: values.get('outcome') === 'exit',
    size: values.get('size') ?? '',
    // As the API wrote them, from its own lists.
    type: values.get('type') as HouseholdType | undefined,
    causes: causes as PovertyCause[],
    income: fen('income'),
    line: fen('line'),
    housing: values.get('housing') as HousingGrade | undefined,
    lacks: (values.get('lacks')?.split(',') ?? []) as Assurance[],
    isAssured: values.has('assured'),
  }
}

/** `谭大山,宝坪村3社,outcome=register;size=3` line by line. */
export const casesIn = (list: string) =>
  list.split('\n').map((row) => {
    const [head = '', area = '', ...facts] = row.split(',')
    return { head, area, ...factsIn(facts.join(',')) }
  })

/** So many causes are named, the main one first; it alone where something is lacking as well. */
export function mainCauses({ causes, lacks }: FactWords) {
  const most = lacks.length > 0 ? 1 : 2
  return { named: causes.slice(0, most), hasMore: causes.length > most }
}
