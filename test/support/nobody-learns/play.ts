import { seedChance } from './seeded'
import { setStage, type Stage } from './stage'
import { readRows } from './stored'
import { createWatch } from './watch'

/** What happens in the one history and not in the other. */
export type Act = (stage: Stage) => Promise<void>

export interface Step {
  name: string
  /** In both; then in one of them. */
  always?: Act
  with?: Act
  without?: Act
}

/** With whose eyes a history is looked at: everybody's, the few a complaint is nearest to, or those of whoever has the database. */
export type Eyes = 'all' | 'near' | 'database'

/** Plays one history and looks at it with all eyes but the filer's and the handler's. */
export async function play(
  steps: readonly Step[],
  isWith: boolean,
  eyes: Eyes,
): Promise<Map<string, string>> {
  const stage = await setStage()
  try {
    for (const step of steps) {
      seedChance(step.name)
      await step.always?.(stage)
      await (isWith ? step.with : step.without)?.(stage)
    }
    return eyes === 'database' ? await readRows(stage) : await createWatch(stage, eyes)
  } finally {
    seedChance(null)
    await stage.bot.close()
  }
}
