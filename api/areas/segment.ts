import { pinyin } from 'pinyin-pro'

/** What people leave out of an area's name when they say it. */
const LEVELS = '村|社区|居委会|街道|镇|乡'
const SUFFIX = new RegExp(`(?<=.{2})(${LEVELS})$`)
const LEVEL_FIRST = new RegExp(`^(?:${LEVELS})(?!亲)`)

/** A village's name as people write it, with or without 村: 宝坪 for both. */
export const bareName = (name: string) =>
  name.normalize('NFKC').replace(/\s/g, '').replace(SUFFIX, '')

/** Whether a name ends within a longer one: 天元 of 天元村. */
export const endsWithin = (name: string, rest: string) =>
  !SUFFIX.test(name) && LEVEL_FIRST.test(rest)

/**
 * The last segment of a new area's path, `baoping` of 宝坪村: once given it never changes, whatever
 * the area is called later. A number is added where another area has it.
 */
export function freeSegment(name: string, taken: ReadonlySet<string>): string {
  const syllables = pinyin(bareName(name), { toneType: 'none', type: 'array', v: true })
  const plain =
    syllables
      .join('')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '') || 'area'
  // All digits would read as a villager group's.
  const wanted = /^\d+$/.test(plain) ? `n${plain}` : plain
  for (let i = 1; ; i++) {
    const segment = i === 1 ? wanted : `${wanted}${i}`
    if (!taken.has(segment)) return segment
  }
}
