import { generateCounty } from '../../../db/demo/county'
import { ageOn, birthOf, DEMO_ROLL_DAY } from '../../../db/demo/identity'
import type { RollStatus } from '../../../db/values/roll'
import { COUNTY } from '../api'
import { chanceOf } from './dice'
import { SIZE } from './size'
import type { Year } from './world'

export interface Home {
  id: string
  key: string
  areaPath: string
  status: RollStatus
  /** 低保, 特困 or watched. */
  isKey: boolean
  people: number
  age: number
}

export const partOf = ({ areaPath }: Pick<Home, 'areaPath'>, depth: number) =>
  areaPath.split('.').slice(0, depth).join('.')

/** Every household that is still one, with how old its head is. */
export async function listHomes({ api }: Year): Promise<Home[]> {
  const ages = new Map<string, number>()
  for (const { number, people } of generateCounty({ registeredHouseholds: SIZE.registered })
    .households) {
    const head = people.find(({ isHead }) => isHead)
    if (number && head) ages.set(number, ageOn(DEMO_ROLL_DAY, birthOf(head.idNumber)))
  }
  const rows = await api.sql<Omit<Home, 'age'>[]>`
    select id, key, area_path as "areaPath", status, size as people,
           (watch is not null
             or coalesce(type, '') in ('subsistence_allowance', 'extreme_hardship')) as "isKey"
      from households where county = ${COUNTY} and status not in ('closed', 'terminated')
     order by key, id`
  return rows.map((row) => ({ ...row, age: ages.get(row.key) ?? 50 }))
}

export type Group = 'registered' | 'exited' | 'ordinary'
export function groupOf({ status }: Pick<Home, 'status'>): Group {
  if (status === 'exited') return 'exited'
  return ['registered', 'exiting', 'returned'].includes(status) ? 'registered' : 'ordinary'
}

const SATISFIED: Record<Group, number> = { registered: 0.88, exited: 0.8, ordinary: 0.66 }

/** What a household thinks, whether anybody asks it or not: 1 to 5, more satisfied in some townships than in others. */
export function opinionOf(home: Home): number {
  const here = 0.16 * (chanceOf('township', partOf(home, 2)) - 0.5)
  const at = chanceOf('opinion', home.key)
  const satisfied = SATISFIED[groupOf(home)] + here
  if (at < satisfied) return at < satisfied * 0.45 ? 5 : 4
  const rest = (at - satisfied) / (1 - satisfied)
  return rest < 0.55 ? 3 : rest < 0.85 ? 2 : 1
}

/** Whether the notices can be understood, to this household. */
export const understandsNotices = (home: Home): boolean => chanceOf('notices', home.key) < 0.74

/** Whether it lacks one of 两不愁三保障 although it is off the register. */
export const lacksAssurance = (home: Home): boolean =>
  groupOf(home) !== 'registered' && chanceOf('assurance', home.key) < 0.06

export const approves = (home: Home): boolean =>
  chanceOf('approval', home.key) < (lacksAssurance(home) ? 0.5 : 0.93)
