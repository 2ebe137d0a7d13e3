import { startBot } from '../bot'
import { createWorld } from '../rights-world'
import { COUNTY, VILLAGE } from '../seeds'
import { seedChance } from './seeded'
import { createWatch } from './watch'

/** What happens in the one history and not in the other. */
export type Act = (stage: Stage) => Promise<void>
export type Stage = Awaited<ReturnType<typeof setStage>>

export interface Step {
  name: string
  /** In both; then in one of them. */
  always?: Act
  with?: Act
  without?: Act
}

/** A county with one household in each place, one member of staff for every part, and those a complaint would touch. */
async function setStage() {
  seedChance(null)
  const bot = await startBot({ connections: 2 })
  seedChance('stage')
  const members: { id: string; name: string; phone: string | null; actor: `staff:${string}` }[] = []
  const api: typeof bot.api = {
    ...bot.api,
    addCounty: async () => {},
    async addStaff(given) {
      const member = await bot.api.addStaff(given)
      members.push(member)
      return member
    },
  }
  const world = await createWorld(api)
  const accused = await api.addStaff({
    name: '冉崇德',
    roles: [['village_secretary', VILLAGE]],
  })
  const kin = await api.addStaff({
    name: '冉崇义',
    unit: '天元乡政府',
    roles: [['township_clerk', 'wuxi.tianyuan']],
  })
  const handler = await api.addStaff({
    name: '向治平',
    unit: '县纪委',
    roles: [['discipline_inspector', COUNTY]],
  })
  const filer = await api.addContact({ phone: '+8619988887777' })
  return { bot, api, world, members, accused, kin, handler, filer }
}

/** Plays one history and looks at it with everybody's eyes but the filer's and the handler's. */
export async function play(steps: readonly Step[], isWith: boolean): Promise<Map<string, string>> {
  const stage = await setStage()
  try {
    for (const step of steps) {
      seedChance(step.name)
      await step.always?.(stage)
      await (isWith ? step.with : step.without)?.(stage)
    }
    return await createWatch(stage)
  } finally {
    seedChance(null)
    await stage.bot.close()
  }
}
