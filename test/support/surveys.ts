import { eq } from 'drizzle-orm'
import { factsPlace } from '../../api/entry-visits/store'
import { households, people } from '../../db/schema'
import type { HouseholdRoundKind } from '../../db/values/rounds'
import { COUNTY, type TestApi, TOWNSHIP, VILLAGE } from './api'

/** Households with open cases in an open round, and the team that surveys them. */
export async function startSurveys(api: TestApi) {
  const clerk = await api.addStaff({ name: '冉专干', roles: [['township_clerk', TOWNSHIP]] })
  const companion = await api.addStaff({ name: '卢思远', roles: [['resident_cadre', VILLAGE]] })

  const openRound = (kind: HouseholdRoundKind = 'identification') =>
    api.call('/rounds', { actor: clerk.actor, body: { kind, year: 2026, areaPath: TOWNSHIP } })

  /** A household of four on the roll, with its members' names and an open case. */
  async function applicant(head: string, members: string[] = [], areaPath?: string) {
    const household = await api.addHousehold({ head, ...(areaPath && { areaPath }) })
    const size = Math.max(1, members.length + 1)
    await api.db.update(households).set({ size }).where(eq(households.id, household.id))
    for (const name of members) {
      const id = crypto.randomUUID()
      const seal = api.deps.sealer.seal(
        { county: COUNTY, table: 'people', column: 'id_number_sealed', row: id },
        id,
      )
      await api.db.insert(people).values({
        county: COUNTY,
        id,
        householdId: household.id,
        name,
        isHead: false,
        relation: '家人',
        health: [],
        idNumberSealed: seal,
        idNumberIndex: api.deps.sealer.index('id_number', COUNTY, id),
      })
    }
    const contact = await api.addContact({ linkedTo: [household.id] })
    await api.call('/applications', { actor: contact.actor, body: { householdId: household.id } })
    return { ...household, contact }
  }

  return { clerk, companion, openRound, applicant }
}

type Vars = Record<string, string | number | null>

/** A whole survey of a household of four in two messages. */
export const WHOLE = [
  '4口；房 80平 土木 C级；粮 7个月；劳 张三 普通 浙江打工10月、李四 弱；学 张小 大学 每年12000；保 都有；访 邻居王五说常年生病；争 无',
  '工 张三 浙江打工 10月 每月3500；产 苞谷 3亩 每亩800斤 1.2元一斤，猪 2头 每头2000 成本1500；支 每月600；补 低保 每月300；型 低保；因 缺劳力 病',
] as const

/** What somebody does in surveys by the API, and how they then stand. */
export function surveyor(api: TestApi, actor: `staff:${string}`) {
  const post = (path: string, body: object, key?: string) =>
    api.call(`/surveys${path}`, { actor, body, ...(key && { key }) })
  const revisionOf = async (householdId: string) => {
    const { body } = await post('/readings', { householdId, text: '' })
    return { surveyId: String(body['id']), revision: String(body['revision']) }
  }
  async function act(householdId: string, action: Record<string, unknown>) {
    const { surveyId, revision } = await revisionOf(householdId)
    return post(`/${surveyId}/actions`, { revision, ...action })
  }
  return {
    post,
    revisionOf,
    start: (householdId: string, companionId: string, text = '') =>
      post('', { householdId, companionId, text }),
    read: async (householdId: string, text = '') =>
      (await post('/readings', { householdId, text })).body,
    note: (householdId: string, text: string) => act(householdId, { type: 'note', text }),
    finish: (householdId: string, verdict = 'eligible') =>
      act(householdId, { type: 'finish', verdict }),
    reopen: (householdId: string, text = '') => act(householdId, { type: 'reopen', text }),
  }
}

export const varsOf = ({ body }: { body: Record<string, unknown> }) => body['vars'] as Vars

interface EventRow {
  type: string
  details: Record<string, unknown>
}

/** An entry as its events alone tell it: the last whole facts with every change since laid over. */
export function rebuilt(api: TestApi, id: string, events: readonly EventRow[]) {
  const open = (sealed: unknown) =>
    JSON.parse(
      api.deps.sealer.open(factsPlace(COUNTY, id), Buffer.from(String(sealed), 'base64')),
    ) as Record<string, unknown>
  return events.reduce<Record<string, unknown>>((known, { details }) => {
    const { facts, changes, photos: _, ...row } = details
    const found = facts ? open(facts) : { ...(known['facts'] as object), ...open(changes) }
    return { ...known, ...row, facts: found }
  }, {})
}
