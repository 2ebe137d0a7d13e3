import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect } from 'vitest'
import { DEMO_FIGURES } from '../../../api/demo/figures'
import { loadDemoWithStory } from '../../../api/demo/story'
import { instantOf } from '../../../api/shared/day'
import { DEMO_STAFF } from '../../../db/demo/cast-staff'
import { COUNTY } from '../api'
import { startBot } from '../bot'
import { SIZE } from './size'

const PLANS = join(import.meta.dirname, '../../../api/demo/assessment-plans')
export const YEAR = 2026

export type Actor = `staff:${string}`
export type Year = Awaited<ReturnType<typeof openYear>>

/** The demo county in the middle of April 2026, with the year's plans set; its clock is the test's. */
export async function openYear() {
  const bot = await startBot({ now: '2026-04-15T02:00:00.000Z' })
  const { api } = bot
  await api.setFigures(DEMO_FIGURES)
  await loadDemoWithStory(api.deps, COUNTY, { registeredHouseholds: SIZE.registered })

  const actors = new Map<string, Actor>()
  for (const { key, phone } of DEMO_STAFF) {
    const index = api.deps.sealer.index('phone', COUNTY, phone)
    const [row] = await api.sql<{ id: string }[]>`
      select id from staff where county = ${COUNTY} and phone_index = ${index}`
    if (row) actors.set(key, `staff:${row.id}`)
  }
  /** Somebody of the cast. */
  function cast(key: string): Actor {
    const actor = actors.get(key)
    if (!actor) throw new Error(`nobody plays ${key}`)
    return actor
  }

  async function post(actor: Actor, path: string, body: unknown) {
    const answer = await api.call(path, { actor, body })
    expect(answer, `${path} ${JSON.stringify(body)}`).toMatchObject({ status: 200 })
    return answer.body as { code: string; vars: Record<string, string | number> }
  }
  async function get<T>(actor: Actor, path: string): Promise<T> {
    const answer = await api.call(path, { actor })
    expect(answer, path).toMatchObject({ status: 200 })
    return answer.body as T
  }
  const statusOf = async (actor: Actor, path: string) => (await api.call(path, { actor })).status

  /** A paper, a picture or a workbook; kept where somebody wants to look at it. */
  async function fetchPaper(actor: Actor, path: string, name: string): Promise<Uint8Array> {
    const response = await api.app.request(`/api/v1${path}`, {
      headers: {
        County: COUNTY,
        Authorization: `Bearer ${api.deps.serviceToken}`,
        'On-Behalf-Of': actor,
      },
    })
    expect(response.status, path).toBe(200)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(bytes.length, path).toBeGreaterThan(1_000)
    await keep(name, bytes)
    return bytes
  }

  const moveTo = (day: string, hour: number) => {
    api.clock.now = instantOf(day, hour)
  }

  for (const file of ['township', 'group-unit', 'first-secretary'])
    await post(
      cast('county_office'),
      '/assessments/plans',
      JSON.parse(await readFile(join(PLANS, `${file}.json`), 'utf8')),
    )
  return { bot, api, cast, post, get, statusOf, fetchPaper, moveTo }
}

async function keep(name: string, bytes: Uint8Array) {
  const folder = process.env['OUT']
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), bytes)
}

/** Without blanks, as lines break anywhere. */
export async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true })
  return text.replace(/\s/gu, '')
}
