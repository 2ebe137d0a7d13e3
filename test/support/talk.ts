import { afterAll, beforeEach, expect } from 'vitest'
import { sizeOf } from '../../bot/messages/segments'
import type { RollStatus } from '../../db/values/roll'
import { MONDAY_MORNING, VILLAGE } from './api'
import { startBot, type TestBot } from './bot'

/** What Twilio's channel is called; a contact belongs to one. */
const CHANNEL = 'sms'

type Expected = string | RegExp

function check(text: string, expected: Expected[]) {
  for (const part of expected) {
    if (typeof part === 'string') expect(text).toContain(part)
    else expect(text).toMatch(part)
  }
}

/** One phone in conversation with the number. */
export class Talk {
  constructor(
    private readonly bot: TestBot,
    readonly phone: string,
  ) {}

  /** Texts it; the answer holds all that is expected, fits into two messages and is whole. */
  async says(text: string, ...expected: Expected[]): Promise<string> {
    const answers = await this.bot.says(this.phone, text)
    for (const answer of answers) {
      expect(sizeOf(answer).segments, answer).toBeLessThanOrEqual(2)
      expect(answer, `in answer to ${text}`).not.toMatch(/出了错|broke|undefined/)
    }
    const all = answers.join('\n')
    check(all, expected)
    return all
  }

  /** What reaches this phone by itself, sent by the worker now. */
  async gets(...expected: Expected[]): Promise<string> {
    const sent = await this.bot.delivered()
    const mine = sent.filter(({ to }) => to === this.phone).map(({ text }) => text)
    for (const text of mine) expect(sizeOf(text).segments, text).toBeLessThanOrEqual(2)
    const all = mine.join('\n')
    check(all, expected)
    return all
  }
}

interface Family {
  head?: string
  status?: RollStatus
  idLast4?: string
  areaPath?: string
}

let phones = 0
const nextPhone = () => `+86199${String(70_000_000 + ++phones)}`

/**
 * A village with its cadre, where every test of a file brings its own family; for the top of the
 * file. Each test begins on Monday morning.
 */
export async function startVillage() {
  const bot = await startBot()
  const { api } = bot
  beforeEach(async () => {
    api.clock.now = new Date(MONDAY_MORNING)
    // Of what was written on this very morning in the tests before nobody has had too much.
    await api.sql`update contacts set flood_count = 0, same_count = 0`
  })
  afterAll(bot.close)
  const cadreRow = await api.addStaff({
    name: '熊长富',
    phone: nextPhone(),
    roles: [['village_cadre', VILLAGE]],
  })

  const talk = (phone = nextPhone()) => new Talk(bot, phone)

  /** A family whose head's phone stands in the register; not linked yet. */
  async function family({ idLast4 = '2359', ...given }: Family = {}) {
    const phone = nextPhone()
    const middle = String(phones).padStart(6, '0')
    const idNumber = `5099381960${middle.slice(-4)}${idLast4}`
    const household = await api.addHousehold({ ...given, phone, idNumber })
    return Object.assign(talk(phone), { household })
  }

  /** A phone that speaks for these households already. */
  async function linked(...householdIds: string[]) {
    const phone = nextPhone()
    await api.addContact({ phone, channel: CHANNEL, linkedTo: householdIds })
    return talk(phone)
  }

  /** A family of its own with a linked phone. */
  async function linkedFamily(given: Family = {}) {
    const { household } = await family(given)
    return Object.assign(await linked(household.id), { household })
  }

  const cadre = talk(cadreRow.phone ?? '')
  return { bot, api, cadre, cadreId: cadreRow.id, talk, family, linked, linkedFamily }
}

/** The ten digits of a receipt in a text. */
export function receiptIn(text: string): string {
  const code = /\b\d{10}\b/.exec(text)?.[0]
  if (!code) throw new Error(`no receipt in: ${text}`)
  return code
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
