import { test } from 'vitest'
import { type ChannelName, CHANNELS } from '../support/daily/far-ends'
import { type Kill, type Kills, KILLS, stepWith } from '../support/daily/kills'
import { playAll, type StepName, STEPS } from '../support/daily/story'
import { settleVillage } from '../support/daily/village'
import { openWorld } from '../support/daily/world'

/** A kill at each step, in turn over the channels. */
const ROTATION = {
  sms: { draw_up: 'begun', confirm_objection: 'committed', approve_notice: 'begun' },
  telegram: { prove: 'unfinished', object: 'begun', decide: 'unfinished', note_visit: 'committed' },
  simulator: { confirm_objection: 'begun', decide: 'committed', advance: 'unfinished' },
} as const satisfies Record<ChannelName, Kills>

/** What leads to a question only is one statement: it is never unfinished. */
const isPlace = (step: StepName, kill: Kill) => step !== 'object' || kill !== 'unfinished'
const everywhere = (kill: Kill): Kills =>
  Object.fromEntries(STEPS.filter((step) => isPlace(step, kill)).map((step) => [step, kill]))

/** Every step, channel and place where FULL is set. */
const runs = CHANNELS.flatMap((channel): [string, ChannelName, Kills][] =>
  process.env['FULL']
    ? KILLS.map((kill) => [`at every step, ${kill},`, channel, everywhere(kill)])
    : [['amid what people write', channel, ROTATION[channel]]],
)

test.each(runs)(
  'a server killed %s loses and doubles nothing over %s',
  { timeout: 240_000 },
  async (_where, channel, kills) => {
    const world = await openWorld()
    await world.start()
    const village = await settleVillage(world, channel)
    await playAll(village, stepWith(world, kills))
  },
)
