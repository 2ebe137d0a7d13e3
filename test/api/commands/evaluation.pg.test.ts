import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { demoCommand } from '../../../api/commands/demo'
import { evaluationCommand } from '../../../api/commands/evaluation'
import { runCommandLine } from '../../support/command-line'
import { SERVER_SECRETS } from '../../support/server'
import { openRollCounty } from '../roll/roll-county'
import { pathOf, useFolder } from '../sheets/files'

useFolder()
const county = await openRollCounty()
afterAll(county.close)
const env = () => ({
  ...SERVER_SECRETS,
  DATABASE_URL: county.target,
  DATA_DIR: pathOf('data'),
  DEMO: 'false',
  LOG_LEVEL: 'error',
})
const run = (...args: string[]) => runCommandLine(evaluationCommand, env(), args)
beforeAll(async () => {
  expect(await run('redraw')).toBe('还没有第三方评估')
  await county.ownerSql`update counties set is_demo = true`
  await runCommandLine(demoCommand, env(), ['--households', '60'])
})

test('whoever draws again by the recorded seed gets the same households', async () => {
  const lines = (await run('redraw')).split('\n')
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toMatch(/种子 [0-9a-f]{32}，底册\d+户，抽\d+户.*，一致$/)
  expect((await run('redraw', '天元乡回头看')).split('\n')).toHaveLength(1)
  expect(JSON.parse(await run('redraw', '--json'))).toMatchObject({ isSound: true })
  expect(process.exitCode).toBeUndefined()
  await expect(run('redraw', '没有这个')).rejects.toMatchObject({ code: 'not_found' })
})

test('a household put in by hand is found out, and so is another roll to draw from', async () => {
  onTestFinished(() => void (process.exitCode = undefined))
  await county.ownerSql`
    update evaluation_samples set household_id = gen_random_uuid()
     where seq = 1 and evaluation_id = (select id from evaluations where title = '天元乡回头看')`
  expect(await run('redraw', '天元乡回头看')).toMatch(/名单不一致$/)
  expect(process.exitCode).toBe(1)
  await county.ownerSql`
    update evaluations set frame_fingerprint = '00' where title = '天元乡回头看'`
  expect(await run('redraw')).toMatch(/底册对不上$/)
})

test('a questionnaire is taken in as a further version, and one that cannot be counted is refused', async () => {
  const demo = join(import.meta.dirname, '../../../api/demo/evaluation-questionnaire.json')
  expect(await run('questionnaire', demo)).toBe('问卷第2版，10题')
  const write = async (content: string) => {
    await writeFile(pathOf('questions.json'), content)
    return pathOf('questions.json')
  }
  const one = { key: 'food', text: '吃得饱吗', type: 'yes_no', means: 'assurance' }
  await expect(
    run('questionnaire', await write(JSON.stringify({ source: '示例', questions: [one] }))),
  ).rejects.toMatchObject({ reason: 'cannot_be_counted' })
  await expect(run('questionnaire', await write('{'))).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    run('questionnaire', await write('{"source":"示例","questions":[]}')),
  ).rejects.toMatchObject({ reason: 'questions' })
})
