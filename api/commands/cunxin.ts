import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { readApiSettings, SettingsError } from '../settings'
import { CardLinesError } from '../policies/own-cards/card-lines'
import { ReadingError } from '../policies/reading/reading-error'
import { ApiError } from '../shared/errors'
import { SheetError } from '../sheets/sheet-error'
import { DataInUseError } from '../start'
import { areaCommand } from './area'
import { assessmentCommand } from './assessment'
import { archiveCommand } from './archive'
import { auditCommand } from './audit'
import { compareCommand } from './compare'
import { checksCommand } from './checks'
import { countyCommand } from './county'
import { declarationsCommand } from './declarations'
import { demoCommand } from './demo'
import { evaluationCommand } from './evaluation'
import { figureCommand } from './figure'
import { fundsCommand } from './funds'
import { importCommand } from './import'
import { checklistCommand, findingsCommand } from './checklist'
import { listsCommand, visitDutiesCommand } from './lists'
import { overviewCommand } from './overview'
import { pairingsCommand } from './pairings'
import { exportCommand, handbookCommand, inspectionCommand } from './papers'
import { policyCommand } from './policy'
import { projectsCommand } from './projects'
import { qualityCommand } from './quality'
import { reportCommand } from './report'
import { roundCommand } from './round'
import { senderCommand } from './sender'
import { staffCommand, tokenCommand } from './staff'
import { undeliveredCommand } from './undelivered'
import { villageCommand } from './village'
import { villageLedgerCommand } from './village-ledger'
import { loansCommand } from './loans'

/** The office's command line. Works beside a running server and without one. */
if (existsSync('.env')) process.loadEnvFile('.env')

const program = new Command('cunxin')
  .description('村信：命令行 (command line)')
  .showHelpAfterError()
const settings = () => readApiSettings(process.env)
for (const make of [
  importCommand,
  compareCommand,
  demoCommand,
  staffCommand,
  tokenCommand,
  figureCommand,
  countyCommand,
  areaCommand,
  roundCommand,
  policyCommand,
  qualityCommand,
  checksCommand,
  reportCommand,
  exportCommand,
  handbookCommand,
  inspectionCommand,
  overviewCommand,
  archiveCommand,
  villageCommand,
  villageLedgerCommand,
  loansCommand,
  listsCommand,
  assessmentCommand,
  evaluationCommand,
  checklistCommand,
  findingsCommand,
  pairingsCommand,
  projectsCommand,
  declarationsCommand,
  visitDutiesCommand,
  fundsCommand,
  senderCommand,
  undeliveredCommand,
  auditCommand,
])
  program.addCommand(make(settings))

/** What a rule refuses, and what to do about it. */
const REFUSALS: Record<string, string> = {
  county_is_real:
    '这是真实的县，不能载入示例 (this county is real: use another DATA_DIR for the demo)',
  same_question: '同一类里有两道一样的题 (the same question twice)',
  overlaps: '这段时间已有这个数字，请换 --from 或 --to (a figure is set for these days already)',
  phone_taken: '这个电话已是另一名工作人员的 (this phone is another member of staff’s)',
  area: '没有这个地方，或有几个同名；地方由 import areas 导入 (no such area, or several of the name: give its path; import areas brings them in)',
  area_too_small: '开评至少一个村 (a round takes a village at least)',
  round_open: '这里已有没关闭的一轮 (a round is open here already)',
  round: '没有这一轮 (no such round: see round list)',
  round_closed: '这一轮已经关闭 (the round is closed already)',
  applications_waiting: '还有户没办完，不能关闭 (households still wait in it)',
  villages_waiting: '还有村没定，不能关闭 (villages still wait in it)',
  lists_unsettled: '还有名单没推进或作废，不能关闭 (lists are neither sent on nor dropped)',
  window_open: '还有名单在公示，不能关闭 (a list of it is still open to objections)',
  objections_open: '还有异议没定，不能关闭 (objections are not decided yet)',
  appeals_open: '有异议的决定还能申请复核，不能关闭 (a decision can still be appealed)',
  household_closed: '这户已经销户 (the household is closed)',
  no_head: '这样这户就没有户主了，先说新户主 (the household would have no head)',
  two_heads: '一户只有一个户主 (a household has one head)',
  not_a_member: '这个人不在这户 (no member of the household)',
  member_twice: '同一个人说了两次 (the same person twice)',
  member_already: '这个人已在这户 (a member of it already)',
  member_elsewhere: '这个身份证号已登记在另一户 (a member of another household has this number)',
  number_taken: '这个户编号或户主已是另一户的 (another household has this number, or this head)',
  change: '没有这件变更，或不归这里管 (no such change)',
  household: '没有这一户 (no such household)',
  campaign: '没有这次核查，用 checks list 查 (no such check: see checks list)',
  staff: '没有这名工作人员，或已离岗 (no such active member of staff)',
  dead_group: '没有这一组，用 undelivered 查 (no such group: see undelivered)',
  may_have_arrived:
    '这些可能已送到，不能重发 (these may have arrived, and are no answers: not sent twice)',
  department: '没有这类记录，用 compare --help 查 (no such records: see compare --help)',
  columns: '列写得不对，如 证件号码=id (columns are written 证件号码=id)',
  sender: '没有这个号码，用 sender list 查 (no such sender: see sender list)',
  version_exists:
    '这一天起已有另一版，确要替换请加 --correct (another text from that day is there: --correct replaces it)',
  file: '打不开这个文件 (this file cannot be read)',
  document:
    '库里没有这份文件，或那天没有生效的一版 (no such document in force on that day: see policy list)',
  one_name: '文件里不止一份文件，不能用 --name (several documents: no --name)',
  areaPath: '这个县还没有地方，先用 import areas 导入 (no areas yet: import areas brings them in)',
  validTo: '最后一天早于施行日期 (its last day is before its first)',
  village: '没有这个村 (no such village)',
  year: '年度不对，算分只能算今年或去年 (no such year, or one the roll tells nothing of)',
  no_report_of_village: '年度报告只有县和乡镇的 (reports are of the county or a township)',
  computed: '这一项花名册已能算出，不用填 (the roll gives this figure)',
  indicator_unknown: '没有这一项，可填：交通、饮水、环境、收入 (no such figure)',
  indicator_value: '数字不对：0到10的整数，收入写元 (a grade from 0 to 10, or yuan)',
  not_there:
    '--by 那个人管不到这个地方，换县里或那个乡镇的人 (the member of staff behind --by works elsewhere)',
  card: '没有这条问答，用 policy cards list 查 (no such card: see policy cards list)',
  card_not_published:
    '这条问答没有在用，没有撤 (this card is not published; nothing was taken back)',
  may_not: '--by 那个人无权办这件事 (the member of staff behind --by may not do this)',
}

try {
  await program.parseAsync(process.argv, { from: 'node' })
  process.exit(process.exitCode ?? 0)
} catch (error) {
  if (error instanceof SheetError) console.error(`${error.code}: ${error.message}`)
  else if (error instanceof CardLinesError)
    console.error(`没有导入，请改好再来 (nothing was taken in)：\n${error.message}`)
  else if (error instanceof ReadingError) console.error(`${error.code}: ${error.message}`)
  else if (error instanceof ApiError && error.code === 'figure_missing')
    console.error(`还没有设定 ${error.reason}，先用 figure set (set this figure first)`)
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
