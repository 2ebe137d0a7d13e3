import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { readApiSettings, SettingsError } from '../settings'
import { ApiError } from '../shared/errors'
import { SheetError } from '../sheets/sheet-error'
import { DataInUseError } from '../start'
import { auditCommand } from './audit'
import { countyCommand } from './county'
import { demoCommand } from './demo'
import { figureCommand } from './figure'
import { importCommand } from './import'
import { staffCommand, tokenCommand } from './staff'

/** The office's command line. Works beside a running server and without one. */
if (existsSync('.env')) process.loadEnvFile('.env')

const program = new Command('cunxin')
  .description('村信：命令行 (command line)')
  .showHelpAfterError()
const settings = () => readApiSettings(process.env)
for (const make of [
  importCommand,
  demoCommand,
  staffCommand,
  tokenCommand,
  figureCommand,
  countyCommand,
  auditCommand,
])
  program.addCommand(make(settings))

/** What a rule refuses, and what to do about it. */
const REFUSALS: Record<string, string> = {
  county_is_real:
    '这是真实的县，不能载入示例 (this county is real: use another DATA_DIR for the demo)',
  overlaps: '这段时间已有这个数字，请换 --from 或 --to (a figure is set for these days already)',
  phone_taken: '这个电话已是另一名工作人员的 (this phone is another member of staff’s)',
}

try {
  await program.parseAsync(process.argv, { from: 'node' })
  process.exit(process.exitCode ?? 0)
} catch (error) {
  if (error instanceof SheetError) console.error(`${error.code}: ${error.message}`)
  else if (error instanceof ApiError) console.error(REFUSALS[error.reason] ?? error.message)
  else if (error instanceof SettingsError || error instanceof DataInUseError)
    console.error(error.message)
  else {
    console.error(
      '出了意外错误，没有保存 (unexpected error, nothing was saved); LOG_LEVEL=debug shows it',
    )
    if (process.env['LOG_LEVEL'] === 'debug') console.error(error)
  }
  process.exit(1)
}
