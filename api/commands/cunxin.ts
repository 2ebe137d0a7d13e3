import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { readApiSettings } from '../settings'
import { ApiError } from '../shared/errors'
import { SheetError } from '../sheets/sheet-error'
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

try {
  await program.parseAsync(process.argv, { from: 'node' })
  process.exit(process.exitCode ?? 0)
} catch (error) {
  const isForPerson = error instanceof SheetError || error instanceof ApiError
  console.error(isForPerson ? `${error.code}: ${error.message}` : error)
  process.exit(1)
}
