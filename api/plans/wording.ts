import type { ProjectSector } from '../../db/values/projects'
import { readSector } from '../projects/wording'
import { soundSum } from '../shared/sums'
import { amountsIn } from '../wording/amounts'
import { MOST_FEN } from './input'

const SPLIT = /[\s,，。;；、]+/u

/** What stands by itself in a line: 3社修水池 水利 20万. The rest is what is to be done, its sums with it. */
export function readLine(said: string): {
  text: string
  sector: ProjectSector | null
  amountFen: number | null
} {
  const tokens = said.split(SPLIT).filter((token) => token !== '')
  const { sector } = readSector(tokens.slice(1).join(' '))
  const sum = tokens.map(sumOf).find((each) => each !== null) ?? null
  const isRest = (token: string, at: number) =>
    at === 0 || (sumOf(token) === null && readSector(token).sector === null)
  return {
    text: tokens.filter(isRest).join(' '),
    sector,
    amountFen: soundSum(
      sum ?? amountsIn(said).find(({ kind }) => kind === 'money')?.value,
      MOST_FEN,
    ),
  }
}

/** 20万, 3500元, 投资20万元: a sum and nothing else; by itself 20万 would be no money. */
function sumOf(token: string): number | null {
  const bare = token.replace(/^(?:投资|资金|预算|补助|概算)/u, '')
  const [amount] = amountsIn(`款${bare}`)
  return amount?.kind === 'money' && amount.words === bare ? amount.value : null
}
