import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../../../api/audit/verify'
import { PATHS } from '../../../api/rounds/paths'
import { SIGN_OFF_ROLES } from '../../../db/values/sign-offs'
import { COUNTY, startApi, type TestApi, VILLAGE } from '../../support/api'
import { type Signing, startSigning } from '../../support/sign-offs'
import { chainOf } from '../../support/visits'

let api: TestApi
let s: Signing
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  s = await startSigning(api)
})
afterAll(() => api.close())

type Found = Awaited<ReturnType<Signing['addCase']>>
type Act = typeof anAct extends fc.Arbitrary<infer T> ? T : never

const WHO = ['household', 'secretary', 'first', 'committee', 'resident', 'cadre'] as const
const anAct = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('sign' as const),
      who: fc.constantFrom(...WHO),
      code: fc.constantFrom(...WHO),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('sign_own' as const), who: fc.constantFrom(...WHO) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('renew' as const), who: fc.constantFrom(...WHO) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('refuse' as const), who: fc.constantFrom(...WHO) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('deputy' as const),
      role: fc.constantFrom('village_secretary' as const, 'first_secretary' as const),
      who: fc.constantFrom(
        'secretary' as const,
        'first' as const,
        'resident' as const,
        'cadre' as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('paper' as const),
      role: fc.constantFrom(...SIGN_OFF_ROLES),
      who: fc.constantFrom('cadre' as const, 'resident' as const, 'first' as const),
      isKept: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'change' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'come_up' as const }) },
)

/** Plays one act; what it came to does not matter, only what it leaves. */
async function play(found: Found, act: Act, codes: Map<string, string>) {
  const contactOf = (who: (typeof WHO)[number]) =>
    who === 'household' ? (found.contact?.id ?? '') : s[who].contact.id
  const rows = await s.rowsOf(found.applicationId)
  const rowOf = (role: string) => rows.findLast((row) => row.role === role)?.id ?? found.id
  switch (act.do) {
    case 'sign':
    case 'sign_own': {
      const code = codes.get(contactOf(act.do === 'sign' ? act.code : act.who))
      if (code) await s.sign(contactOf(act.who), code)
      return
    }
    case 'renew': {
      const command = { type: 'renew_sign_code' as const, householdId: null }
      const { vars } = await api.runCommand(contactOf(act.who), command)
      if (vars['code']) codes.set(contactOf(act.who), String(vars['code']))
      return
    }
    case 'refuse': {
      const mine = rows.findLast(({ staffId, role }) =>
        act.who === 'household' ? role === 'household' : staffId === s[act.who].id,
      )
      const signOffId = mine?.id ?? found.id
      await api.runCommand(contactOf(act.who), { type: 'refuse_sign_off', signOffId, text: '不对' })
      return
    }
    case 'deputy':
      await api.call('/sign-offs/deputies', {
        actor: s.clerk.actor,
        body: { areaPath: VILLAGE, role: act.role, staffId: s[act.who].id, reason: '出差' },
      })
      return
    case 'paper': {
      const signOffId = rowOf(act.role)
      await api.runCommand(contactOf(act.who), {
        type: 'enter_paper',
        signOffId,
        way: 'paper',
        witnesses: ['李四', '王五'],
        photos: [{ reference: 'photo' }],
      })
      const status = act.isKept ? 'kept' : 'refused'
      await api.sql`
        update media set status = ${status} where subject = ${`sign_off:${signOffId}`} and status = 'wanted'`
      return
    }
    case 'change':
      await api.sql`update households set size = size + 1 where id = ${found.id}`
      return
    case 'come_up':
      await api.sql`
        update applications set level = 'county', review_id = ${found.reviewId} where id = ${found.applicationId}`
      await s.ask(found.applicationId)
  }
}

/** The sign-offs as the events alone tell them: `role status staff`, the live ones. */
async function rebuilt(applicationId: string): Promise<string[]> {
  const live = new Map<string, { role: string; status: string; staffId: string | null }>()
  interface Asked {
    signOffId: string
    role: string
    staffId: string | null
  }
  for (const { type, details } of await chainOf(api, `application:${applicationId}`)) {
    const id = String(details['signOffId'])
    const known = live.get(id)
    if (type === 'sign_off.asked')
      for (const { signOffId, role, staffId } of details['asked'] as Asked[])
        live.set(signOffId, { role, status: 'asked', staffId })
    if (type === 'sign_off.voided')
      for (const each of details['signOffIds'] as string[]) live.delete(each)
    if (type === 'sign_off.refused') live.delete(id)
    if (type === 'sign_off.signed' && known) known.status = 'signed'
    if (type === 'sign_off.deputy_appointed' && known) known.staffId = String(details['staffId'])
  }
  return [...live.values()].map((each) => `${each.role} ${each.status} ${each.staffId}`).toSorted()
}

const RUNS = process.env['FULL'] ? 200 : 8

/** Nothing but signatures: this one at least ends signed off. */
const PLAIN: Act[] = (['household', 'secretary', 'first', 'committee'] as const).map((who) => ({
  do: 'sign_own',
  who,
}))

test('no history of acts signs a case off without everybody on its path, each as somebody else', async () => {
  let signedOff = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 8, maxLength: 20 }), async (acts) => {
      await api.sql`delete from link_attempts`
      await api.sql`update sign_offs set status = 'void' where status = 'asked'`
      await api.sql`update outbox set status = 'cancelled', purpose = id::text where status = 'queued'`
      const found = await s.addCase()
      await s.ask(found.applicationId)
      const codes = await s.codesSent()
      for (const act of acts) {
        await play(found, act, codes)
        for (const [contactId, code] of await s.codesSent()) codes.set(contactId, code)
        const rows = await s.rowsOf(found.applicationId)
        const live = rows.filter(({ status }) => status === 'asked' || status === 'signed')
        expect(live.map((row) => `${row.role} ${row.status} ${row.staffId}`).toSorted()).toEqual(
          await rebuilt(found.applicationId),
        )
        const signed = live.filter(({ status }) => status === 'signed')
        // Nobody in two roles, by whatever way.
        const people = signed.flatMap(({ staffId }) => staffId ?? [])
        const phones = signed.flatMap(({ contactId }) => contactId ?? [])
        expect(new Set(people).size).toBe(people.length)
        expect(new Set(phones).size).toBe(phones.length)
        const isDone = await s.isDone(found.applicationId)
        if (!isDone) continue
        signedOff++
        expect(signed.map(({ role }) => role).toSorted()).toEqual(
          [...PATHS.identification.signOffs.roles].toSorted(),
        )
        // All of one version.
        expect(new Set(signed.map(({ seq }) => seq)).size).toBe(1)
        const [unproved] = await api.sql<{ n: number }[]>`
          select count(*)::int as n from sign_offs o
           where o.application_id = ${found.applicationId} and o.status = 'signed' and o.way <> 'code'
             and not exists (select from media m where m.subject = 'sign_off:' || o.id and m.status = 'kept')`
        expect(unproved?.n).toBe(0)
      }
    }),
    { numRuns: RUNS, examples: [[PLAIN]] },
  )
  // Else nothing was tried.
  expect(signedOff).toBeGreaterThan(0)
  expect(await verifyAudit(api.sql, COUNTY)).toMatchObject({ faultCount: 0 })
}, 600_000)
