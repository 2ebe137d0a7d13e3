import type { ProjectSector } from '../../db/values/projects'
import { amountsIn } from '../wording/amounts'

const SEPARATORS = /^[\s,，。:：;；、.·-]+|[\s,，。:：;；、.·-]+$/gu
const tidy = (text: string) => text.replace(/\s+/gu, ' ').replace(SEPARATORS, '')

/** How each of the ten sectors is said 十大行业. */
export const SECTOR_NAMES = {
  transport: '交通',
  water: '水利',
  culture: '文化',
  finance: '金融',
  science: '科技',
  ecommerce: '电商',
  tourism: '乡村旅游',
  training: '就业培训',
  environment: '环境改善',
  enterprise_pairing: '村企结对',
} as const satisfies Record<ProjectSector, string>

const SECTORS = Object.entries({
  ...SECTOR_NAMES,
  tourism: '(?:乡村)?旅游',
  training: '(?:就业)?培训|就业',
  environment: '环境(?:改善)?',
  enterprise_pairing: '村企(?:结对)?',
}).map(([sector, words]) => ({
  sector: sector as ProjectSector,
  alone: new RegExp(`(?:^|[\\s,，、])(?:${words})(?:类|行业|项目)?(?=$|[\\s,，、。])`, 'u'),
}))

/** A sector said as a word of its own, 水利, and the rest. */
export function readSector(text: string): { sector: ProjectSector | null; rest: string } {
  for (const { sector, alone } of SECTORS) {
    const found = alone.exec(text)
    if (found) return { sector, rest: tidy(text.replace(found[0], ' ')) }
  }
  return { sector: null, rest: tidy(text) }
}

/** 20万, 3500元; null where no sum is said. */
export function readMoney(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  // What is asked for is money, whether its unit is said or not.
  const found = amountsIn(`钱${plain}`).find(({ kind }) => kind === 'money')
  return found?.value ?? null
}
