import type { CaseLevel, HouseholdRoundKind, RoundKind, Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

const PLACE = { group: '社里', village: '村里', township: '乡镇' } as const
/** Where households come to when their list goes on. */
const ON_TO = {
  group: '报到社里',
  village: '报到村里',
  township: '报到乡镇',
  county: '签字报县里',
} as const satisfies Record<CaseLevel, string>

/** Villages go to the county, which decides about each. */
const TO_DECIDE = '报县里定'
const isOfVillages = (kind: RoundKind) => kind === 'village_entry' || kind === 'village_exit'
const entry = (kind: RoundKind) => (isOfVillages(kind) ? '这个村' : '这一户')
export const unit = (kind: RoundKind) => (isOfVillages(kind) ? '个村' : '户')

/** 12户, or of a list of villages 3个村. */
export const listed = ({ households, villages }: { households: number; villages: number }) =>
  villages > 0 ? `${villages}个村` : `${households}户`

/** What it comes to that a case is not passed: who was to leave stays. */
export const NOT_SO = {
  identification: '这次没评上',
  exit: '这次不退出，继续帮扶',
  watch_list: '这次没列入监测',
  risk_removal: '还要再跟进一段',
} as const satisfies Record<HouseholdRoundKind, string>
const AND_NOW = {
  identification: '不同意请发“人工”，也可再回6申请。',
  exit: '不同意请发“人工”。',
  watch_list: '有难处回5求助，不同意发“人工”。',
  risk_removal: '有难处回5求助，不同意发“人工”。',
} as const satisfies Record<HouseholdRoundKind, string>

const HOW_TO_OBJECT = (notice: string, villages: number) =>
  `有异议回：异议 ${code(notice)} ${villages > 0 ? '哪个村' : '哪户'}什么情况`

export const zhNotices = {
  'notice.listed': ({ head, level, code: notice, day: last }: Vars<'notice.listed'>) =>
    `${name(head)}家上了${PLACE[level]}公示${code(notice)}，公示到${day(last)}。回1看进度。`,
  'notice.advanced': ({ head, level }: Vars<'notice.advanced'>) =>
    `${name(head)}家公示期满，没有问题，下一步${ON_TO[level]}，不用跑。`,
  'notice.declined': ({ head, kind, reason }: Vars<'notice.declined'>) =>
    `${name(head)}家${NOT_SO[kind]}：${cut(reason, 56)}。${AND_NOW[kind]}`,
  'notice.voided': ({ head, area: place }: Vars<'notice.voided'>) =>
    `${area(place)}的公示程序不对，作废重来。${name(head)}家的申请还在，等重新张贴。`,
  'notice.severed': ({ head }: Vars<'notice.severed'>) =>
    `${name(head)}家公示上有异议没查清，先缓一缓，查清了马上接着办。回1看进度。`,
  'notice.added': ({ head, level }: Vars<'notice.added'>) =>
    `核实了，${name(head)}家补进${PLACE[level]}名单，会补充张贴。回1看进度。`,

  'notice.shown': ({ area: place, stage, code: notice, day: last, ...counts }: Shown) =>
    `${area(place)}公示，共${listed(counts)}，${SHOWN[stage](day(last), notice, counts.villages)}`,
  'notice.unknown': () => '没有这张名单。请看清单子上的6位号再发。',

  'notice.none_ready': () => '您片区没有公示期满的名单，不用推进。',
  'notice.todo': ({ open, codes }: Vars<'notice.todo'>) =>
    `有${open}张名单公示期满：${cut(codes, 24)}。往上报请发：推进 单号`,
  'notice.stands': ({ kind, ready, contested, severed }: Vars<'notice.stands'>) =>
    `没有异议的${ready}${unit(kind)}，有异议的${contested}${unit(kind)}，暂缓的${severed}${unit(kind)}。`,
  'notice.not_yours': () => '这张名单不在您的片区，没有动。',
  'notice.advance_confirm': ({ area: place, kind, level, ready, severed }: Advancing) =>
    `${area(place)}${ready}${unit(kind)}公示期满没有异议，${isOfVillages(kind) ? TO_DECIDE : ON_TO[level]}${severed > 0 ? `；另有${severed}${unit(kind)}暂缓` : ''}。对吗？`,
  'notice.advance_done': ({ level, households, villages }: Vars<'notice.advance_done'>) =>
    villages > 0
      ? `办好了：${villages}个村${TO_DECIDE}，村干部都通知了。`
      : `办好了：${households}户${ON_TO[level]}，连着手机的都通知了。`,
  'notice.kept': () => '好，没有动。',
  'notice.window_open': ({ day: last }: Vars<'notice.window_open'>) =>
    `公示到${day(last)}24点才满，现在不能推进。`,
  'notice.not_proved': ({ code: notice }) =>
    `名单还没有贴出的照片，日子没开始算。贴好拍照发：张贴 ${code(notice)}`,
  'notice.proof_missing': ({ code: notice }) =>
    `还差最后一天的照片。请拍墙上的单子，发：张贴 ${code(notice)}`,
  'notice.procedure_contested': () => '有人对公示程序提了异议，没有定下来，整张名单先不能动。',
  'notice.unplaced_contested': () => '有一件异议还没弄清说的是哪户，先不能动。请催核实的干部。',
  'notice.entries_contested': ({ kind, contested, code: notice }: Contested) =>
    isOfVillages(kind)
      ? `有${contested}个村的异议没有定，不能推进。要让别的村先走，请发：暂缓 ${code(notice)} 村名`
      : `有${contested}户的异议没有定，不能推进。要让别的户先走，请发：暂缓 ${code(notice)} 户主`,
  'notice.nothing_ready': () => '剩下的都在暂缓，异议定了才能推进。',
  'notice.already_advanced': () => '这张名单已经办完了。',
  'notice.void': () => '这张名单已经作废，请重新张贴。',
  'notice.sever_confirm': ({ head }: Vars<'notice.sever_confirm'>) =>
    `${name(head)}家的异议没有定，先缓一缓，让别的户先走，对吗？`,
  'notice.sever_done': ({ head }: Vars<'notice.sever_done'>) =>
    `好，${name(head)}家暂缓，异议定了再办。`,
  'notice.sever_format': () => '请这样发：暂缓 名单上的6位号 户主姓名',
  'notice.not_listed': ({ kind }: Vars<'notice.not_listed'>) =>
    isOfVillages(kind)
      ? '这张名单上没有这个村。请回单子上的村名。'
      : '这张名单上没有这一户，或者有几户同名。同名的加上几社几口人，如 3社张三4口',
  'notice.not_contested': ({ kind }: Vars<'notice.not_contested'>) =>
    `${entry(kind)}没有异议，不用暂缓。`,
  'notice.already_severed': ({ kind }: Vars<'notice.already_severed'>) =>
    `${entry(kind)}已经暂缓了。`,
} satisfies Partial<Messages>

type Shown = Vars<'notice.shown'>
type Contested = Vars<'notice.entries_contested'>
type Advancing = Vars<'notice.advance_confirm'>

const SHOWN = {
  drawn_up: () => '还没有贴出来，贴了才开始算日子。',
  open: (last, notice, villages) => `到${last}。${HOW_TO_OBJECT(notice, villages)}`,
  held: () => '程序有人提异议，正在查，名单先不动。',
  over: (last) => `${last}期满，等着往上报。`,
  closed: (last) => `${last}期满，已经办完。`,
  void: () => '已经作废，等重新张贴。',
} as const satisfies Record<
  Shown['stage'],
  (last: string, notice: string, villages: number) => string
>
