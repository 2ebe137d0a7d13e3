import fc from 'fast-check'
import { asc, eq } from 'drizzle-orm'
import { changeHousehold, type HouseholdChange } from '../../../api/archive/change-household'
import { FACT_FIELDS, memberOf } from '../../../api/archive/details'
import { foundHousehold } from '../../../api/archive/found-household'
import { registerOn } from '../../../api/archive/register-on'
import { listMembers } from '../../../api/changes/find'
import { reopened } from '../../../api/changes/reopen'
import type { Case } from '../../../api/reports/cases'
import { registerCases } from '../../../api/reports/register'
import type { LoadPerson, LoadRecord } from '../../../api/roll/load/context'
import { addDays, dayOf } from '../../../api/shared/day'
import { ApiError } from '../../../api/shared/errors'
import { newId } from '../../../api/shared/ids'
import type { Db } from '../../../db/client'
import { households, people } from '../../../db/schema'
import { COUNTY } from '../../support/api'
import { newcomer } from '../../support/archive'
import { commandContext } from '../../support/command'
import { head, household, type RollCounty, somebody } from '../roll/roll-county'

const OPS = [
  'enter',
  'restate',
  'restate',
  'move_in_file',
  'leave_in_file',
  'catch_up',
  'same_file',
  'announce',
  'announce',
  'birth',
  'birth',
  'death',
  'return',
  'alter',
  'new_head',
  'correct_id',
  'move',
  'move',
  'split',
  'split',
  'merge',
  'close',
  'reopen',
  'reopen',
  'terminate',
] as const

export const steps = (longest: number) =>
  fc.array(
    fc.record({
      op: fc.constantFrom(...OPS),
      a: fc.nat(997),
      b: fc.nat(997),
      days: fc.constantFrom(0, 0, 1, 1, 2),
    }),
    { minLength: longest / 2, maxLength: longest },
  )
export type Step = ReturnType<typeof steps> extends fc.Arbitrary<(infer One)[]> ? One : never

const GROUPS = ['wuxi.tianyuan.baoping.5', 'wuxi.tianyuan.baoping.6', 'wuxi.tianyuan.xinhua.1']
export const AREAS = ['wuxi', 'wuxi.tianyuan.baoping', 'wuxi.tianyuan.baoping.5']

