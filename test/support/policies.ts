import { createHash } from 'node:crypto'
import { inTransaction } from '../../api/http/write'
import { importVersion, type NewVersion } from '../../api/policies/library/import'
import { giveCode } from '../../api/receipts/codes'
import { newId } from '../../api/shared/ids'
import { policyCards } from '../../db/schema'
import { COUNTY, type TestApi } from './api'
import { commandContext } from './command'

/** 第一条, 第二条 …, one paragraph each unless it is broken by a line end. */
const articlesOf = (texts: readonly string[]) =>
  texts.map((text, at) => ({
    label: `第${'一二三四五六七八九十'[at]}条`,
    headings: [],
    passages: text.split('\n'),
  }))

type Given = Partial<Omit<NewVersion, 'articles' | 'digest'>> & { texts: readonly string[] }

/** Imports a version of a document as the command does; its text makes its digest. */
export function addVersion(api: TestApi, { texts, ...given }: Given) {
  const ctx = commandContext(api)
  const digest = createHash('sha256').update(texts.join('\n')).digest()
  const version = {
    name: '示例县养老办法',
    areaPath: ctx.county,
    validFrom: '2020-01-01',
    validTo: null,
    source: '示例.txt',
    digest,
    articles: articlesOf(texts),
    ...given,
  }
  return inTransaction(api.db, (tx) => importVersion(tx, ctx, version))
}

/** An answer somebody proposed for everybody, by somebody of the county office; its id and number. */
export async function addProposedCard(
  api: TestApi,
  { question = '种花椒有没得补贴', answer = '花椒补苗，不补钱。找镇农服中心登记。' } = {},
) {
  const [author] = await api.sql<{ id: string }[]>`
    select s.id from staff s where s.county = ${COUNTY} order by s.id limit 1`
  const proposedBy = author?.id ?? (await api.addStaff({ roles: [['county_office', COUNTY]] })).id
  const { actor } = await api.addContact()
  const body = { kind: 'question', text: question }
  const called = await api.call('/help-requests', { actor, body })
  const { code } = called.body['vars'] as { code: string }
  const [request] = await api.sql<{ id: string }[]>`
    select id from help_requests where county = ${COUNTY} and code = ${code}`
  const id = newId()
  await api.db.insert(policyCards).values({
    county: COUNTY,
    id,
    helpRequestId: request?.id ?? '',
    code,
    question,
    answer,
    areaPath: COUNTY,
    validFrom: '2026-03-01',
    status: 'proposed',
    proposedBy,
    proposedAt: api.clock.now,
  })
  return { id, code, proposedBy }
}

type WrittenCard = Partial<typeof policyCards.$inferInsert>

/** A card a member of the office wrote, not an answer to anybody; its number. */
export async function addWrittenCard(api: TestApi, given: WrittenCard = {}): Promise<string> {
  const proposedBy = (await api.addStaff({ roles: [['county_office', COUNTY]] })).id
  const id = newId()
  const subject = `card:${id}`
  const code = await giveCode(api.db, { county: COUNTY, kind: 'receipt', subject, contactId: null })
  await api.db.insert(policyCards).values({
    county: COUNTY,
    id,
    code,
    question: '种花椒有没得补贴',
    answer: '花椒补苗，不补钱。找镇农服中心登记。',
    areaPath: COUNTY,
    validFrom: '2026-03-01',
    status: 'proposed',
    proposedBy,
    proposedAt: api.clock.now,
    ...given,
  })
  return code
}
