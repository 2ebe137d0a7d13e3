import type { ProjectSector } from '../../db/values/projects'
import { amountsIn } from '../wording/amounts'

const SECTOR_WORDS: readonly (readonly [ProjectSector, RegExp])[] = [
  ['transport', /^(?:交通|道路)$/u],
  ['water', /^(?:水利|饮水)$/u],
  ['culture', /^文化$/u],
  ['finance', /^金融$/u],
  ['science', /^科技$/u],
  ['ecommerce', /^电商$/u],
  ['tourism', /^(?:乡村)?旅游$/u],
  ['training', /^(?:就业)?培训$/u],
  ['environment', /^环境(?:改善)?$/u],
  ['enterprise_pairing', /^村企(?:结对)?$/u],
]

const SPLIT = /[\s,，。;；、]+/u

/** What stands by itself in a line: 3社修水池 水利 20万. The rest is what is to be done, its sums with it. */
export function readLine(said: string): {
  text: string
  sector: ProjectSector | null
  amountFen: number | null
} {
  const tokens = said.split(SPLIT).filter((token) => token !== '')
  const sector = SECTOR_WORDS.find(([, words]) => tokens.slice(1).some((each) => words.test(each)))
  const sum = tokens.map(sumOf).find((each) => each !== null) ?? null
  const isRest = (token: string, at: number) =>
    at === 0 || (sumOf(token) === null && !sector?.[1].test(token))
  return {
    text: tokens.filter(isRest).join(' '),
    sector: sector?.[0] ?? null,
    amountFen: sum ?? amountsIn(said).find(({ kind }) => kind === 'money')?.value ?? null,
  }
}

/** 20万, 3500元, 投资20万元: a sum and nothing else; by itself 20万 would be no money. */
function sumOf(token: string): number | null {
  const bare = token.replace(/^(?:投资|资金|预算|补助|概算)/u, '')
  const [amount] = amountsIn(`款${bare}`)
  return amount?.kind === 'money' && amount.words === bare ? amount.value : null
}
