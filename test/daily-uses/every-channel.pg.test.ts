import { test } from 'vitest'
import { CHANNELS } from '../support/daily/far-ends'
import { playAll } from '../support/daily/story'
import { settleVillage } from '../support/daily/village'
import { openWorld } from '../support/daily/world'

test(
  'plays all of it over SMS, Telegram and the simulator, each villager and cadre told once',
  { timeout: 120_000 },
  async () => {
    const world = await openWorld()
    await world.start()
    for (const channel of CHANNELS) {
      const village = await settleVillage(world, channel)
      await playAll(village, (_name, message) => world.answerTo(message))
    }
  },
)
