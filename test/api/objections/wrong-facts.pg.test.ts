import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { SurveyFacts } from '../../../api/entry-visits/facts'
import { COUNTY, GROUP, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { disputed, enter, entriesOf } from '../../support/entries'
import { beginRound, refused, startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
// Whoever checks has had no part in it.
await api.addStaff({ name: '袁县', roles: [['county_office', COUNTY]] })
const { applicant, cadre, clerk, drawnCode, object, office, postedCode, secretary } = round
beforeEach(() => beginRound(api, round))
afterAll(() => api.close())

const PLACES = {
  group: [GROUP, 'screening'],
  village: [VILLAGE, 'survey'],
  township: [TOWNSHIP, 'revisit'],
} as const
let made = 0

/** On a list of the level, entered there with so many people; somebody says that they are wrong. */
async function found(level: keyof typeof PLACES, facts: Partial<SurveyFacts> = {}) {
  const mou = await applicant(`牟${'甲乙丙丁戊己庚辛壬癸'.charAt(made++)}口`)
  const [areaPath, kind] = PLACES[level]
  await api.sql`update applications set level = ${level} where household_id = ${mou.id}`
  await enter(api, { householdId: mou.id, kind, staffId: clerk.id }, { size: 5, ...facts })
  const list = await postedCode(areaPath)
  const objection = await object(list, '人口写错了', {
    ground: 'wrong_facts',
    householdName: mou.head,
  })
  return { mou, areaPath, kind, list, ...objection }
}
const caseOf = async (householdId: string) =>
  (
    await api.sql`
      select status, level, review_id from applications
       where county = ${COUNTY} and household_id = ${householdId}`
  )[0]
const sizeOn = async (code: string) =>
  (
    await api.sql`
      select e.size from notice_entries e join notices n on n.county = e.county and n.id = e.notice_id
       where n.code = ${code}`
  ).map((row) => row['size'])

describe('whose posted facts were wrong', () => {
  test.each(['group', 'village', 'township'] as const)(
    'waits at the %s for somebody to go there again before it is reviewed or posted anew',
    async (level) => {
      const { mou, areaPath, decide } = await found(level)
      expect((await decide(true)).body).toMatchObject({ code: 'upheld' })
      expect(await caseOf(mou.id)).toEqual({ status: 'filed', level, review_id: null })
      expect(await entriesOf(api, mou.id)).toMatchObject([{ status: 'open', facts: { size: 5 } }])
      const anew = await api.call('/notices', { actor: office.actor, body: { areaPath } })
      expect(anew).toMatchObject(refused('nobody'))
      const actor = level === 'township' ? clerk.actor : secretary.actor
      const [of] = await api.sql`select round_id from applications where household_id = ${mou.id}`
      const meetsAt = new Date(api.clock.now.getTime() + 3_600_000).toISOString()
      const body = { roundId: of?.['round_id'], areaPath, meetsAt }
      expect(await api.call('/reviews', { actor, body })).toMatchObject(refused('no_entries'))
    },
  )

  test('is posted anew with as many people as were counted then', async () => {
    const { mou, list, decide } = await found('village')
    expect(await sizeOn(list)).toEqual([5])
    await decide(true)
    await enter(api, { householdId: mou.id, kind: 'survey', staffId: clerk.id }, { size: 4 })
    expect(await sizeOn(await drawnCode(VILLAGE))).toEqual([4])
  })

  test('is screened again by its group cadre, who is still told what was disputed before', async () => {
    const { mou, decide } = await found('group', { disputes: [disputed('房子是谁的')] })
    await decide(true)
    const screened = await api.call('/entry-visits/screenings', {
      actor: cadre.actor,
      body: { householdId: mou.id, verdict: 'eligible', size: 4 },
    })
    expect(screened.body).toMatchObject({ code: expect.stringMatching(/^screened/) })
    expect(await entriesOf(api, mou.id)).toMatchObject([
      { status: 'finished', facts: { size: 4, disputes: [{ text: '房子是谁的' }] } },
    ])
  })

  test('keeps its place where the facts were right', async () => {
    const { mou, decide } = await found('village')
    await decide(false)
    expect(await caseOf(mou.id)).toMatchObject({ level: 'village', review_id: expect.any(String) })
    expect(await entriesOf(api, mou.id)).toMatchObject([{ status: 'finished' }])
  })
})
