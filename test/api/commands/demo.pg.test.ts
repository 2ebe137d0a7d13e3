import { expect, onTestFinished, test, vi } from 'vitest'
import { demoCommand } from '../../../api/commands/demo'
import { readApiSettings } from '../../../api/settings'
import { SERVER_SECRETS } from '../../support/server'
import { openRollCounty } from '../roll/roll-county'
import { pathOf, useFolder } from '../sheets/files'

useFolder()

const TABLES = ['households', 'people', 'areas', 'events', 'audit', 'staff', 'figures']

test('The invented county is refused to a real one; a demo has it whole, and again changes nothing', async () => {
  const county = await openRollCounty()
  onTestFinished(county.close)
  const target = { DATABASE_URL: county.target, DATA_DIR: pathOf('data') }
  const env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => {
    log.mockRestore()
    write.mockRestore()
  })
  const load = (...args: string[]) =>
    demoCommand(() => readApiSettings(env)).parseAsync(args, { from: 'user' })

  await expect(load('--households', '60')).rejects.toMatchObject({ reason: 'county_is_real' })
  expect(await county.count('households')).toBe(0)
  await county.ownerSql`update counties set is_demo = true`
  await load('--households', '60', '--json')
  expect(said).toHaveLength(1)
  const entered = await county.count('households')
  const people = await county.count('people')
  expect(JSON.parse(said[0] ?? '')).toEqual({ entered, changed: 0, same: 0, people })
  const [{ registered } = { registered: 0 }] = await county.ownerSql<{ registered: number }[]>`
    select count(*)::int as registered from households
     where status in ('registered', 'exiting', 'exited', 'returned')`
  // One more than the roll says: the story's last round has registered it.
  expect(registered).toBe(61)

  const before = await county.dump(TABLES)
  await load('--households', '60')
  expect(said[1]).toBe(`新增 0 户 0 人，变更 0 户，已有 ${entered} 户`)
  expect(await county.dump(TABLES)).toEqual(before)
})
