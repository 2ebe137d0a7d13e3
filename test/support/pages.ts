import { eq } from 'drizzle-orm'
import { pageRoutes } from '../../api/pages/pages'
import { posterToken } from '../../api/notices/poster-token'
import { notices } from '../../db/schema'
import { COUNTY, type TestApi } from './api'
import { postList } from './objections'

/** The pages of a test's county, as a browser asks for them. */
export function openPages(api: TestApi) {
  const app = pageRoutes(api.deps)

  async function get(path: string, method = 'GET') {
    const response = await app.request(path, { method })
    return { status: response.status, headers: response.headers, html: await response.text() }
  }

  /** What the poster's QR code opens. */
  const posterOf = ({ id, code }: { id: string; code: string }, county = COUNTY) =>
    `/${county}/notices/${code}?t=${posterToken(api.deps, county, id)}`

  /** A list of 宝坪村 with these heads on it, open until 15 March. */
  async function listOf(heads: string[], more: Parameters<typeof postList>[1] = {}) {
    const households = []
    for (const head of heads) households.push(await api.addHousehold({ head }))
    return { ...(await postList(api, { households, ...more })), households }
  }

  /** Somebody says that its procedure was faulty. */
  async function contestProcedure(noticeId: string) {
    const [notice] = await api.db.select().from(notices).where(eq(notices.id, noticeId))
    const contact = await api.addContact()
    const { code } = await api.runCommand(contact.id, {
      type: 'file_objection',
      code: notice?.code ?? '',
      ground: 'faulty_procedure',
      householdName: null,
      ownHousehold: null,
      text: '没有开会就贴出来了',
    })
    if (code !== 'filed') throw new Error(`not filed: ${code}`)
  }

  const pageOf = (code: string) => `/${COUNTY}/notices/${code}`

  /** The sheet to be printed, as its link leads there; without a token unless it is the list's own. */
  async function getSheet({ id, code }: { id: string; code: string }, token?: string | null) {
    const own = token === undefined ? posterToken(api.deps, COUNTY, id) : token
    const path = `${pageOf(code)}/poster.pdf${own === null ? '' : `?t=${own}`}`
    const response = await app.request(path)
    const bytes = new Uint8Array(await response.arrayBuffer())
    return { status: response.status, headers: response.headers, bytes }
  }

  return { app, get, getSheet, posterOf, pageOf, listOf, contestProcedure }
}

/** What a reader sees of a page: its words, without its style and marks. */
export const wordsOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
