import { heardAtStart } from '../names/named'
import { numberOf, SMALL } from '../wording/numerals'

const GAPS = /^[\s,:;.、。，：；·-]+/u
const GROUP = new RegExp(`^第?(${SMALL})[社组队](?![长区员])的?`, 'u')
const FILLER = /^(?:户主|村民|农户)/u
const OWN = /^\s*(?:家(?![庭长具人里])|户|屋头)?\s*/u
const GROUP_BEHIND = new RegExp(
  `^[(（](${SMALL})[社组队][)）]|^(${SMALL})[社组队](?![长区员])`,
  'u',
)
/** What may follow a name, so that 王大 is not heard in 王大山. */
const NAME_ENDS =
  /^(?:[\s,:;.、。，：；(（?？!！]|家|户|屋|的|\d|[不没]?(?:符合|属实)|不够|够|拿不|不|没|有|人|是|$)/u

/** Whom a line is about, and what it says of them. */
export interface Whom {
  /** As the roll spells the head; several that sound alike. */
  names: string[]
  /** 3社 where it was said. */
  group: number | null
  rest: string
}

/**
 * The household a line begins with: 张三 不符合, 3社张三家 有车; as written, or else by ear. Null where it
 * begins with no name.
 */
export function readWhom(
  text: string,
  names: readonly string[],
  soundOf: (name: string) => string,
): Whom | null {
  const start = text.trim().replace(GAPS, '')
  const before = GROUP.exec(start)
  const rest = start
    .slice(before?.[0].length ?? 0)
    .replace(GAPS, '')
    .replace(FILLER, '')
    .trim()
  const named = nameAt(rest, names, soundOf)
  if (!named) return null
  const owned = rest.slice(named.length)
  const own = owned.slice(OWN.exec(owned)?.[0].length ?? 0)
  const behind = GROUP_BEHIND.exec(own)
  const said = before?.[1] ?? behind?.[1] ?? behind?.[2]
  return {
    names: named.names,
    group: said === undefined ? null : (numberOf(said) ?? null),
    rest: own.slice(behind?.[0].length ?? 0).replace(GAPS, ''),
  }
}

function nameAt(rest: string, names: readonly string[], soundOf: (name: string) => string) {
  const mayEnd = (length: number) => NAME_ENDS.test(rest.slice(length))
  const [exact] = names
    .filter((name) => rest.startsWith(name) && mayEnd(name.length))
    .toSorted((a, b) => b.length - a.length)
  if (exact !== undefined) return { names: [exact], length: exact.length }
  return heardAtStart(rest, names, (behind) => NAME_ENDS.test(behind), soundOf)
}
