import { seedChance } from './seeded'
import { setStage, type Stage } from './stage'
import { readRows } from './stored'
import { watch } from './watch'

/** What happens in the one history and not in the other. */
export type Act = (stage: Stage) => Promise<void>

export interface Step {
  name: string
  /** In both; then in one of them. */
  always?: Act
  with?: Act
  without?: Act
  /** Then everybody looks: at everything, or at what is closest to a complaint. */
  look?: 'wide' | 'close'
}

/** With whose eyes a history is looked at: everybody's, the few a complaint is nearest to, or those of whoever has the database. */
export type Eyes = 'all' | 'near' | 'database'

/** Plays one history and looks at it with all eyes but the filer's and the handler's, at its moments and from its end. */
export async function play(
  steps: readonly Step[],
  isWith: boolean,
  eyes: Eyes,
): Promise<Map<string, string>> {
  const stage = await setStage()
  const seen = new Map<string, string>()
  const add = (moment: string, found: Map<string, string>) => {
    for (const [what, text] of found) seen.set(`${moment}, ${what}`, text)
  }
  try {
    for (const step of steps) {
      seedChance(step.name)
      await step.always?.(stage)
      await (isWith ? step.with : step.without)?.(stage)
      if (step.look && eyes !== 'database') {
        const whose = { isNear: eyes === 'near', isClose: step.look === 'close' }
        add(step.name, await watch(stage, step.name, whose))
      }
    }
    add('at the end', await readRows(stage))
    return seen
  } finally {
    seedChance(null)
    await stage.bot.close()
  }
}
