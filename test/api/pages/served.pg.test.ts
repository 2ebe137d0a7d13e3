import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startApi } from '../../support/api'
import { runChild } from '../../support/child'
import { postList } from '../../support/objections'
import { openPages, wordsOf } from '../../support/pages'
import { SERVER_SECRETS, startServer } from '../../support/server'
import { freePort } from '../../support/split-server'

/** The data of a real county with one list on the wall, for a process of its own. */
async function countyWithList() {
  const api = await startApi()
  onTestFinished(api.close)
  await api.addCounty({ isDemo: false })
  const household = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [household] })
  const dataDir = await mkdtemp(join(tmpdir(), 'cunxin-pages-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const env = { ...SERVER_SECRETS, DATABASE_URL: api.target, DATA_DIR: dataDir, DEMO: 'false' }
  const { posterOf } = openPages(api)
  return { env, poster: posterOf(list), now: api.clock.now }
}

async function read(port: number, path: string) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: response.status, words: wordsOf(await response.text()) }
}

test('Whoever scans a poster reaches the list on the server that runs everything', async () => {
  const { env, poster, now } = await countyWithList()
  const { port } = await startServer({ ...env, PORT: '0', LOG_LEVEL: 'error' }, now)
  const { status, words } = await read(port, poster)
  expect(status).toBe(200)
  expect(words).toContain('牟大山 3社 1')
  expect((await read(port, '/healthz')).status).toBe(200)
})

test('Whoever scans a poster reaches the list on the server that runs the API alone', async () => {
  const { env, poster } = await countyWithList()
  const port = await freePort()
  const own = { PORT: String(port), LOG_LEVEL: 'info' }
  const server = runChild(`await import('./api/server.ts')`, { env: { ...env, ...own } })
  while (!(await server.line()).includes('API ready'));
  const { status, words } = await read(port, poster)
  expect(status).toBe(200)
  expect(words).toContain('宝坪村拟纳入帮扶名单公示')
})
