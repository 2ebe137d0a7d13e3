import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { SIGN_OFF_ROLES, type SignOffRole } from '../../../../db/values/sign-offs'
import { acting, ask, type History, memberAt, mostlyOwn, NOTHING, pick, say } from '../history'
import { HOMES, STAFF } from '../world'
import { homeAt } from './cases'
import { fetchPhotos } from './lists'

const who = fc.nat(STAFF - 1)
const OFFICIAL = ['village_secretary', 'first_secretary', 'township_committee'] as const

/** Who can sign by phone: the households, then the officials. */
const signers = ({ homes, world }: History) => [
  ...homes.map(({ contact }) => contact.id),
  ...world.staff.map(({ contact }) => contact.id),
]
const signer = fc.nat(HOMES + STAFF - 1)

/** Asks for a code to sign by, and has it from then on. */
export async function renew(h: History, { by }: { by: number }) {
  const contactId = pick(signers(h), by) ?? ''
  const { code, vars } = await say(h, contactId, { type: 'renew_sign_code', householdId: null })
  if (typeof vars['code'] === 'string') h.codes.set(contactId, vars['code'])
  return code
}

/** By the code of their own, or with somebody else's. */
export async function sign(h: History, { by, whose }: { by: number; whose: number | null }) {
  const contactId = pick(signers(h), by) ?? ''
  const code = h.codes.get(whose === null ? contactId : (pick(signers(h), whose) ?? ''))
  return code ? (await say(h, contactId, { type: 'use_code', code })).code : NOTHING
}

/** Of all asked of anybody; refused mostly by somebody else than who was. */
export async function refuse(h: History, { by, which }: { by: number | null; which: number }) {
  const { signatures, cases } = h.picture
  const row = pick(
    signatures.filter(({ status }) => status === 'asked'),
    which,
  )
  if (!row) return NOTHING
  const of = cases.find(({ id }) => id === row.applicationId)
  const official = h.world.staff.find(({ id }) => id === row.staffId)
  const home = h.homes.find(({ id }) => id === of?.householdId)
  const asked = row.role === 'household' ? home?.contact.id : official?.contact.id
  const contactId = by === null ? asked : pick(signers(h), by)
  if (!contactId) return NOTHING
  return (await say(h, contactId, { type: 'refuse_sign_off', signOffId: row.id, text: '不对' }))
    .code
}

interface Deputising {
  role: (typeof OFFICIAL)[number]
  home: number
  deputy: number
  who: number
}

export const deputise = (h: History, { role, home, deputy, who: by }: Deputising) =>
  ask(h, '/sign-offs/deputies', memberAt(h, by).actor, {
    householdId: homeAt(h, home).id,
    role,
    staffId: memberAt(h, deputy).id,
    reason: '出差',
  })

interface Papering {
  home: number
  role: SignOffRole
  who: number
}

export async function paper(h: History, { home, role, who: by }: Papering) {
  const { id: householdId } = homeAt(h, home)
  const ids = h.picture.cases.flatMap((each) => (each.householdId === householdId ? each.id : []))
  const row = h.picture.signatures.findLast(
    (each) => ids.includes(each.applicationId) && each.role === role,
  )
  if (!row) return NOTHING
  const { code } = await say(h, memberAt(h, by).contact.id, {
    type: 'enter_paper',
    signOffId: row.id,
    way: 'hand_print',
    witnesses: ['王家富', '李兴国'],
    photos: [{ reference: randomUUID() }],
  })
  await fetchPhotos(h)
  return code
}

const home = fc.nat(HOMES - 1)

export const OF_SIGNING = [
  { weight: 3, arbitrary: acting('renew', { by: signer }, renew) },
  { weight: 4, arbitrary: acting('sign', { by: signer, whose: mostlyOwn(signer) }, sign) },
  {
    weight: 2,
    arbitrary: acting('refuse', { by: mostlyOwn(signer), which: fc.nat(3) }, refuse),
  },
  {
    weight: 3,
    arbitrary: acting(
      'deputise',
      { role: fc.constantFrom(...OFFICIAL), home, deputy: who, who },
      deputise,
    ),
  },
  {
    weight: 3,
    arbitrary: acting('paper', { home, role: fc.constantFrom(...SIGN_OFF_ROLES), who }, paper),
  },
]
