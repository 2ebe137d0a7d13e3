import type { HouseholdRoundKind, RoundKind, Vars, WatchKind } from '../../../api/client'
import { area, code, dayZh as day, name } from '../format'
import type { Messages } from '../messages'
import { gapZh } from './exits'

export const KIND = {
  identification: '贫困户识别',
  exit: '脱贫退出',
  watch_list: '监测认定',
  risk_removal: '风险消除',
  village_entry: '贫困村识别',
  village_exit: '贫困村退出',
} as const satisfies Record<RoundKind, string>

const WATCH = {
  unstable_exit: '怕返贫',
  borderline: '边缘户',
  sudden_difficulty: '突发困难',
} as const satisfies Record<WatchKind, string>

/** What proposes a household for it. */
export const PROPOSE = {
  identification: '申请',
  exit: '拟脱贫',
  watch_list: '拟监测',
  risk_removal: '解除',
} as const satisfies Record<HouseholdRoundKind, string>

export const zhRounds = {
  'proposal.exit_told': ({ head }: Vars<'proposal.exit_told'>) =>
    `村里提议${name(head)}家脱贫。会先上门核实，您家点头才算。回1看进度，有话说发“人工”。`,
  'proposal.watch_told': ({ head, due }: Vars<'proposal.watch_told'>) =>
    `村里提议把${name(head)}家纳入监测帮扶，会上门看，${day(due)}前有结果。回1看进度。`,
  'proposal.removal_told': ({ head, due }: Vars<'proposal.removal_told'>) =>
    `${name(head)}家的难关过了？村里提议不再监测，会上门看，${day(due)}前有结果。有话说发“人工”。`,
  'proposal.exit_ended': ({ head, gap }: Vars<'proposal.exit_ended'>) =>
    `${name(head)}家核过了，还不退出：${gapZh(gap)}。继续帮扶，不用办什么。`,

  'proposal.ask_who': () => '提议哪一户？请回户主姓名，同名的加上几社。',
  'proposal.unknown': () => '您片区没找到这户。请再回一次户主姓名。',
  'proposal.ask_watch': ({ head }: Vars<'proposal.ask_watch'>) => `${name(head)}家是哪一种？`,
  'proposal.watch_kind': ({ watch }: Vars<'proposal.watch_kind'>) => WATCH[watch],
  'proposal.exit_confirm': ({ head, area: place }: Vars<'proposal.exit_confirm'>) =>
    `提议${name(head)}家（${area(place)}）脱贫，会告诉他家，对吗？`,
  'proposal.watch_confirm': ({ head, area: place, watch }: Vars<'proposal.watch_confirm'>) =>
    `提议${name(head)}家（${area(place)}）监测：${WATCH[watch]}，会告诉他家，对吗？`,
  'proposal.removal_confirm': ({ head, area: place }: Vars<'proposal.removal_confirm'>) =>
    `提议${name(head)}家（${area(place)}）风险消除、不再监测，会告诉他家，对吗？`,
  'proposal.done': ({ head, code: receipt, due }: Vars<'proposal.done'>) =>
    `提议了${name(head)}家，${day(due)}前要有结果，编号${code(receipt)}。下一步请发：调查 户主`,
  'proposal.dropped': () => '好，没有提议。',
  'proposal.already_filed': ({ head }: Vars<'proposal.already_filed'>) =>
    `${name(head)}家有一件正在办，办完了再提。`,
  'proposal.no_round': ({ head, kind }: Vars<'proposal.no_round'>) =>
    `${name(head)}家那里没开${KIND[kind]}这一轮，还不能提。请乡镇扶贫专干先开。`,
  'proposal.by_village': ({ head, kind }: Vars<'proposal.by_village'>) =>
    `这由村里提。请村干部发：${PROPOSE[kind]} ${head === '' ? '户主' : name(head)}`,
  'proposal.round_first': ({ head, kind, area: place }: Vars<'proposal.round_first'>) =>
    `这一轮还没开，请先发：开评 ${place === '' ? '乡镇名' : area(place)} ${KIND[kind]}。再由村干部发：${PROPOSE[kind]} ${head === '' ? '户主' : name(head)}`,
  'proposal.not_on_register': ({ head }: Vars<'proposal.not_on_register'>) =>
    `${name(head)}家不在册，不用办脱贫。`,
  'proposal.no_household': ({ head }: Vars<'proposal.no_household'>) =>
    `${name(head)}家的户头已注销，不能提。`,
  'proposal.watched': ({ head }: Vars<'proposal.watched'>) => `${name(head)}家已经在监测了。`,
  'proposal.wrong_watch': ({ head }: Vars<'proposal.wrong_watch'>) =>
    `${name(head)}家不是这一种：不稳定的是脱了贫的，边缘的是没在册的。请另选一种。`,
  'proposal.tied': ({ head }: Vars<'proposal.tied'>) =>
    `您和${name(head)}家是亲戚或同单位，要回避，请别的干部提。`,
  'proposal.not_watched': ({ head }: Vars<'proposal.not_watched'>) =>
    `${name(head)}家没在监测，不用消除。`,
  'proposal.no_labour': ({ head }: Vars<'proposal.no_labour'>) =>
    `${name(head)}家没有劳动力，不能消除，兜底保障，继续监测。`,
  'proposal.too_soon': ({ head }: Vars<'proposal.too_soon'>) =>
    `${name(head)}家监测的日子还不够，稳定够了再提。`,
  'proposal.not_visited': ({ head }: Vars<'proposal.not_visited'>) =>
    `${name(head)}家监测以后还没上门。先走访再提，请发：走访 ${name(head)} 情况`,
  'proposal.no_measure': ({ head }: Vars<'proposal.no_measure'>) =>
    `${name(head)}家监测以后还没有帮扶措施，不能消除。请发：措施 ${name(head)} 原因 帮什么`,
  'proposal.measures_open': ({ head }: Vars<'proposal.measures_open'>) =>
    `${name(head)}家还有措施没落实到，不能消除。请发：查措施 ${name(head)}`,
  'proposal.risk_open': ({ head }: Vars<'proposal.risk_open'>) =>
    `${name(head)}家又有风险线索没核完，不能消除。核完再提。`,
  'proposal.income_unknown': ({ head }: Vars<'proposal.income_unknown'>) =>
    `${name(head)}家的收入还没算过账，不能消除。算清了请发：更正 ${name(head)} 工资收入 几元`,
  'proposal.income_low': ({ head }: Vars<'proposal.income_low'>) =>
    `${name(head)}家的人均收入还没稳定超过监测线，不能消除，继续监测帮扶。`,
  'proposal.assurance_lacking': ({ head }: Vars<'proposal.assurance_lacking'>) =>
    `${name(head)}家的吃穿、上学、看病、住房或饮水还有没保障的，不能消除。先补上再提。`,

  'round.ask_area': () => '在哪里？请回县、乡镇或村名，如 天元乡',
  'round.open_confirm': ({ area: place, kind, year }: Vars<'round.open_confirm'>) =>
    `${area(place)}开${year ?? ''}年${KIND[kind]}，标准和天数按今天的定下来不变，对吗？`,
  'round.opened': ({ area: place, kind, applications }: Vars<'round.opened'>) =>
    kind === 'identification' && applications > 0
      ? `${area(place)}开评了，之前申请的${applications}户已收进来。`
      : `${area(place)}开评了：${KIND[kind]}。`,
  'round.dropped': () => '好，没有开。',
  'round.open_already': ({ area: place, kind }: Vars<'round.open_already'>) =>
    `${area(place)}这里的${KIND[kind]}还没关，不能再开一轮。`,
  'round.which': ({ area: place }: Vars<'round.which'>) => `${area(place)}开着几轮，结束哪一轮？`,
  'round.kind': ({ kind }: Vars<'round.kind'>) => KIND[kind],
  'round.none_open': ({ area: place, kind }: Vars<'round.none_open'>) =>
    `${area(place)}没有开着的${KIND[kind]}。`,
  'round.too_small': () => '一个社开不了，至少是一个村；评村的至少是一个乡镇。',
  'round.figure_missing': () => '缺标准或天数，还不能开。请县扶贫办先设好。',
  'round.close_confirm': ({ area: place, kind }: Vars<'round.close_confirm'>) =>
    `结束${area(place)}的${KIND[kind]}，对吗？`,
  'round.closed': () => '好，这一轮结束了。',
  'round.kept': () => '好，没有动。',
  'round.applications_waiting': () => '还有户没办完，不能结束。发“待办”看还差什么。',
  'round.villages_waiting': () => '还有村没定，不能结束。发“待办”看还差什么。',
  'round.lists_unsettled': () => '还有名单没推进，也没作废，不能结束。请先发：推进 单号',
  'round.objections_open': () => '还有异议没定，不能结束。',
  'round.appeals_open': () => '有异议刚定，不服的还能请上一级复核，过几天再结束。',
  'round.window_open': () => '还有名单在公示，不能结束。',
} satisfies Partial<Messages>
