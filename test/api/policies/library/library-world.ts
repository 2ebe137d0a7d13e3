import { createApp } from '../../../../api/app'
import { APP_ROLE, connect } from '../../../../db/client'
import { COUNTY, type TestApi } from '../../../support/api'
import { addVersion } from '../../../support/policies'

/** The article nobody but a test has, and what is asked for it. */
export const NAME = '示例县花椒苗木补助办法'
export const QUESTION = '凭栽植验收单领取花椒苗木补助'
export const textWith = (sum: string) =>
  `栽花椒苗木的农户，凭栽植验收单领取花椒苗木补助${sum}。验收由乡镇组织。`

export const addOf = (
  api: TestApi,
  sum: string,
  given: Partial<Parameters<typeof addVersion>[1]> = {},
) => addVersion(api, { name: NAME, texts: [textWith(sum)], ...given })

/** The sum somebody is answered; null where there is no answer. */
export async function sumFor(
  { call }: Pick<TestApi, 'call'>,
  actor: `contact:${string}` | `staff:${string}`,
  day?: string,
): Promise<string | null> {
  const query = new URLSearchParams({ q: QUESTION, ...(day !== undefined && { day }) })
  const { body } = await call(`/policies/answers?${query}`, { actor })
  const answer = body['answer'] as { text: string } | null
  return answer && (/补助(.+?)。/.exec(answer.text)?.[1] ?? '')
}

/** Another process over the same database. */
export function startAnother(api: TestApi) {
  const connection = connect(api.target, { role: APP_ROLE, max: 1 })
  const deps = { ...api.deps, connection }
  const app = createApp(deps)
  async function call(path: string, { actor }: { actor?: string } = {}) {
    const response = await app.request(`/api/v1${path}`, {
      headers: {
        County: COUNTY,
        Authorization: `Bearer ${deps.serviceToken}`,
        ...(actor !== undefined && { 'On-Behalf-Of': actor }),
      },
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { deps, db: connection.db, call, close: connection.close }
}
