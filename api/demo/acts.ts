import { and, asc, eq, notInArray } from 'drizzle-orm'
import { CAST_HOUSEHOLDS, castHousehold } from '../../db/demo/cast'
import { households } from '../../db/schema'
import { enterApplication } from '../applications/service'
import { openRound } from '../rounds/service'
import type { Day } from '../shared/day'
import { cadre, type Stage, villager } from './stage'

export const TOWNSHIP = 'wuxi.tianyuan'
export const CLERK = cadre('township_clerk')
export const COMMITTEE = cadre('township_committee')
export const SECRETARY = cadre('village_secretary')
export const OFFICE = cadre('county_office')
/** Posts the lists of the groups and writes down what people say. */
export const POSTER = cadre('village_cadre_untied')
export const RESIDENT = cadre('resident_cadre')
/** Surveys; somebody else than who goes there again. */
export const SURVEYOR = cadre('first_secretary')

/** Generated households that were asked to apply beside the cast. */
const NEIGHBOURS = 2

export async function open({ tx, as }: Stage, day: Day): Promise<string> {
  const round = { kind: 'identification', year: Number(day.slice(0, 4)) } as const
  const ctx = as(CLERK, 'round.open')
  return (await openRound(tx, ctx, { ...round, areaPath: TOWNSHIP })).id
}

/** The list is drawn up and put on the wall, and a photo of it sent. */
export async function post(stage: Stage, who: string, areaPath: string): Promise<string> {
  const drawing = { type: 'draw_up_notice', areaPath, kind: null } as const
  const code = String((await stage.act(who, drawing, 'drawn_up'))['code'])
  await prove(stage, who, code, 'first')
  return code
}

/** Of its last day, or of one after it: a sheet that still hangs has hung through. */
export async function prove(stage: Stage, who: string, code: string, moment: 'first' | 'last') {
  const photos = [{ reference: `story-${code}-${moment}` }]
  await stage.act(who, { type: 'prove_notice', code, photos }, 'sent')
  await stage.fetchPictures()
}

export const advance = ({ act }: Stage, who: string, code: string) =>
  act(who, { type: 'advance_notice', code }, 'advanced')

export async function draft({ act }: Stage, areaPath: string, body: string): Promise<string> {
  const households = { audience: 'households' as const, roles: [] }
  const { code } = await act(
    CLERK,
    { type: 'draft_broadcast', areaPath, body, ...households },
    'drafted',
  )
  return String(code)
}

export function link({ act }: Stage, key: string) {
  const { name = '', idNumber = '' } = castHousehold(key).people[0] ?? {}
  return act(
    villager(key),
    { type: 'link_by_identity', name, idLast4: idNumber.slice(-4) },
    'linked',
  )
}

export async function apply(stage: Stage, key: string) {
  await link(stage, key)
  const householdId = await idOf(stage, key)
  await stage.act(villager(key), { type: 'file_application', householdId }, 'filed')
}

export async function idOf({ tx, county }: Stage, key: string): Promise<string> {
  const [row] = await tx
    .select({ id: households.id })
    .from(households)
    .where(and(eq(households.county, county), eq(households.key, castHousehold(key).number)))
  if (!row) throw new Error(`the story's ${key} is not on the roll`)
  return row.id
}

const CAST_NUMBERS = CAST_HOUSEHOLDS.map(({ key }) => castHousehold(key).number)

/** Households nobody plays, so that no list is about one family alone. */
export async function enterNeighbours({ tx, county, as }: Stage, areaPath: string) {
  const ofGroup = and(
    eq(households.areaPath, areaPath),
    eq(households.status, 'unregistered'),
    notInArray(households.key, CAST_NUMBERS),
  )
  const rows = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), ofGroup))
    .orderBy(asc(households.key))
    .limit(NEIGHBOURS)
    .for('update')
  const ctx = as(RESIDENT, 'visit.note')
  for (const household of rows) await enterApplication(tx, ctx, { household, contact: null })
}
