import { COUNTY, GROUP, type TestApi } from './api'
import type { startRound } from './rounds'

type Round = Awaited<ReturnType<typeof startRound>>
type Objecting = Parameters<Round['object']>[2]

let made = 0
/** A head no other household of the test has. */
const newHead = () =>
  `牟${'甲乙丙丁戊己庚辛壬癸'.charAt(made % 10)}${'一二三四五六七八九十'.charAt(Math.trunc(made++ / 10) % 10)}`

/** Objections that were rejected, and whoever asks the next level about them. */
export async function startAppeals(api: TestApi, round: Round) {
  const { applicant, postedCode, object } = round
  // Whom the county has beside the one who posts the lists.
  await api.addStaff({ name: '袁县', roles: [['county_office', COUNTY]] })

  /** A household on a list, and an objection to it that was looked into; rejected unless `upheld`. */
  async function decided(
    given: {
      areaPath?: string
      text?: string
      ground?: NonNullable<Objecting>['ground']
      upheld?: boolean
    } = {},
  ) {
    const { areaPath = GROUP, text = '家有小车', ground = 'should_not_be_listed' } = given
    const mou = await applicant(newHead())
    const level = { 2: 'township', 3: 'village', 4: 'group' }[areaPath.split('.').length] ?? 'group'
    await api.sql`update applications set level = ${level} where household_id = ${mou.id}`
    const list = await postedCode(areaPath)
    const householdName = ground === 'faulty_procedure' ? null : mou.head
    const objection = await object(list, text, { ground, householdName })
    const { status } = await objection.decide(given.upheld ?? false)
    if (status !== 200) throw new Error('not decided')
    return { mou, list, objection, contact: objection.contact, receipt: objection.receipt }
  }

  const appeal = (contactId: string, code: string, text = '') =>
    api.runCommand(contactId, { type: 'file_appeal', code, text })

  const rowOf = async (code: unknown) => {
    const [row] = await api.sql<Row[]>`
      select * from objections where county = ${COUNTY} and code = ${String(code)}`
    if (!row) throw new Error('no objection')
    return row
  }

  /** The same, and asked about; with whoever is to check it. */
  async function appealed(given: Parameters<typeof decided>[0] = {}) {
    const before = await decided(given)
    const { vars, code } = await appeal(before.contact.id, before.receipt)
    if (code !== 'filed') throw new Error(`not filed: ${code}`)
    const row = await rowOf(vars['code'])
    const decide = (upheld: boolean, reason = '又上门看过了') =>
      api.call(`/objections/${row.id}/actions`, {
        actor: `staff:${row.staff_id}`,
        body: { type: 'decide', upheld, reason },
      })
    return { ...before, appeal: { id: row.id, code: row.code, row, decide } }
  }

  return { decided, appeal, appealed, rowOf }
}

interface Row {
  id: string
  code: string
  status: string
  ground: string
  household_id: string | null
  contact_id: string | null
  staff_id: string | null
  entered_by: string | null
  appeal_of_id: string | null
  due_on: string
  way: string
  [column: string]: unknown
}
