import { dayOf } from '../../api/shared/day'
import { levelOf } from '../../api/notices/rules'
import { COUNTY, GROUP, MONDAY_MORNING, type TestApi, TOWNSHIP, VILLAGE } from './api'
import { passReview } from './reviews'

/** Whoever plays a part in a round of 天元乡, and what they do by the API. */
export async function startRound(api: TestApi) {
  const clerk = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })
  const cadre = await api.addStaff({ name: '熊社长', roles: [['group_cadre', GROUP]] })
  const secretary = await api.addStaff({ name: '谭支书', roles: [['village_secretary', VILLAGE]] })
  const office = await api.addStaff({ name: '李县', roles: [['county_office', COUNTY]] })

  const open = (areaPath = TOWNSHIP, actor: Actor = clerk.actor) =>
    api.call('/rounds', { actor, body: { kind: 'identification', year: 2026, areaPath } })
  /** Whoever waits there has been through the meeting. */
  async function review(areaPath = GROUP) {
    const rows = await api.sql<{ id: string }[]>`
      select id from households
       where county = ${COUNTY} and (area_path = ${areaPath} or area_path like ${`${areaPath}.%`})`
    const level = levelOf(areaPath)
    if (level) await passReview(api, { householdIds: rows.map(({ id }) => id), level })
  }
  async function drawUp(areaPath = GROUP, actor: Actor = cadre.actor) {
    await review(areaPath)
    return api.call('/notices', { actor, body: { areaPath } })
  }
  /** The number of a list that has its sheet and does not hang yet. */
  async function drawnCode(areaPath = GROUP, actor: Actor = office.actor): Promise<string> {
    const { body } = await drawUp(areaPath, actor)
    if (body['code'] !== 'drawn_up') throw new Error(`not drawn up: ${JSON.stringify(body)}`)
    return String((body['vars'] as Record<string, unknown>)['code'])
  }
  /** Drawn up and posted; the answer is that of drawing up. */
  async function post(areaPath = GROUP, actor: Actor = cadre.actor) {
    const answer = await drawUp(areaPath, actor)
    if (answer.body['code'] === 'drawn_up') await api.prove(String(varsOf(answer)['code']))
    return answer
  }
  /** The number of a list just posted, as its photo proves. */
  async function postedCode(areaPath = GROUP, actor: Actor = office.actor): Promise<string> {
    const code = await drawnCode(areaPath, actor)
    await api.prove(code)
    return code
  }
  const act = (code: string, body: object, actor: Actor = secretary.actor) =>
    api.call(`/notices/by-code/${code}/actions`, { actor, body })
  /** Once its window is over, with the photo that proves its last day. */
  async function advance(code: string, actor?: Actor) {
    if (await isUnproved(code)) await api.prove(code, 'last')
    return act(code, { type: 'advance' }, actor)
  }
  const isUnproved = async (code: string) => {
    const [due] = await api.sql`
      select from notices n
       where county = ${COUNTY} and code = ${code} and status = 'posted'
         and (closes_on <= ${dayOf(api.clock.now)} or closes_at <= ${api.clock.now})
         and not exists (
           select from notice_proofs p
            where p.county = n.county and p.notice_id = n.id and p.moment = 'last')`
    return due !== undefined
  }
  const sever = (code: string, head: string, actor?: Actor) =>
    act(code, { type: 'sever', head }, actor)

  /** A household with a linked phone that has applied. */
  async function applicant(head: string, areaPath = GROUP) {
    const household = await api.addHousehold({ head, areaPath })
    const contact = await api.addContact({ linkedTo: [household.id] })
    const filed = await api.runCommand(contact.id, {
      type: 'file_application',
      householdId: household.id,
    })
    return { ...household, contact, receipt: String(filed.vars['code']) }
  }

  /** An objection by somebody unrelated; who has to check it is as it falls. */
  async function object(code: string, text: string, more: Partial<Objecting> = {}) {
    const contact = await api.addContact()
    const { vars, code: outcome } = await api.runCommand(contact.id, {
      type: 'file_objection',
      code,
      ground: null,
      householdName: null,
      ownHousehold: null,
      text,
      ...more,
    })
    if (outcome !== 'filed') throw new Error(`not filed: ${outcome}`)
    const receipt = String(vars['code'])
    const [row] = await api.sql<{ id: string; staff_id: string }[]>`
      select id, staff_id from objections where county = ${COUNTY} and code = ${receipt}`
    if (!row) throw new Error('no objection')
    const decide = (upheld: boolean, householdName: string | null = null) =>
      api.call(`/objections/${row.id}/actions`, {
        actor: `staff:${row.staff_id}`,
        body: { type: 'decide', upheld, reason: '上门看过了', householdName },
      })
    return { id: row.id, contact, receipt, decide }
  }

  /** Days later, at ten in the morning. */
  const later = (days: number) => {
    api.clock.now = new Date(api.clock.now.getTime() + days * 86_400_000)
  }

  const standingOf = async (householdId: string) => {
    const [row] = await api.sql<Standing[]>`
      select h.status as roll, h.identified_year as year, a.status as application, a.level,
             (select e.status from notice_entries e join notices n
                  on n.county = e.county and n.id = e.notice_id
               where e.county = h.county and e.household_id = h.id
               order by n.posted_at desc, n.id desc limit 1) as entry
        from households h left join applications a
          on a.county = h.county and a.household_id = h.id
       where h.county = ${COUNTY} and h.id = ${householdId}
       order by a.filed_at desc, a.id desc limit 1`
    return row
  }

  return {
    clerk,
    cadre,
    secretary,
    office,
    open,
    drawUp,
    drawnCode,
    review,
    post,
    postedCode,
    act,
    advance,
    sever,
    applicant,
    object,
    later,
    standingOf,
  }
}

type Actor = `staff:${string}` | `contact:${string}`

interface Objecting {
  ground: 'should_not_be_listed' | 'left_out' | 'wrong_facts' | 'faulty_procedure' | null
  householdName: string | null
}

interface Standing {
  roll: string
  year: number | null
  application: string | null
  level: string | null
  entry: string | null
}

export const refused = (reason: string) => ({ status: 409, body: { code: 'refused', reason } })
export const varsOf = (answer: { body: Record<string, unknown> }) =>
  answer.body['vars'] as Record<string, string | number>

/** Nothing is left of what another test did, and a round is open since Monday morning. */
export async function beginRound(api: TestApi, { open }: { open: () => Promise<unknown> }) {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
  await open()
}
