import { expect } from 'vitest'
import { COUNTY } from '../api'
import { openTexting, type Texting } from './texting'
import type { Home } from './households'
import { SIZE } from './size'
import { type Manner, mannerOf, valueOf, wordsOf } from './villagers'
import type { Asked, Stratum } from './weighted'
import type { Year } from './world'

export const QUESTIONS = [
  { kind: 'scale', text: '干部上门勤不勤' },
  { kind: 'yes_no', text: '公示看得懂不' },
  { kind: 'words', text: '还有啥想说的' },
]

interface Drawn {
  home: Home
  part: string
  group: string
  phone: string
  manner: Manner
  isText: boolean
  /** What counts of what it said, by question. */
  said: Map<number, number>
  /** Messages that came without its having written. */
  unasked: string[]
  /** Its open answer was taken for something else at first. */
  isDiverted: boolean
}

export interface Surveyed {
  code: string
  drawn: Drawn[]
  strata: Stratum[]
}

/** Enough families have written to the number that phones are reached by text. */
async function writeFirst({ api }: Year, texting: Texting) {
  const [simulated] = await api.sql<{ n: number }[]>`
    select count(*)::int as n from contacts where county = ${COUNTY} and is_phone`
  for (let at = 0; at <= (simulated?.n ?? 0); at++)
    await texting.says(`+86198${String(10_000_000 + at)}`, '菜单')
}

/** Drafted, approved by another, asked by day, reminded once, closed; each household answers in its own manner. */
export async function playSurvey(year: Year, homes: readonly Home[]): Promise<Surveyed> {
  const { cast, post, statusOf, moveTo } = year
  const texting = await openTexting(year)
  moveTo('2026-10-18', 10)
  await writeFirst(year, texting)
  await texting.delivered()

  moveTo('2026-10-19', 8)
  const office = cast('county_office')
  const drafted = await post(office, '/satisfaction', {
    areaPath: COUNTY,
    questions: QUESTIONS,
    size: SIZE.surveyed,
  })
  const code = String(drafted.vars['code'])
  await post(cast('county_office_approver'), `/satisfaction/${code}/actions`, { type: 'approve' })
  const { drawn, strata } = await readSample(year, code, homes)
  const byPhone = new Map(drawn.map((each) => [each.phone, each]))
  /** What goes out now; each goes to somebody who is asked, and holds what it should. */
  async function goesOut(...words: string[]) {
    await texting.survey()
    const sent = (await texting.delivered()).filter(({ to }) => byPhone.has(to))
    for (const { to, text } of sent) {
      for (const part of words) expect(text).toContain(part)
      byPhone.get(to)?.unasked.push(text)
    }
    return sent.length
  }

  // Not before nine, and never in the night.
  expect(await goesOut()).toBe(0)
  moveTo('2026-10-19', 21)
  expect(await goesOut()).toBe(0)
  moveTo('2026-10-20', 10)
  const reached = drawn.filter(({ isText }) => isText)
  expect(await goesOut('1/3', '干部上门勤不勤', '退订')).toBe(reached.length)
  for (const each of reached) await take(texting, each, 'first')

  moveTo('2026-10-23', 10)
  const open = reached.filter(({ manner }) => !['answers', 'stops', 'mumbles'].includes(manner))
  const subscribed = open.filter(({ manner }) => manner !== 'unsubscribes')
  expect(await goesOut('还没答', '不再催')).toBe(subscribed.length)
  for (const each of subscribed) await take(texting, each, 'reminded')
  moveTo('2026-10-26', 10)
  expect(await goesOut(), 'reminded once').toBe(0)

  expect(await statusOf(office, `/satisfaction/${code}/results`), 'while it runs').not.toBe(200)
  moveTo('2026-11-02', 10)
  expect(await goesOut()).toBe(0)
  for (const each of reached.filter(({ manner }) => manner === 'too_late'))
    expect(await texting.says(each.phone, '还满意的')).toContain('没有算进去')
  for (const { unasked } of drawn) expect(unasked.length).toBeLessThanOrEqual(2)
  return { code, drawn, strata }
}

/** What a household does with a message; what it said that counts. */
async function take(texting: Texting, each: Drawn, when: 'first' | 'reminded') {
  const { home, phone, manner, said } = each
  const says = (text: string) => texting.says(phone, text)
  const answer = async (seq: 1 | 2) => {
    const next = await says(wordsOf(home, seq))
    expect(next, `in answer to ${wordsOf(home, seq)}`).toContain(`${seq + 1}/3`)
    said.set(seq, valueOf(home, seq))
  }
  /** What sounds like something else is asked about; whoever meant nothing by it says so, and is asked again. */
  async function tell() {
    const next = await says(wordsOf(home, 3))
    if (next.includes('谢谢')) return
    each.isDiverted = true
    expect(await says('算了'), `after ${wordsOf(home, 3)}`).toContain('3/3')
    expect(await says('没得')).toContain('谢谢')
  }
  const isMoment = (manner === 'after_reminder') === (when === 'reminded')
  if (!isMoment) return
  if (manner === 'answers' || manner === 'after_reminder') {
    await answer(1)
    await answer(2)
    await tell()
  } else if (manner === 'stops') {
    await answer(1)
    expect(await says('停')).toContain('不问了')
  } else if (manner === 'unsubscribes') {
    expect(await says('退订')).toContain('不再发通知')
  } else if (manner === 'mumbles') {
    expect(await says('嘿嘿哈哈')).toContain('没看懂')
    expect(await says('呵呵呵')).toContain('2/3')
    await answer(2)
    await tell()
  }
}

async function readSample({ api }: Year, code: string, homes: readonly Home[]) {
  const rows = await api.sql<
    {
      household: string
      part: string
      kind: string
      contact: string
      channel: string
      address: Buffer
    }[]
  >`
    select d.household_id as household, d.part_path as part, d.household_group as kind, c.id as contact, c.channel,
           c.address_sealed as address
      from satisfaction_draws d
      join satisfaction_surveys s on s.county = d.county and s.id = d.survey_id and s.code = ${code}
      join contacts c on c.county = d.county and c.id = d.contact_id
     where d.county = ${COUNTY} order by d.household_id`
  const byId = new Map(homes.map((home) => [home.id, home]))
  const drawn = rows.map(({ household, part, kind, contact, channel, address }): Drawn => {
    const home = byId.get(household)
    if (!home) throw new Error('a household that is not on the roll')
    const place = { county: COUNTY, table: 'contacts', column: 'address_sealed', row: contact }
    const isText = channel === 'sms'
    return {
      home,
      part,
      group: kind,
      phone: api.deps.sealer.open(place, address),
      manner: isText ? mannerOf(home) : 'never',
      isText,
      said: new Map(),
      unasked: [],
      isDiverted: false,
    }
  })
  const strata = await api.sql<Stratum[]>`
    select part_path as part, household_group as "group", households, drawn
      from satisfaction_strata t
      join satisfaction_surveys s on s.county = t.county and s.id = t.survey_id and s.code = ${code}
     where t.county = ${COUNTY} order by 1, 2`
  return { drawn, strata: [...strata] }
}

/** Those asked, as the weights take them, with what each said to one question. */
export const askedOf = ({ drawn }: Surveyed, seq: number): Asked[] =>
  drawn.map(({ part, group, said }) => ({ part, group, value: said.get(seq) }))
