import { and, eq, inArray } from 'drizzle-orm'
import { randomCode } from '../../../api/shared/codes'
import { newId } from '../../../api/shared/ids'
import { hashOf } from '../../../api/sign-offs/codes'
import { fingerprintOf } from '../../../api/sign-offs/snapshot'
import { canonical, type SignedFacts } from '../../../api/sign-offs/snapshot-facts'
import { applications, signOffs, snapshots } from '../../../db/schema'
import type { SignOffRole } from '../../../db/values/sign-offs'
import type { TestApi } from '../api'
import type { Standing } from '../rights-world'
import { list, type Row } from './row'

type Place = Pick<Standing, 'applicationId' | 'householdId' | 'head' | 'areaPath'> & {
  county: string
}

const placeOf = ({ place, ...standing }: Standing): Place => ({
  ...standing,
  county: place === 'foreign' ? 'wushan' : 'wuxi',
})

const FACTS: Omit<SignedFacts, 'household'> = {
  kind: 'identification',
  outcome: 'register',
  type: null,
  mainCause: null,
  otherCauses: [],
  netIncomePerHeadFen: null,
  povertyLineFen: null,
  housingGrade: null,
  reviews: [],
  notices: [],
}

/** Asked for in a role, with a code for the household; what was asked before is void. */
async function askedAt(api: TestApi, place: Place, role: SignOffRole, code = randomCode('link')) {
  const { county, applicationId, head, areaPath } = place
  const { db, deps, clock } = api
  const ofCase = and(eq(signOffs.county, county), eq(signOffs.applicationId, applicationId))
  await db
    .update(signOffs)
    .set({ status: 'void' })
    .where(and(ofCase, inArray(signOffs.status, ['asked', 'signed'])))
  await db
    .update(applications)
    .set({ level: 'county', status: 'filed' })
    .where(and(eq(applications.county, county), eq(applications.id, applicationId)))
  const seal = { county, table: 'snapshots', column: 'body_sealed', row: `${applicationId}:1` }
  const facts = { ...FACTS, household: { head, size: 1, areaPath } }
  const fingerprint = fingerprintOf(facts)
  const bodySealed = deps.sealer.seal(seal, canonical(facts))
  const version = { county, applicationId, seq: 1, fingerprint, bodySealed, madeAt: clock.now }
  await db.insert(snapshots).values(version).onConflictDoNothing()
  const id = newId()
  await db.insert(signOffs).values({
    county,
    id,
    applicationId,
    snapshotSeq: 1,
    role,
    status: 'asked',
    isDeputy: false,
    codeHash: hashOf({ county, deps, now: clock.now }, code),
    codeExpiresAt: new Date(clock.now.getTime() + 3_600_000),
    askedAt: clock.now,
    witnesses: [],
  })
  return { id, code }
}

async function askedEverywhere(api: TestApi): Promise<void> {
  const places = await api.sql<Place[]>`
    select distinct on (a.household_id) a.county, a.id as "applicationId",
           h.id as "householdId", h.head_name as head, h.area_path as "areaPath"
      from applications a join households h on h.county = a.county and h.id = a.household_id
     where h.head_name like '户主_' and a.status = 'filed' order by a.household_id, a.id`
  for (const place of places) await askedAt(api, place, 'household')
}

/** A member of staff who may stand in, and is tied to nobody. */
const deputies = new WeakMap<TestApi, string>()
async function deputyOf(api: TestApi): Promise<string> {
  const known = deputies.get(api)
  if (known) return known
  const { id } = await api.addStaff({ roles: [['county_office', 'wuxi']] })
  deputies.set(api, id)
  return id
}

export const signOffsRows: Record<string, Row> = {
  'GET /sign-offs': {
    ...list('sign_off.list', ''),
    call: async (_standing, _part, api) => {
      await askedEverywhere(api)
      return { path: '/sign-offs?limit=100' }
    },
  },
  'GET /sign-offs/cases/:applicationId': {
    action: 'sign_off.list',
    about: 'item',
    call: ({ applicationId }) => ({ path: `/sign-offs/cases/${applicationId}` }),
  },
  'GET /sign-offs/mine': {
    ...list('sign_off.sign', ''),
    call: async (_standing, _part, api) => {
      await askedEverywhere(api)
      return { path: '/sign-offs/mine' }
    },
  },
  'POST /sign-offs/signatures': {
    action: 'sign_off.sign',
    about: 'plain',
    call: async (standing, _part, api) => {
      const { code } = await askedAt(api, placeOf(standing), 'household')
      return { path: '/sign-offs/signatures', body: { code } }
    },
  },
  'POST /sign-offs/codes': {
    action: 'sign_off.sign',
    about: 'plain',
    call: async (standing, _part, api) => {
      await askedAt(api, placeOf(standing), 'household')
      return { path: '/sign-offs/codes', body: {} }
    },
  },
  'POST /sign-offs/refusals/drafts': {
    action: 'sign_off.sign',
    about: 'plain',
    call: ({ head }) => ({ path: '/sign-offs/refusals/drafts', body: { text: head } }),
  },
  'POST /sign-offs/:id/actions': {
    action: 'sign_off.sign',
    about: 'item',
    call: async (standing, _part, api) => {
      const { id } = await askedAt(api, placeOf(standing), 'household')
      return { path: `/sign-offs/${id}/actions`, body: { type: 'refuse', text: '人口不对' } }
    },
  },
  'POST /sign-offs/deputies': {
    action: 'sign_off.deputise',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => {
      await askedAt(api, placeOf(standing), 'first_secretary')
      const { householdId } = standing
      const staffId = await deputyOf(api)
      const body = { householdId, role: 'first_secretary', staffId, reason: '出差' }
      return { path: '/sign-offs/deputies', body }
    },
  },
  'POST /sign-offs/deputies/drafts': {
    action: 'sign_off.deputise',
    about: 'plain',
    call: ({ head }) => ({ path: '/sign-offs/deputies/drafts', body: { text: head } }),
  },
  'POST /sign-offs/papers/drafts': {
    action: 'sign_off.enter',
    about: 'plain',
    call: ({ head }) => ({ path: '/sign-offs/papers/drafts', body: { text: head } }),
  },
}
