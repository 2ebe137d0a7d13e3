import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { SIGN_OFF_ROLES } from '../../../db/values/sign-offs'
import { COUNTY, startApi } from '../../support/api'
import {
  addCase,
  addMeasure,
  addRound,
  clearCounty,
  objectTo,
  sign,
  startCounty,
  type TestCase,
} from '../../support/reports'

const api = await startApi({ connections: 4 })
await api.addCounty()
const { report, pass, announce, sendBack, standing } = await startCounty(api)
afterAll(() => api.close())

/** What a case has, kept beside the database and said a second time in the plainest words. */
interface Known {
  case: TestCase
  isAtCounty: boolean
  isWithdrawn: boolean
  hasType: boolean
  hasCause: boolean
  measures: Set<'schooling' | 'illness'>
  signed: Set<string>
  objections: { decide: (status: 'rejected') => Promise<unknown> }[]
  item: 'none' | 'reported' | 'checked' | 'announced'
  report: string
}

const isComplete = (known: Known) =>
  known.isAtCounty &&
  !known.isWithdrawn &&
  known.hasType &&
  known.hasCause &&
  known.measures.has('schooling') &&
  known.measures.has('illness') &&
  known.signed.size === 4 &&
  known.objections.length === 0

const set = (known: Known, columns: Record<string, string | null>) =>
  api.ownerSql`
    update applications set ${api.ownerSql(columns)}
     where county = ${COUNTY} and id = ${known.case.id}`

/** What may happen to one case beside the county's desk. */
const HAPPENINGS: Record<string, (known: Known) => Promise<unknown>> = {
  async arrives(known) {
    if (known.item !== 'announced') await set(known, { level: 'county' })
    if (known.item !== 'announced') known.isAtCounty = true
  },
  async 'gets a measure'(known) {
    const missing = (['schooling', 'illness'] as const).find((each) => !known.measures.has(each))
    if (!missing) return
    const { id: applicationId, householdId } = known.case
    await addMeasure(api, { householdId, applicationId, cause: missing })
    known.measures.add(missing)
  },
  async 'loses its measures'(known) {
    await api.ownerSql`
      update measures set status = 'cancelled' where application_id = ${known.case.id}`
    known.measures.clear()
  },
  async 'is signed'(known) {
    for (const role of SIGN_OFF_ROLES.filter((each) => !known.signed.has(each)))
      await sign(api, COUNTY, known.case.id, role)
    known.signed = new Set(SIGN_OFF_ROLES)
  },
  async 'loses a signature'(known) {
    await api.ownerSql`
      update sign_offs set status = 'void'
       where application_id = ${known.case.id} and role = 'household'`
    known.signed.delete('household')
  },
  async 'is contested'(known) {
    known.objections.push(await objectTo(api, known.case))
  },
  async 'is found in order'(known) {
    for (const objection of known.objections) await objection.decide('rejected')
    known.objections = []
  },
  async 'has its cause set'(known) {
    await set(known, { main_cause: 'schooling' })
    known.hasCause = true
  },
  async 'loses its cause'(known) {
    await set(known, { main_cause: null })
    known.hasCause = false
  },
  async 'has its type set'(known) {
    await set(known, { household_type: 'ordinary' })
    known.hasType = true
  },
  async 'loses its type'(known) {
    await set(known, { household_type: null })
    known.hasType = false
  },
  async 'is withdrawn'(known) {
    if (known.item === 'announced') return
    await set(known, { withdrawal_asked_at: '2026-03-01T00:00:00Z' })
    known.isWithdrawn = true
  },
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constantFrom(...Object.keys(HAPPENINGS)), which: fc.nat(2) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('report', 'pass', 'announce', 'announce', 'sendBack'),
      which: fc.nat(2),
    }),
  },
)

/** The county's desk, and what the model expects of it. */
async function act(what: string, which: number, all: Known[], roundId: string) {
  const chosen = all[which]
  if (!chosen) throw new Error('no such case')
  if (what === 'report') {
    await report(roundId)
    const [row] = await api.sql<{ id: string }[]>`
      select id from reports where round_id = ${roundId} order by id desc limit 1`
    for (const known of all)
      if (known.item === 'none' && isComplete(known)) {
        known.item = 'reported'
        known.report = row?.id ?? ''
      }
  } else if (what === 'sendBack') {
    if (chosen.item !== 'reported' && chosen.item !== 'checked') return
    const answer = await sendBack(chosen.report, chosen.case.id)
    expect(answer.status).toBe(200)
    chosen.item = 'none'
    if (chosen.isAtCounty) chosen.signed.clear()
    chosen.isAtCounty = false
  } else {
    for (const id of new Set(all.flatMap(({ report: each }) => each || []))) {
      await (what === 'pass' ? pass(id) : announce(id))
      for (const known of all.filter((each) => each.report === id)) {
        if (what === 'pass' && known.item === 'reported') known.item = 'checked'
        else if (what === 'announce' && known.item === 'checked') {
          if (isComplete(known)) known.item = 'announced'
          else if (known.isWithdrawn || !known.isAtCounty) known.item = 'none'
        }
      }
    }
  }
}

test('in whatever order things happen, nobody is registered without all conditions, and whoever has them is', async () => {
  let registered = 0
  let left = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      await clearCounty(api)
      const round = await addRound(api)
      const all: Known[] = []
      for (const head of ['牟一', '牟二', '牟三']) {
        const it = await addCase(api, round, { head, otherCauses: ['illness'] })
        all.push({
          case: it,
          isAtCounty: true,
          isWithdrawn: false,
          hasType: true,
          hasCause: true,
          measures: new Set(['schooling', 'illness']),
          signed: new Set(SIGN_OFF_ROLES),
          objections: [],
          item: 'none',
          report: '',
        })
      }
      for (const { what, which } of steps) {
        const happens = HAPPENINGS[what]
        const known = all[which]
        if (happens && known) await happens(known)
        else await act(what, which, all, round.id)
        for (const each of all) {
          const { roll } = (await standing(each.case)) as { roll: string }
          expect(roll, `${what} ${which}`).toBe(
            each.item === 'announced' ? 'registered' : 'unregistered',
          )
          if (roll === 'registered') registered++
          else left++
        }
      }
    }),
    { numRuns: 40 },
  )
  // The histories come to both.
  expect(Math.min(registered, left)).toBeGreaterThan(10)
})
