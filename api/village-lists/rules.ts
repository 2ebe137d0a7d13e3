import type { StaffRole } from '../../db/values/staff'
import type { VillageListStatus } from '../../db/values/village-lists'
import type { Day } from '../shared/day'

/** Who may see to it that a line is struck off 销号, the nearest first: never whoever did it. */
export const STRIKING_ROLES = [
  'village_secretary',
  'first_secretary',
  'township_clerk',
  'township_committee',
  'township_secretary',
  'township_head',
  'county_office',
] as const satisfies readonly StaffRole[]

/** What a list that hangs in a village must not say of anybody. */
export type Personal = 'id_number' | 'phone'

/** Digits people write in groups; what separates them goes with them. */
const GROUPED = /(?<=\d)[\s\-－–—]+(?=[\dXx])/gu
const ID_NUMBER = /(?<!\d)(?:\d{17}[\dXx]|\d{15})(?!\d)/u
const PHONE = /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/u

/** Whether a text holds an identity number or a phone, however it is written; null where it does not. */
export function personalIn(text: string): Personal | null {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  for (const each of [plain, plain.replace(GROUPED, '')]) {
    if (ID_NUMBER.test(each)) return 'id_number'
    if (PHONE.test(each)) return 'phone'
  }
  return null
}

export type AddRefusal = Personal | 'owner_unknown' | 'due_in_past' | 'already_listed'

/** Why a line cannot be put on a list so; null when it can. */
export function addRefusal(facts: {
  text: string
  /** Somebody active whose area covers the place. */
  isOwner: boolean
  today: Day
  dueOn: Day
  /** The same line is open already. */
  isListed: boolean
}): AddRefusal | null {
  const personal = personalIn(facts.text)
  if (personal) return personal
  if (!facts.isOwner) return 'owner_unknown'
  if (facts.dueOn < facts.today) return 'due_in_past'
  return facts.isListed ? 'already_listed' : null
}

export type FinishRefusal = Personal | 'not_owner' | 'already_done' | 'struck_off' | 'cancelled'

/** Why a line cannot be said to be done 办结: only its owner says so. */
export function finishRefusal(facts: {
  status: VillageListStatus
  isOwner: boolean
  text: string
}): FinishRefusal | null {
  if (!facts.isOwner) return 'not_owner'
  if (facts.status === 'done') return 'already_done'
  if (facts.status !== 'open') return facts.status
  return personalIn(facts.text)
}

export type StrikeRefusal = 'own_item' | 'not_done' | 'struck_off' | 'cancelled'

/** Why somebody cannot strike a line off 销号, or send it back 退回: nobody judges their own work. */
export function strikeRefusal(facts: {
  status: VillageListStatus
  isOwner: boolean
}): StrikeRefusal | null {
  if (facts.isOwner) return 'own_item'
  if (facts.status === 'open') return 'not_done'
  return facts.status === 'done' ? null : facts.status
}

/** Why a line cannot be called off. */
export function cancelRefusal(facts: {
  status: VillageListStatus
  isOwner: boolean
}): Exclude<StrikeRefusal, 'not_done'> | null {
  if (facts.isOwner) return 'own_item'
  return facts.status === 'open' || facts.status === 'done' ? null : facts.status
}

/** On its due day it is still in time. */
export const isItemLate = (status: VillageListStatus, today: Day, dueOn: Day): boolean =>
  status === 'open' && today > dueOn
