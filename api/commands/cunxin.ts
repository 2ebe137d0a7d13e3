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

/** Errors whose message says what to do; of any other one the whole is shown. */
const FOR_PERSON = [ApiError, SettingsError, DataInUseError]

try {
  await program.parseAsync(process.argv, { from: 'node' })
  process.exit(process.exitCode ?? 0)
} catch (error) {
  if (error instanceof SheetError) console.error(`${error.code}: ${error.message}`)
  else if (FOR_PERSON.some((kind) => error instanceof kind)) console.error((error as Error).message)
  else console.error(error)
  process.exit(1)
}
