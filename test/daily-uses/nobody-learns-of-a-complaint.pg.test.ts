import { expect, test, vi } from 'vitest'
import type { Step } from '../support/nobody-learns/play'
import { addComplaint, say } from '../support/handled-complaints'
import { newId } from '../../api/shared/ids'

/** The modules anew, for each history: what a test's support counts begins at one again. */
async function playAnew(steps: Step[], isWith: boolean) {
  vi.resetModules()
  const { play } = await import('../support/nobody-learns/play')
  return play(steps, isWith)
}

/** What somebody sees in one history and not in the other. */
const differences = (one: Map<string, string>, other: Map<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((what) => one.get(what) !== other.get(what))

const HOUR = 3_600_000
let complaintId = ''

/** Filed, taken on, asked about, answered and decided; without it the handler writes as often, of nothing. */
const HISTORY: Step[] = [
  {
    name: 'filed',
    async with({ api, handler, accused }) {
      const { id } = await addComplaint(api, { handlerId: handler.id, accusedIds: [accused.id] })
      complaintId = id
    },
  },
  {
    name: 'the handler is told',
    async always({ bot, api }) {
      bot.later(5 * HOUR)
      const told = await api.call('/complaint-handling/reminders', {
        actor: 'job:worker' as never,
        method: 'POST',
        body: {},
      })
      expect(told.status).toBe(200)
      await bot.delivered()
    },
  },
  ...['举报件', '举报件 NO', '受理 NO 腐败', '1', '问举报人 NO 哪个月的事？', '1'].map(
    (text, i): Step => ({
      name: `the handler's text ${i}`,
      always: async ({ bot }) => bot.later(60_000),
      with: async ({ bot, handler }) => {
        const said = await bot.says(handler.phone ?? '', text.replace('NO', numberOf()), `SMh${i}`)
        expect(said.join(), text).not.toMatch(/没有这个号|出了错/)
      },
      without: async ({ bot, handler }) => {
        await bot.says(handler.phone ?? '', '待办', `SMh${i}`)
      },
    }),
  ),
  { name: 'the filer answers', with: ({ api }) => say(api, complaintId, 'message', '去年十月') },
  {
    name: 'the next morning',
    async always({ bot, api }) {
      bot.later(18 * HOUR)
      await api.call('/digests', { actor: 'job:worker' as never, method: 'POST', body: {} })
      await api.call('/complaint-handling/reminders', {
        actor: 'job:worker' as never,
        method: 'POST',
        body: {},
      })
      await bot.delivered()
    },
  },
  ...['查结 NO 属实 钱退回去了', '1'].map((text, i): Step => ({
    name: `it is decided ${i}`,
    with: async ({ bot, handler }) => {
      const said = await bot.says(handler.phone ?? '', text.replace('NO', numberOf()), `SMd${i}`)
      expect(said.join(), text).toMatch(i === 0 ? /查结\d{8}：属实/ : /已查结/)
    },
    without: async ({ bot, handler }) => {
      await bot.says(handler.phone ?? '', '待办', `SMd${i}`)
    },
  })),
  { name: 'a quarter later', always: async ({ bot }) => bot.later(40 * 24 * HOUR) },
]

/** As the only one there is, its number has nothing to keep clear of. */
const numberOf = () =>
  String(10_000_000 + (parseInt(complaintId.replaceAll('-', '').slice(0, 6), 16) % 90_000_000))

let without: Map<string, string>

test('whoever is not its filer or its handler sees to the last byte what they would see if there were no complaint', async () => {
  const withIt = await playAnew(HISTORY, true)
  without = await playAnew(HISTORY, false)
  expect(without.size).toBeGreaterThan(1_000)
  expect(differences(withIt, without)).toEqual([])
}, 900_000)

test('a trace that is left is seen', async () => {
  const trace: Step = {
    name: 'a trace',
    async with({ api, handler, accused }) {
      await api.sql`insert into audit ${api.sql({
        county: 'wuxi',
        id: newId(),
        actor: handler.actor,
        action: 'staff.read',
        subject: `staff:${accused.id}`,
        request_id: newId(),
        at: api.clock.now,
      })}`
    },
  }
  const traced = await playAnew([...HISTORY, trace], true)
  const seen = differences(traced, without)
  expect(seen).toContain('table audit')
}, 900_000)
