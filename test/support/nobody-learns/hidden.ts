import { expect, vi } from 'vitest'
import { startBot, type TestBot } from '../bot'
import type { Row } from '../rights/row'
import { createWorld, type World } from '../rights-world'
import { COUNTY, type TestApi } from '../api'
import { readBody } from './watch'
import { seedChance } from './seeded'

/** What anybody may have come to know at a moment, by who asked what. */
export type Seen = Map<string, string>

export interface HiddenWatcher {
  name: string
  actor: string
  phone: string
}

export interface HiddenStage {
  bot: TestBot
  api: TestApi
  world: World
  /** Everything the watchers get, are shown by routes and exports, and are answered, into `seen`. */
  look: (moment: string, watchers: readonly HiddenWatcher[]) => Promise<void>
  /** From here on chance draws the same in every history, whatever was drawn before. */
  chance: (step: string) => void
  seen: Seen
}

/** Routes that tell of results, of what is due and of what was done; with FULL=1 all there are. */
const NEAR =
  /assess|apprais|evaluat|todo|digest|overview|annual|audit|press|residen|satisf|duties|progress|events/

/**
 * Plays one history in a world of its own, in which chance draws the same as in any other: what is seen in two of
 * them differs only by what was done in the one and not in the other.
 */
export async function playHidden(
  asked: readonly string[],
  history: (stage: HiddenStage) => Promise<void>,
): Promise<Seen> {
  seedChance(null)
  const bot = await startBot({ connections: 2 })
  seedChance('stage')
  const seen: Seen = new Map()
  try {
    const api: TestApi = { ...bot.api, addCounty: async () => {} }
    const world = await createWorld(api)
    // What the rows make is numbered from one again.
    vi.resetModules()
    const { ROWS: rows } = await import('../rights-rows')
    const players = await import('../rights-world')
    players.setPlayers(api, world.players)
    const near = Object.entries(rows).filter(
      ([route]) =>
        route.startsWith('GET ') && (process.env['FULL'] !== undefined || NEAR.test(route)),
    )
    const stage = { bot, api, world, seen, near, asked }
    await history({
      ...stage,
      chance: seedChance,
      look: (moment, watchers) => look(stage, moment, watchers),
    })
    return seen
  } finally {
    seedChance(null)
    await bot.close()
  }
}

interface Looking extends Pick<HiddenStage, 'bot' | 'api' | 'world' | 'seen'> {
  near: [route: string, row: Row][]
  asked: readonly string[]
}

async function look(
  { bot, api, world, seen, near, asked }: Looking,
  moment: string,
  watchers: readonly HiddenWatcher[],
) {
  seedChance(`${moment} delivery`)
  await api.call('/digests', { actor: 'job:worker', body: {} })
  const sent = await bot.delivered()
  for (const { name, phone } of watchers)
    seen.set(
      `${moment}, ${name} gets`,
      sent.flatMap(({ to, text }) => (to === phone ? [text] : [])).join('\n'),
    )
  for (const [route, row] of near) {
    seedChance(`${moment} ${route}`)
    const { path } = await row.call(world.standings.inside, 'township_clerk', api)
    for (const { name, actor } of watchers) {
      seedChance(`${moment} ${name} ${route}`)
      seen.set(`${moment}, ${name}: ${route}`, inOrder(route, await read(api, path, actor)))
    }
  }
  for (const { name, phone } of watchers)
    for (const [i, text] of asked.entries()) {
      seedChance(`${moment} ${name} asks ${text}`)
      // Nobody has written too much: every question is answered.
      await api.sql`update contacts set flood_count = 0, same_count = 0`
      const answers = await bot.says(phone, text, `SM${moment}${name}${i}`)
      expect(answers.join('')).not.toBe('')
      seen.set(`${moment}, ${name} asks ${text}`, answers.join('\n'))
    }
}

/** What a route shows somebody, with its status; a sheet by its cells. */
export async function read(api: TestApi, path: string, actor: string): Promise<string> {
  const headers = {
    County: COUNTY,
    Authorization: `Bearer ${api.deps.serviceToken}`,
    'On-Behalf-Of': actor,
  }
  const answer = await api.app.request(`/api/v1${path}`, { headers })
  return `${answer.status} ${await readBody(answer)}`
}

/** Of duties of one kind, day and place the order is chance's. */
function inOrder(route: string, body: string): string {
  return route.startsWith('GET /todo')
    ? body
        .split(/(?=\{"kind")/)
        .toSorted()
        .join()
    : body
}

/** That the same was looked at in both histories, and that it read the same to the last byte, but for `revealed`. */
export function expectAlike(one: Seen, other: Seen, revealed: string) {
  expect([...other.keys()]).toEqual([...one.keys()])
  const told = [...one].filter(([what, text]) => what !== revealed && other.get(what) !== text)
  expect(told.map(([what, text]) => [what, text, other.get(what)])).toEqual([])
  // There was something to be hidden: once it is released it does differ.
  expect(other.get(revealed)).not.toBe(one.get(revealed))
}
