import { writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { LANGUAGES, type Language } from '../api/client'
import { createApprovals, MESSAGES, NEEDED } from './channels/gateway/approvals'
import { PROFILES } from './channels/gateway/profiles'
import { sheetOf, sheetRows } from './channels/gateway/sheet'

/** Every text an operator has to approve, to be handed in: a sheet with a column for its codes, or JSON. */
const command = new Command('gateway-templates')
  .description('lists the texts a gateway has to approve')
  .requiredOption('--hotline <number>', 'the county’s number, as GATEWAY_HOTLINE')
  .addOption(new Option('--profile <name>').choices(Object.keys(PROFILES)).default('aliyun'))
  .addOption(new Option('--language <code>').choices([...LANGUAGES]).default('zh'))
  .option('--again', 'also the texts of what is sent a second time')
  .option('--office', 'also the texts of the office’s own work, which it can do in a chat')
  .option('--json', 'as JSON')
  .option('--to <file>', 'into a file instead of on the screen')
  .parse()

interface Options {
  hotline: string
  profile: string
  language: Language
  again?: true
  office?: true
  json?: true
  to?: string
}

const { hotline, profile, language, again, office, json, to } = command.opts<Options>()
const rules = PROFILES[profile]?.rules
if (!rules) throw new Error(`there is no profile ${profile}`)
const approvals = createApprovals(rules, hotline)
const times = again ? [false, true] : [false]
const all = (office ? MESSAGES : NEEDED).flatMap((template) =>
  times.flatMap((isResend) => approvals.of(template, { language, isResend })),
)
const rows = sheetRows(all, rules)
const text = json ? `${JSON.stringify(rows, null, 2)}\n` : sheetOf(rows)
if (to) writeFileSync(to, text)
else process.stdout.write(text)
