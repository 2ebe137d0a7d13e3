import fc from 'fast-check'
import type { Command } from '../../../api/turns/command'
import { type Picture, readPicture } from './picture'
import type { Home, Member, World } from './world'

/** One history as it goes: who is in it, how it stands now, and the codes people were sent. */
export interface History {
  world: World
  homes: readonly Home[]
  picture: Picture
  /** The last code to sign by, by contact. */
  codes: Map<string, string>
}

/** Something somebody does; what it came to, in one word or two. */
export interface Act {
  name: string
  run(history: History): Promise<string>
}

/** An act with what is random about it. */
export const acting = <T>(
  name: string,
  shape: { [K in keyof T]: fc.Arbitrary<T[K]> },
  run: (history: History, given: T) => Promise<string>,
): fc.Arbitrary<Act> =>
  fc.record<T>(shape).map((given) => act(`${name} ${JSON.stringify(given)}`, (h) => run(h, given)))

export const act = (name: string, run: Act['run']): Act => ({ name, run })

/** One of these; of none the history has nothing to do it with. */
export const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % from.length]

export const NOTHING = 'nothing there'

export async function look(world: World, homes: readonly Home[]): Promise<Picture> {
  const ids = homes.map(({ id }) => id)
  return readPicture(world.api, ids)
}

export function memberAt({ world }: Pick<History, 'world'>, n: number): Member {
  const member = pick(world.staff, n)
  if (!member) throw new Error('nobody on the staff')
  return member
}

/** By the API itself; whatever it refuses is no fault, but a fault of its own is. */
export async function ask(
  { world: { api } }: History,
  path: string,
  actor: `staff:${string}` | `contact:${string}`,
  body: object,
): Promise<string> {
  const answer = await api.call(path, { actor, body })
  if (answer.status >= 500) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  const { code, reason } = answer.body
  return answer.status === 200 ? String(code ?? 'done') : `refused: ${String(reason ?? code)}`
}

/** The same by a message of somebody, whose turn ends with it. */
export async function say(
  { world: { api } }: History,
  contactId: string,
  command: Command,
): Promise<{ code: string; vars: Record<string, unknown> }> {
  try {
    return await api.runCommand(contactId, command)
  } catch (error) {
    // Somebody who says two things at once is heard one after the other.
    const isBusy = error instanceof Error && /the turn is|stale/.test(error.message)
    if (isBusy) return { code: 'busy', vars: {} }
    throw error
  }
}

/** Whoever it is for, unless somebody else tries. */
export const mostlyOwn = (other: fc.Arbitrary<number>): fc.Arbitrary<number | null> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: other })