/** Plays what may happen to a county's households, day after day; a step that is refused does nothing. */
export function createHistory(county: RollCounty) {
  const file: LoadRecord[] = []
  const gone: LoadPerson[] = []
  let made = 0
  const ctx = () => commandContext(county)
  const at = <T>(list: readonly T[], n: number): T | undefined => list[n % (list.length || 1)]
  const all = () => county.db.select().from(households).orderBy(asc(households.key))
  const open = async () => (await all()).filter(({ status }) => status !== 'closed')
  const membersOf = (id: string) =>
    county.db.select().from(people).where(eq(people.householdId, id)).orderBy(asc(people.id))
  const decide = (change: Omit<HouseholdChange, 'evidence'>) =>
    county.db.transaction((tx) => changeHousehold(tx, ctx(), { evidence: 'change:x', ...change }))
  const load = () => county.load(file)

  async function play({ op, a, b }: Step): Promise<void> {
    const one = at(await open(), a)
    const said = at(file, a)
    const members = one ? await membersOf(one.id) : []
    const other = at(
      members.filter(({ isHead }) => !isHead),
      b,
    )
    switch (op) {
      case 'enter': {
        const name = `牟${++made}`
        file.push(
          household(a % 3 === 0 ? null : `A${made}`, [head({ name }), somebody(), somebody()], {
            areaPath: at(GROUPS, b) ?? '',
          }),
        )
        return void (await load())
      }
      case 'restate': {
        if (!said) return
        const facts: Partial<LoadRecord>[] = [
          { status: 'exited', exitedYear: 2020 },
          { status: 'registered', watch: 'borderline' },
          { areaPath: at(GROUPS, b) ?? '' },
          { wageFen: b, type: null },
          { otherCauses: ['schooling'], mainCause: null },
          { people: [...said.people, somebody({ name: `李${++made}` })] },
          { people: said.people.map((each) => ({ ...each, health: ['disabled'], work: '务工' })) },
          { leftOut: 1, people: said.people.slice(0, 1) },
        ]
        file[file.indexOf(said)] = { ...said, ...at(facts, b) }
        return void (await load())
      }
      case 'move_in_file': {
        const to = at(file, b)
        const person = said?.people.find(({ isHead }) => !isHead)
        if (!said || !to || to === said || !person) return
        file[file.indexOf(said)] = {
          ...said,
          people: said.people.filter((each) => each !== person),
        }
        file[file.indexOf(to)] = { ...to, people: [...to.people, person] }
        return void (await load())
      }
      case 'leave_in_file': {
        const person = said?.people.find(({ isHead }) => !isHead)
        if (!said || !person) return
        file[file.indexOf(said)] = {
          ...said,
          people: said.people.filter((each) => each !== person),
        }
        gone.push(person)
        return void (await load())
      }
      case 'catch_up': {
        const roll = (await county.readRoll()).filter((each) => each.people.length > 0)
        file.splice(0, file.length, ...roll.slice(0, 1 + (a % 5)))
        return void (await load())
      }
      case 'same_file':
        return void (await load())
      case 'announce':
        return one ? announce(one, a, b) : undefined
      case 'birth':
        if (!one) return
        return decide({
          householdId: one.id,
          reason: 'born_or_joined',
          join: [{ person: somebody({ name: `谭${++made}`, relation: '之子' }), reason: 'birth' }],
        })
      case 'death': {
        if (!one) return
        const dead = at(members, b)
        if (!dead) return
        return decide({
          householdId: one.id,
          reason: 'died_or_left',
          leave: [{ personId: dead.id, reason: 'death' }],
          ...(members.length === 1 && { set: { status: 'closed' } }),
          ...(dead.isHead && other && { alter: [{ personId: other.id, set: { isHead: true } }] }),
        })
      }
      case 'return': {
        const person = gone.pop()
        if (!one || !person) return
        const join = [{ person: newcomer(person), reason: 'move_in' as const }]
        return decide({ householdId: one.id, reason: 'born_or_joined', join })
      }
      case 'alter':
        if (!one || !members[0]) return
        return decide({
          householdId: one.id,
          reason: 'corrected',
          alter: [{ personId: members[0].id, set: { workMonths: b % 13, schooling: null } }],
          set: { transferFen: b, housingGrade: 'd' },
        })
      case 'new_head':
        if (!one || !other) return
        return decide({
          householdId: one.id,
          reason: 'corrected',
          alter: [{ personId: other.id, set: { isHead: true } }],
        })
      case 'correct_id': {
        const person = at(members, b)
        if (!one || !person) return
        const { idNumber } = somebody()
        return decide({
          householdId: one.id,
          reason: 'corrected',
          alter: [{ personId: person.id, set: { idNumber } }],
        })
      }
      case 'move':
        if (!one) return
        return decide({
          householdId: one.id,
          reason: 'moved',
          set: { areaPath: at(GROUPS, b) ?? '' },
        })
      case 'split': {
        if (!one || !other) return
        const founding = { areaPath: at(GROUPS, b) ?? '', from: one.id, evidence: 'change:x' }
        const going = b % 2 === 0 ? other : members.find(({ isHead }) => isHead)
        if (!going) return
        await county.db.transaction((tx) =>
          foundHousehold(tx, ctx(), {
            ...founding,
            reason: 'split',
            take: [{ personId: going.id, isHead: true }],
            ...(going !== other && { headOfOrigin: other.id }),
          }),
        )
        return
      }
      case 'merge': {
        const from = at(await open(), b)
        if (!one || !from || from.id === one.id) return
        const taken = await membersOf(from.id)
        return decide({
          householdId: one.id,
          reason: 'merged',
          take: taken.map(({ id }) => ({
            personId: id,
            fromHouseholdId: from.id,
            reason: 'merge' as const,
          })),
        })
      }
      case 'close':
        if (!one) return
        return decide({ householdId: one.id, reason: 'closed', set: { status: 'closed' } })
      case 'reopen': {
        const ended = at(
          (await all()).filter(({ status }) => status === 'closed'),
          a,
        )
        if (!ended) return
        const about = { householdId: ended.id, reason: 'reopened' as const, evidence: 'change:x' }
        return county.db.transaction(async (tx) => {
          const parts = await reopened(tx, ctx(), ended.id, await listMembers(tx, ctx(), ended.id))
          await changeHousehold(tx, ctx(), { ...about, ...parts })
        })
      }
      case 'terminate':
        if (!one) return
        return decide({ householdId: one.id, reason: 'terminated', set: { status: 'terminated' } })
    }
  }

  async function announce(one: typeof households.$inferSelect, a: number, b: number) {
    const kind = at(['identification', 'exit', 'watch_list'] as const, b) ?? 'exit'
    const each = {
      applicationId: newId(),
      householdId: one.id,
      kind,
      roll: one.status,
      head: one.headName,
      householdType: 'ordinary',
      mainCause: 'illness',
      otherCauses: a % 2 === 0 ? ['schooling'] : [],
      watch: 'unstable_exit',
      // The rest of a case is of no account once it is complete.
    } as unknown as Case
    await county.db.transaction((tx) =>
      registerCases(tx, ctx(), { reportId: newId(), year: 2026, cases: [each] }),
    )
  }

  return {
    async step(step: Step): Promise<void> {
      try {
        await play(step)
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
      }
    },
    nextDay() {
      county.clock.now = new Date(county.clock.now.getTime() + 86_400_000)
    },
    today: () => dayOf(county.clock.now),
  }
}

export interface Snapshot {
  [householdId: string]: { facts: object; members: object[] }
}

/** What the rows of the register say, read without the archive. */
export async function snapshotOf(db: Db, within: string): Promise<Snapshot> {
  const rows = await db.select().from(households).where(eq(households.county, COUNTY))
  const all = await db.select().from(people).where(eq(people.county, COUNTY))
  const members = Map.groupBy(all, ({ householdId }) => householdId)
  const here = rows.filter(
    ({ areaPath }) => areaPath === within || areaPath.startsWith(`${within}.`),
  )
  return Object.fromEntries(
    here.map((row) => [
      row.id,
      {
        facts: Object.fromEntries(FACT_FIELDS.map((field) => [field, row[field]])),
        members: (members.get(row.id) ?? [])
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map((person) => memberOf(person)),
      },
    ]),
  )
}

/** The same as the archive tells it. */
export async function toldOn(db: Db, areaPath: string, day: string): Promise<Snapshot> {
  const told: Snapshot = {}
  for await (const some of registerOn(db, COUNTY, { areaPath, day }))
    for (const { householdId, standing } of some) {
      if (standing.kind !== 'known') throw new Error(`${householdId} is unrecorded on ${day}`)
      told[householdId] = { ...standing.state }
    }
  return told
}

export const daysFrom = (first: string, last: string): string[] =>
  first > last ? [] : [first, ...daysFrom(addDays(first, 1), last)]
