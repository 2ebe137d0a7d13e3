import fc from 'fast-check'
import { OBJECTION_GROUNDS, type ObjectionGround } from '../../../../db/values/rounds'
import { acting, ask, type History, memberAt, mostlyOwn, NOTHING, pick, say } from '../history'
import { isOpen } from '../picture'
import { HOMES, STAFF } from '../world'
import { homeAt } from './cases'

const who = fc.nat(STAFF - 1)
const ground = fc.constantFrom<ObjectionGround>(...OBJECTION_GROUNDS, 'should_not_be_listed')

/** Whoever may text: the households, strangers, and officials with their own phones. */
const speakers = ({ homes, world }: History) => [
  ...homes.map(({ contact }) => contact.id),
  ...world.strangers.map(({ id }) => id),
  ...world.staff.map(({ contact }) => contact.id),
]
export const speaker = fc.nat(HOMES + 2 + STAFF - 1)

interface Objecting {
  list: number
  ground: ObjectionGround
  home: number
  /** Of whoever they please, fitting or not. */
  isAnybody: boolean
  by: number
}

/** A list that hangs, where one does, and a household of which such a thing can be said there. */
function meant(h: History, { list: n, ground, home, isAnybody }: Omit<Objecting, 'by'>) {
  const { lists, entries, now } = h.picture
  const hanging = lists.filter(({ status, closesAt }) => status === 'posted' && now < closesAt)
  const list = pick((hanging.length > 0 ? hanging : lists).toReversed(), n)
  if (!list) return null
  const isOn = ({ id }: { id: string }) =>
    entries.some((each) => each.noticeId === list.id && each.householdId === id)
  const isFitting = (each: { id: string }) => isAnybody || isOn(each) === (ground !== 'left_out')
  const of = pick(h.homes.filter(isFitting), home) ?? homeAt(h, home)
  return { code: list.code, ground, householdName: ground === 'faulty_procedure' ? null : of.head }
}

export async function object(h: History, given: Objecting) {
  const said = meant(h, given)
  if (!said) return NOTHING
  const text = '跟实际情况不一样'
  const contactId = pick(speakers(h), given.by) ?? ''
  return (await say(h, contactId, { type: 'file_objection', ownHousehold: null, text, ...said }))
    .code
}

async function writeDown(h: History, given: Omit<Objecting, 'by'> & { who: number }) {
  const said = meant(h, given)
  if (!said) return NOTHING
  const body = { ...said, text: '他说跟实际不一样', way: 'speech' }
  return ask(h, '/objections/entered', memberAt(h, given.who).actor, body)
}

/** The open ones first, as a desk would have them. */
function objectionAt({ picture }: History, n: number) {
  const open = picture.objections.filter((each) => isOpen(each, picture.now))
  return pick(open.length > 0 ? open : picture.objections, n)
}

interface Deciding {
  which: number
  /** Whoever is to check it, unless somebody else tries. */
  who: number | null
  isUpheld: boolean
  home: number
}

export async function decide(h: History, given: Deciding) {
  const objection = objectionAt(h, given.which)
  if (!objection) return NOTHING
  const staffId = given.who === null ? objection.staffId : memberAt(h, given.who).id
  if (!staffId) return 'nobody checks it'
  const householdName = homeAt(h, given.home).head
  const body = { type: 'decide', upheld: given.isUpheld, reason: '上门看过了', householdName }
  return ask(h, `/objections/${objection.id}/actions`, `staff:${staffId}`, body)
}

export async function assign(h: History, given: { which: number; to: number; who: number }) {
  const objection = objectionAt(h, given.which)
  if (!objection) return NOTHING
  const body = { type: 'assign', staffId: memberAt(h, given.to).id }
  return ask(h, `/objections/${objection.id}/actions`, memberAt(h, given.who).actor, body)
}

/** Whoever lost asks the next level: the objector, the household that was declined, or somebody else. */
export async function appeal(h: History, given: { which: number; by: number | null }) {
  const decided = h.picture.objections.filter(({ decidedBy }) => decidedBy !== null)
  const objection = pick(decided.toReversed(), given.which)
  if (!objection) return NOTHING
  const { householdId, status, contactId } = objection
  const home = h.homes.find(({ id }) => id === householdId)
  const declined = h.picture.cases.findLast((each) => each.householdId === householdId)
  const isDeclined = status === 'upheld' && home && declined
  const loser = isDeclined ? home.contact.id : contactId
  const contact = given.by === null ? loser : pick(speakers(h), given.by)
  if (!contact) return NOTHING
  const code = isDeclined ? declined.code : objection.code
  return (await say(h, contact, { type: 'file_appeal', code, text: '没去看' })).code
}

async function withdraw(h: History, given: { which: number; isUndone: boolean }) {
  const objection = objectionAt(h, given.which)
  if (!objection?.contactId) return NOTHING
  const type = given.isUndone ? 'undo_withdrawal' : 'ask_withdrawal'
  return (await say(h, objection.contactId, { type, code: objection.code })).code
}

const isAnybody = fc.constantFrom(false, false, false, true)
export const saying = { list: fc.nat(2), ground, home: fc.nat(HOMES - 1), isAnybody }
const which = fc.nat(3)

export const OF_OBJECTIONS = [
  { weight: 8, arbitrary: acting('object', { ...saying, by: speaker }, object) },
  { weight: 3, arbitrary: acting('write down', { ...saying, who }, writeDown) },
  {
    weight: 10,
    arbitrary: acting(
      'decide',
      { which, who: mostlyOwn(who), isUpheld: fc.boolean(), home: fc.nat(HOMES - 1) },
      decide,
    ),
  },
  { weight: 3, arbitrary: acting('assign', { which, to: who, who }, assign) },
  {
    weight: 5,
    arbitrary: acting('appeal', { which, by: mostlyOwn(speaker) }, appeal),
  },
  { weight: 2, arbitrary: acting('withdraw it', { which, isUndone: fc.boolean() }, withdraw) },
]
