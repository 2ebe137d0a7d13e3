import { expect } from 'vitest'
import type { Step } from './play'
import type { Stage } from './stage'

const HOUR = 3_600_000
const COMPLAINT_CODE = /(?:\d{4} ){3}\d{4}/

/** What its filer was told last, the sixteen digits they noted down, and what the handler calls it. */
const noted = { answer: '', code: '', number: '' }

/** What the question asks to be sent back: the last four of the digits, or one of its numbers. */
const confirming = () => (/1确认|回1/.test(noted.answer) ? '1' : noted.code.slice(-4))

/** One text of the filer's; without a complaint the same phone asks for the menu. */
function filerSays(name: string, text: () => string, expected: RegExp): Step {
  const sid = `SMfiler ${name}`
  return {
    name: `the filer: ${name}`,
    always: async ({ bot }) => bot.later(60_000),
    async with({ bot, filer }) {
      const answer = (await bot.says(filer.phone, text(), sid)).join('\n')
      expect(answer, name).toMatch(expected)
      noted.answer = answer
      noted.code = COMPLAINT_CODE.exec(answer)?.[0].replaceAll(' ', '') ?? noted.code
    },
    without: async ({ bot, filer }) => {
      await bot.says(filer.phone, '0', sid)
    },
  }
}

/** One text of the handler's, who without a complaint looks what there is to do. */
function handlerSays(name: string, text: () => string, expected: RegExp): Step {
  const sid = `SMhandler ${name}`
  return {
    name: `the handler: ${name}`,
    always: async ({ bot }) => bot.later(60_000),
    async with({ bot, handler }) {
      const answer = (await bot.says(handler.phone ?? '', text(), sid)).join('\n')
      expect(answer, name).toMatch(expected)
    },
    without: async ({ bot, handler }) => {
      await bot.says(handler.phone ?? '', '待办', sid)
    },
  }
}

async function isWithTheHandler({ api, handler }: Stage) {
  const rows = await api.sql<{ handlerId: string; id: string }[]>`
    select id, handler_id as "handlerId" from complaints`
  expect(rows.map(({ handlerId }) => handlerId)).toEqual([handler.id])
  // As the only one there is, its number has nothing to keep clear of.
  const hex = rows[0]?.id.replaceAll('-', '').slice(0, 6) ?? ''
  noted.number = String(10_000_000 + (parseInt(hex, 16) % 90_000_000))
}

async function isClosed({ api }: Stage) {
  const [row] = await api.sql`select status from complaints`
  expect(row).toEqual({ status: 'closed' })
}

/** What the worker does at its hours. */
async function work({ api, deliver }: Stage, ...paths: string[]) {
  for (const path of paths) {
    const done = await api.call(path, { actor: 'job:worker' as never, method: 'POST', body: {} })
    expect(done.status, path).toBe(200)
  }
  await deliver()
}

const waits = (name: string, hours: number, ...paths: string[]): Step => ({
  name,
  async always(stage) {
    stage.bot.later(hours * HOUR)
    await work(stage, ...paths)
  },
})
const DAILY = ['/digests', '/complaint-handling/reminders', '/audit/seals']

/** Filed by the conversation, taken on, asked about, answered, decided, and its outcome fetched. */
export const HISTORY: readonly Step[] = [
  filerSays('begins', () => '举报 冉崇德把低保给了他妹夫', /1实名 2匿名/),
  filerSays('without a name', () => '2', /优亲厚友/),
  filerSays('the kind', () => '1', COMPLAINT_CODE),
  filerSays('files it', confirming, /交上去了/),
  { name: 'its handler', with: isWithTheHandler },
  waits('the afternoon', 5, '/complaint-handling/reminders'),
  handlerSays('list', () => '举报件', /匿名/),
  handlerSays('look', () => `举报件 ${noted.number}`, /优亲厚友/),
  handlerSays('takes it on', () => `受理 ${noted.number} 腐败`, /对吗/),
  handlerSays('yes, taken on', () => '1', /查结/),
  handlerSays('asks', () => `问举报人 ${noted.number} 哪个月的事？`, /哪个月/),
  handlerSays('yes, asked', () => '1', /记下了/),
  filerSays('looks', () => noted.code, /哪个月的事/),
  filerSays('adds', () => `${noted.code} 补充 去年十月`, /去年十月/),
  filerSays('yes, added', () => '1', /交了/),
  { ...waits('the next morning', 18, ...DAILY), look: 'wide' },
  handlerSays('decides', () => `查结 ${noted.number} 属实 钱退回去了`, /查结\d{8}：属实/),
  handlerSays('yes, decided', () => '1', /已查结/),
  filerSays('fetches the outcome', () => noted.code, /查实了.*钱退回去了/s),
  { name: 'it is over', with: isClosed },
  waits('a morning later', 24, ...DAILY),
  { ...waits('a quarter later', 40 * 24, ...DAILY), look: 'close' },
]
