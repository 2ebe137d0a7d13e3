import type { Db } from '../../db/client'
import type { ObjectionGround } from '../../db/values/rounds'
import type { Notice } from '../notices/find'
import type { DraftObjection, ReadDraft } from './drafts'
import { isReason, shortVillage } from './rules'
import { findVillage, listVillages, villageIn } from './village-meant'

type Said = Pick<DraftObjection, 'householdName' | 'text'> & { ground: ObjectionGround }
type Read = Pick<ReadDraft, 'householdName' | 'ownHousehold' | 'villages' | 'refusal' | 'missing'>

/**
 * What an objection to a list of villages comes to, as it is worded so far: which village it is about,
 * and what is still to be asked. Whose household it is about is not.
 */
export async function readVillage(
  db: Db,
  county: string,
  notice: Notice,
  { ground, householdName: given, text }: Said,
  own: readonly string[],
): Promise<Read> {
  const listed = await listVillages(db, county, notice.id)
  const villages = listed.map(({ name }) => name)
  const read = { householdName: null, ownHousehold: null, villages, refusal: null }
  if (ground === 'faulty_procedure') return { ...read, missing: reasonIn(text, null) }
  if (ground === 'left_out') return { ...read, refusal: 'village_left_out', missing: null }
  const named = given ?? (await villageIn(db, county, notice, text, own))
  const { state, villageCaseId } = await findVillage(db, county, notice, named)
  const name = listed.find((each) => each.villageCaseId === villageCaseId)?.name
  if (!name) return { ...read, missing: state === 'none' ? 'village' : 'village_unknown' }
  return { ...read, householdName: name, missing: reasonIn(text, shortVillage(name)) }
}

const reasonIn = (text: string, name: string | null) =>
  isReason(text, name) ? null : ('reason' as const)
