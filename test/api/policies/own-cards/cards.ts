import { COUNTY, GROUP, type TestApi } from '../../../support/api'

/** A member of the county office, with the phone that writes to us. */
export async function addOffice(api: TestApi, name = '易开平') {
  const member = await api.addStaff({ name, roles: [['county_office', COUNTY]] })
  const contact = await api.addContact({ phone: String(member.phone) })
  return { ...member, contactId: contact.id }
}

/** A villager's question that went to a person; its code. */
export async function askPerson(
  api: TestApi,
  text: string,
  kind: 'question' | 'help' | 'person' = 'question',
) {
  const household = await api.addHousehold({ areaPath: GROUP })
  const contact = await api.addContact({ linkedTo: [household.id] })
  const { vars } = await api.runCommand(contact.id, { type: 'call_for_help', kind, text })
  const code = String(vars['code'])
  const [row] = await api.sql<{ id: string }[]>`select id from help_requests where code = ${code}`
  return { contact, code, id: row?.id ?? '' }
}

export const answerBy = (api: TestApi, contactId: string, code: string, text: string) =>
  api.runCommand(contactId, { type: 'answer_help', code, text })

export interface CardRow {
  id: string
  question: string
  answer: string
  status: string
  alias_of: string | null
  proposed_by: string
  decided_by: string | null
}

/** The cards that came of a question, oldest first. */
export const cardsOf = (api: TestApi, code: string) => api.sql<CardRow[]>`
  select id, question, answer, status, alias_of, proposed_by, decided_by from policy_cards
   where code = ${code} order by proposed_at, id`

/** What another villager is answered. */
export async function answerTo(api: TestApi, question: string, actor?: `contact:${string}`) {
  const { body } = await api.call(`/policies/answers?${new URLSearchParams({ q: question })}`, {
    actor: actor ?? (await api.addContact()).actor,
  })
  return body['answer'] as { id: string; text: string; source: { text: string } } | null
}
