import { type Act, type History, look } from './history'
import { checkChange } from './invariants'
import { pushOn } from './push'
import type { Beginning, Step } from './steps'
import { checkTies, readTies } from './ties'
import type { World } from './world'

/** What histories came to, so that one can tell that they tried anything. */
export interface Tally {
  histories: number
  acts: number
  /** Acts after which the record says more than before. */
  accepted: number
  registered: number
  /** Histories in which anybody came onto the register. */
  ended: number
  /** How often what happened, by the type of its event. */
  happened: Map<string, number>
}

export const newTally = (): Tally => ({
  histories: 0,
  acts: 0,
  accepted: 0,
  registered: 0,
  ended: 0,
  happened: new Map(),
})

/** Plays a history, and after every act of it looks whether all rules hold. */
export async function play(
  world: World,
  { startsAt, ties: given }: Beginning,
  steps: readonly Step[],
  tally: Tally,
): Promise<History> {
  const { homes } = await world.begin(startsAt, given)
  const ties = await readTies(
    world.api,
    homes.map(({ id }) => id),
  )
  const history: History = { world, homes, picture: await look(world, homes), codes: new Map() }
  const story: string[] = [`begins ${startsAt} ${JSON.stringify(given)}`]

  async function perform(acts: readonly Act[]): Promise<void> {
    const before = history.picture
    story.push(acts.map(({ name }) => name).join(' | '))
    const answers = await Promise.all(acts.map((each) => each.run(history)))
    story.push(`  ${world.api.clock.now.toISOString()} ${answers.join(' | ')}`)
    history.picture = await look(world, homes)
    const change = checkChange(before, history.picture)
    checkTies(history, ties, change)
    tally.acts += acts.length
    tally.accepted += change.events.length > 0 ? 1 : 0
    for (const { type } of change.events)
      tally.happened.set(type, (tally.happened.get(type) ?? 0) + 1)
    tally.registered += change.events.filter(isRegistration).length
  }

  tally.histories++
  const before = tally.registered
  try {
    for (const step of steps) {
      if (step.kind === 'one') await perform([step.act])
      if (step.kind === 'two') await perform(step.acts)
      if (step.kind === 'trouble') for (const act of step.acts) await perform([act])
      if (step.kind === 'push') for await (const act of pushOn(history, step)) await perform([act])
    }
  } catch (error) {
    throw new Error(`${String(error)}\nafter\n${story.slice(-TOLD).join('\n')}`, { cause: error })
  }
  if (tally.registered > before) tally.ended++
  return history
}

/** As much of a failed history as it takes to see how it came about. */
const TOLD = 120

const isRegistration = ({ type, subject }: { type: string; subject: string }) =>
  type === 'household.registered' && subject.startsWith('household:')
