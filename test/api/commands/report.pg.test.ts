import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { reportCommand } from '../../../api/commands/report'
import { startApi } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { SERVER_SECRETS } from '../../support/server'

const api = await startApi()
await api.addCounty()
const folder = await mkdtemp(join(tmpdir(), 'cunxin-report-'))
const env = {
  ...SERVER_SECRETS,
  DATABASE_URL: api.target,
  DATA_DIR: folder,
  DEMO: 'false',
  LOG_LEVEL: 'error',
}
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})
const run = (...args: string[]) => runCommandLine(reportCommand, env, args)

test('the office writes the draft of a township’s year to a file, and of a village none', async () => {
  const out = join(folder, 'report.pdf')
  const said = await run('--area', '天元乡', '--year', '2025', '--out', out)
  expect(said).toMatch(/report\.pdf 天元乡2025年度 [0-9a-f]{64}$/)
  expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(run('--area', '天元乡宝坪村', '--out', out)).rejects.toMatchObject({
    reason: 'no_report_of_village',
  })
})
