import { membersNamed, type TeamMember } from './team'

/** Who is said to come along. */
export interface CompanionReading {
  id: string | null
  name: string | null
  /** Somebody was named, and is nobody of the team, or several are. */
  isUnknown: boolean
}

const WITH =
  /(?:^|[\s,，。;；、])(?:同去(?:的)?|同行|一起去的?|随同|和我一起的?|与|with)(?:人|的?是)?[\s:：]*([\p{Script=Han}·]{2,4})(?:一起|同去)?(?=[\s,，。;；、]|$)/iu

/** 同去 卢思远 within what was written, and the rest of it. */
export function companionIn(text: string): { name: string | null; rest: string } {
  const found = WITH.exec(text)
  if (!found?.[1]) return { name: null, rest: text }
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + found[0].length)
  return { name: found[1], rest: `${before} ${after}`.trim() }
}

/** Whom a name or a pick means among those who may come along. */
export function readCompanion(
  team: readonly TeamMember[],
  { name, id }: { name: string | null; id: string | null },
): CompanionReading {
  const picked = team.find((each) => each.id === id)
  if (picked) return { id: picked.id, name: picked.name, isUnknown: false }
  if (name === null) return { id: null, name: null, isUnknown: false }
  const [found, ...more] = membersNamed(team, name)
  if (!found || more.length > 0) return { id: null, name, isUnknown: true }
  return { id: found.id, name: found.name, isUnknown: false }
}
