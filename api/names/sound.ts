import { heardIn } from '../wording/sound'

/** The same for names that sound alike: 张三 and 章三, 李兰英 and 李南英. */
export function soundOf(name: string): string {
  const known = KNOWN.get(name)
  if (known !== undefined) return known
  const sound = heardIn(name, 'surname').join(' ')
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
  KNOWN.set(name, sound)
  return sound
}

/** The same lists are searched again and again, and a name takes some microseconds. */
const KNOWN = new Map<string, string>()
const MOST_KNOWN = 20_000
