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
  snapshot,
  startCounty,
  type TestCase,
} from '../../support/reports'

const api = await startApi({ connections: 4 })
await api.addCounty()
const { report, pass, announce, sendBack } = await startCounty(api)
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
  /** Anything is signed or asked for, and of which facts. */
  isAsked: boolean
  signedFacts: string
  objections: { decide: (status: 'rejected') => Promise<unknown> }[]
  item: 'none' | 'reported' | 'checked' | 'announced'
  report: string
}

const factsOf = ({ hasType, hasCause }: Known) => `${hasType} ${hasCause}`

/** What was signed and is no longer so is signed anew. */
function refresh(known: Known) {
  const isToBeSigned = known.isAtCounty && !known.isWithdrawn && known.item !== 'announced'
  if (!isToBeSigned || !known.isAsked || known.signedFacts === factsOf(known)) return
  known.signed.clear()
  known.signedFacts = factsOf(known)
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
    if (known.item === 'announced') return
    await snapshot(api, COUNTY, known.case.id)
    known.isAsked = true
    known.signedFacts = factsOf(known)
    for (const role of SIGN_OFF_ROLES) await sign(api, COUNTY, known.case.id, role)
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

/** By themselves they hardly ever come in this order. */
const USUAL = ['report', 'pass'].map((what) => ({ what, which: 0 }))

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
    for (const known of all.filter((each) => each.item === 'none' && isComplete(each))) {
      refresh(known)
      if (!isComplete(known)) continue
      known.item = 'reported'
      known.report = row?.id ?? ''
    }
  } else if (what === 'sendBack') {
    if (chosen.item !== 'reported' && chosen.item !== 'checked') return
    const answer = await sendBack(chosen.report, chosen.case.id)
    expect(answer.status).toBe(200)
    chosen.item = 'none'
    if (chosen.isAtCounty && !chosen.isWithdrawn) {
      chosen.signed.clear()
      chosen.isAsked = false
      chosen.isAtCounty = false
    }
  } else {
    for (const id of new Set(all.flatMap(({ report: each }) => each || []))) {
      await (what === 'pass' ? pass(id) : announce(id))
      for (const known of all.filter((each) => each.report === id)) {
        if (what === 'pass' && known.item === 'reported') known.item = 'checked'
        else if (what === 'announce' && known.item === 'checked') {
          refresh(known)
          if (isComplete(known)) known.item = 'announced'
          else if (known.isWithdrawn || !known.isAtCounty) known.item = 'none'
        }
      }
    }
  }
}

async function rollsOf(all: readonly Known[]): Promise<Map<string, string>> {
  const ids = all.map((each) => each.case.householdId)
  const rows = await api.sql<{ id: string; status: string }[]>`
    select id, status from households where county = ${COUNTY} and id in ${api.sql(ids)}`
  return new Map(rows.map(({ id, status }) => [id, status]))
}

test('in whatever order things happen, nobody is registered without all conditions, and whoever has them is', async () => {
  let registered = 0
  let left = 0
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(step, { minLength: 8, maxLength: 30 }),
      async (isUsual, rest) => {
        const steps = isUsual ? [...USUAL, ...rest] : rest
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
            isAsked: true,
            signedFacts: 'true true',
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
          const rolls = await rollsOf(all)
          for (const each of all) {
            const isRegistered = rolls.get(each.case.householdId) === 'registered'
            expect(isRegistered, `${what} ${which}`).toBe(each.item === 'announced')
            if (isRegistered) registered++
            else left++
          }
        }
      },
    ),
    { numRuns: process.env['FULL'] ? 100 : 15 },
  )
  // The histories come to both.
  expect(Math.min(registered, left)).toBeGreaterThan(5)
}, 180_000)
