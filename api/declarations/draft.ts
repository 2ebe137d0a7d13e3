import type { KinRelation } from '../../db/values/integrity'
import { listPlaces } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { readIdNumber } from '../roll/import/identity'
import { dayOf } from '../shared/day'
import type { KinDraftInput } from './input'
import { findByIdNumber, findByName, findStaffByName, type KinHousehold } from './match'
import { kinIn, relationIn } from './wording'

interface Picked {
  id: string
  head: string
  area: string
}

/** A relative as understood, for whoever declares them to look at before anything is kept. */
export interface KinDraft {
  relation: KinRelation | null
  /** As it was said: 弟弟. */
  relationWord: string
  name: string | null
  idNumber: string | null
  household: Picked | null
  households: Picked[]
  staff: { staffId: string; unit: string } | null
  staffs: { staffId: string; unit: string }[]
  missing: 'relation' | 'name' | 'id_wrong' | 'place' | 'which' | 'which_staff' | null
}

/** Reads 弟弟 熊长贵 宝坪村2社; what it lacks is named in the order in which it is asked for. */
export async function readKinDraft(ctx: RequestContext, input: KinDraftInput): Promise<KinDraft> {
  const { db } = ctx.deps.connection
  const { staffId } = requireStaff(ctx)
  const said = relationIn(input.relationWords ?? input.text)
  const behind = said && !input.relationWords ? said.rest : ''
  const kin = kinIn(input.nameWords ?? behind)
  const place = kinIn(input.placeWords ?? '')
  const name = kin.name
  const number = input.placeWords === null ? kin.idNumber : place.idNumber
  const read = number === null ? null : readIdNumber(number, dayOf(ctx.now))
  const idNumber = read && 'idNumber' in read ? read.idNumber : null
  const isIdWrong = read !== null && idNumber === null
  const words = input.placeWords ?? kin.place
  const found = name ? await findHouseholds(ctx, name, idNumber, words) : { all: [], isAsked: true }
  const staffs = name ? await findStaffByName(db, ctx.county, name, staffId) : []
  const household = pick(found.all, input.household, ({ id }) => id)
  const member = pickStaff(staffs, input.staff)
  const draft = {
    relation: said?.relation ?? null,
    relationWord: said?.word ?? '',
    name,
    idNumber,
    household: household && (await inWords(ctx, household)),
    households: await Promise.all(found.all.map((each) => inWords(ctx, each))),
    staff: member && { staffId: member.staffId, unit: member.unit },
    staffs: staffs.map(({ staffId: id, unit }) => ({ staffId: id, unit })),
  }
  const missing = (): KinDraft['missing'] => {
    if (!said) return 'relation'
    if (!name) return 'name'
    if (isIdWrong) return 'id_wrong'
    if (found.isAsked && !input.placeWords) return 'place'
    if (!household && found.all.length > 0 && input.household === null) return 'which'
    return !member && staffs.length > 0 && input.staff === null ? 'which_staff' : null
  }
  return { ...draft, missing: missing() }
}

/** A single one is meant by itself; of several one is picked. */
function pick<T>(all: readonly T[], picked: string | null, idOf: (each: T) => string): T | null {
  if (picked !== null) return all.find((each) => idOf(each) === picked) ?? null
  return all.length === 1 ? (all[0] ?? null) : null
}

/** Of staff even a single namesake is asked about: a name alone proves nothing. */
const pickStaff = <T extends { staffId: string }>(all: readonly T[], picked: string | null) =>
  all.find(({ staffId }) => staffId === picked) ?? null

/** @returns isAsked: nothing says yet where they live */
async function findHouseholds(
  ctx: RequestContext,
  name: string,
  idNumber: string | null,
  words: string,
): Promise<{ all: KinHousehold[]; isAsked: boolean }> {
  const { db } = ctx.deps.connection
  if (idNumber) {
    const found = await findByIdNumber(db, ctx, idNumber)
    return { all: found?.name === name ? [found] : [], isAsked: false }
  }
  if (words === '') return { all: [], isAsked: true }
  // A relative may live anywhere in the county.
  const places = await listPlaces(db, { ...ctx, grant: { reach: 'all' } })
  const place = readPlace(words, places)
  if (!place?.areaPath || place.areaPath === ctx.county) return { all: [], isAsked: true }
  return { all: await findByName(db, ctx.county, name, place.areaPath), isAsked: false }
}

async function inWords(ctx: RequestContext, { id, head, areaPath }: KinHousehold): Promise<Picked> {
  return { id, head, area: await areaInWords(ctx.deps.connection.db, ctx.county, areaPath) }
}
