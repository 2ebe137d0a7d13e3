import { and, eq } from 'drizzle-orm'
import { addHours, dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { reviewItems, reviews, villageCases } from '../../db/schema'
import type { VillageRoundKind } from '../../db/values/rounds'
import { COUNTY, type TestApi, TOWNSHIP, VILLAGE } from './api'
import type { startVillageRound } from './villages'

type VillageRound = Awaited<ReturnType<typeof startVillageRound>>

/** A round of villages whose lists hang in the township: who takes part, and what they do. */
export async function startVillageLists(api: TestApi, round: VillageRound) {
  const secretary = await api.addStaff({ name: '谭支书', roles: [['village_secretary', VILLAGE]] })
  /** Whoever checks an objection: had no part in the list and is of no village. */
  const checker = await api.addStaff({ name: '向委员', roles: [['township_committee', TOWNSHIP]] })
  const chair = await api.addStaff({ roles: [['evaluator', COUNTY]], phone: null })
  const { clerk } = round

  /** A village that was proposed, as if scored, and waits for its township's meeting. */
  async function proposed(
    name = '宝坪村',
    villagePath = VILLAGE,
    kind: VillageRoundKind = 'village_entry',
  ) {
    const [open] = await api.sql<{ id: string }[]>`
      select id from rounds where county = ${COUNTY} and status = 'open' and kind = ${kind}`
    if (!open) throw new Error('no round')
    const id = newId()
    await api.db.insert(villageCases).values({
      county: COUNTY,
      id,
      roundId: open.id,
      kind,
      villagePath,
      villageName: name,
      status: 'filed',
      level: 'township',
      proposedBy: clerk.id,
      proposedAt: api.clock.now,
      findings: { class: 'deep' },
    })
    return id
  }

  /** The township's committee has passed them, in a meeting that is closed. */
  async function pass(...ids: string[]) {
    for (const caseId of ids) {
      const ofId = and(eq(villageCases.county, COUNTY), eq(villageCases.id, caseId))
      const [of] = await api.db.select().from(villageCases).where(ofId)
      if (!of) throw new Error('no case')
      const id = newId()
      await api.db.insert(reviews).values({
        county: COUNTY,
        id,
        roundId: of.roundId,
        level: 'township',
        areaPath: TOWNSHIP,
        areaName: '天元乡',
        body: 'committee',
        status: 'closed',
        calledBy: chair.id,
        calledAt: api.clock.now,
        meetsOn: dayOf(api.clock.now),
        isSecret: false,
        basis: 'members',
        entitled: 3,
        present: 3,
        closedAt: api.clock.now,
        closedBy: chair.id,
      })
      const votes = { votesFor: 3, votesAgainst: 0, abstained: 0, kinAbstained: 0 }
      const item = { county: COUNTY, reviewId: id, caseId, villageCaseId: caseId, ...votes }
      await api.db.insert(reviewItems).values({ ...item, outcome: 'passed' })
      await api.db.update(villageCases).set({ reviewId: id }).where(ofId)
    }
  }

  async function drawnCode(): Promise<string> {
    const { body } = await api.call('/notices', {
      actor: clerk.actor,
      body: { areaPath: TOWNSHIP },
    })
    if (body['code'] !== 'drawn_up') throw new Error(`not drawn up: ${JSON.stringify(body)}`)
    return String((body['vars'] as Record<string, unknown>)['code'])
  }
  /** The number of a list that hangs since now. */
  async function postedCode(): Promise<string> {
    const code = await drawnCode()
    await api.prove(code)
    return code
  }
  const act = (code: string, body: object, actor: Actor = clerk.actor) =>
    api.call(`/notices/by-code/${code}/actions`, { actor, body })
  const advance = (code: string, actor?: Actor) => act(code, { type: 'advance' }, actor)
  const sever = (code: string, head: string, actor?: Actor) =>
    act(code, { type: 'sever', head }, actor)
  /** At ten in the morning once its days are over, and its last one is proved. */
  async function over(code: string) {
    const [list] = await api.sql<{ at: Date }[]>`
      select closes_at as at from notices where county = ${COUNTY} and code = ${code}`
    if (!list) throw new Error(`no list ${code}`)
    api.clock.now = addHours(new Date(list.at), 10)
    await api.prove(code, 'last')
  }

  /** What an objection by somebody unrelated comes to. */
  async function file(code: string, text: string, householdName: string | null = null) {
    const contact = await api.addContact()
    const { code: outcome, vars } = await api.runCommand(contact.id, {
      type: 'file_objection',
      code,
      ground: null,
      householdName,
      ownHousehold: null,
      text,
    })
    return { contact, outcome, vars }
  }
  async function object(code: string, text: string, householdName: string | null = null) {
    const { contact, outcome, vars } = await file(code, text, householdName)
    if (outcome !== 'filed') throw new Error(`not filed: ${outcome}`)
    const receipt = String(vars['code'])
    const [row] = await api.sql<{ id: string; staff_id: string | null }[]>`
      select id, staff_id from objections where county = ${COUNTY} and code = ${receipt}`
    if (!row) throw new Error('no objection')
    const decide = (upheld: boolean, actor: Actor = `staff:${row.staff_id ?? ''}`) =>
      api.call(`/objections/${row.id}/actions`, {
        actor,
        body: { type: 'decide', upheld, reason: '到村里看过了', householdName: null },
      })
    return { id: row.id, staffId: row.staff_id, contact, receipt, decide }
  }

  const listStatus = async (code: string) =>
    (await api.sql`select status from notices where code = ${code}`)[0]?.['status']
  /** The case of a village, and how it stands on its last list. */
  async function standing(id: string) {
    const [row] = await api.sql<Standing[]>`
      select c.status, c.level, c.review_id is not null as "isPassed", c.reason,
             (select v.status from notice_villages v join notices n
                  on n.county = v.county and n.id = v.notice_id
               where v.county = c.county and v.village_case_id = c.id
               order by n.posted_at desc, n.id desc limit 1) as entry
        from village_cases c where c.county = ${COUNTY} and c.id = ${id}`
    return row
  }

  return {
    secretary,
    checker,
    proposed,
    pass,
    drawnCode,
    postedCode,
    act,
    advance,
    sever,
    over,
    file,
    object,
    listStatus,
    standing,
  }
}

type Actor = `staff:${string}` | `contact:${string}`

interface Standing {
  status: string
  level: string
  isPassed: boolean
  reason: string | null
  entry: string | null
}
