import type { EntryKind, Verdict } from '../../db/values/entry-visits'
import type { ApplicationStatus } from '../../db/values/filings'
import type { MeasureStatus, ReportItemStatus } from '../../db/values/registrations'
import type { ReviewBody, ReviewOutcome } from '../../db/values/reviews'
import type { RollStatus } from '../../db/values/roll'
import { GRADE_WORDS, STATUS_WORDS } from '../../db/values/roll-words'
import type {
  CaseLevel,
  EntryStatus,
  HouseholdRoundKind,
  NoticeLevel,
  ObjectionGround,
  ObjectionStatus,
} from '../../db/values/rounds'
import type { SignOffRole, SignOffStatus, SignOffWay } from '../../db/values/sign-offs'
import type { Day } from '../shared/day'
import type { Case, Difference, Found, List, Meeting, Move, Signature, Vote } from './facts'
import type { LinkName, LinkState } from './rules'

export const KIND_WORDS = {
  identification: '识别',
  exit: '退出',
  watch_list: '监测',
  risk_removal: '风险消除',
} as const satisfies Record<HouseholdRoundKind, string>

export const LEVEL_WORDS = {
  group: '社',
  village: '村',
  township: '乡镇',
  county: '县',
} as const satisfies Record<CaseLevel, string>

export const BODY_WORDS = {
  group_meeting: '社员会',
  representatives: '村民代表会',
  committee: '乡镇党委会',
} as const satisfies Record<ReviewBody, string>

export const VISIT_WORDS = {
  screening: '排查',
  survey: '调查',
  revisit: '复核',
} as const satisfies Record<EntryKind, string>

export const VERDICT_WORDS = {
  eligible: '符合',
  not_eligible: '不符合',
  unclear: '拿不准',
} as const satisfies Record<Verdict, string>

export const OUTCOME_WORDS = {
  passed: '通过',
  declined: '没通过',
} as const satisfies Record<ReviewOutcome, string>

export const ENTRY_WORDS = {
  listed: '在榜',
  severed: '暂缓',
  removed: '撤下',
  advanced: '已推进',
} as const satisfies Record<EntryStatus, string>

export const GROUND_WORDS = {
  should_not_be_listed: '不该评上',
  left_out: '漏评',
  wrong_facts: '情况不实',
  faulty_procedure: '程序不对',
} as const satisfies Record<ObjectionGround, string>

export const OBJECTION_WORDS = {
  open: '没答复',
  upheld: '成立',
  rejected: '不成立',
  withdrawn: '撤回',
} as const satisfies Record<ObjectionStatus, string>

export const ROLE_WORDS = {
  household: '户主本人',
  village_secretary: '村党支部书记',
  first_secretary: '第一书记',
  township_committee: '乡镇党委成员',
} as const satisfies Record<SignOffRole, string>

export const SIGNED_WORDS = {
  asked: '待签',
  signed: '已签',
  refused: '拒签',
  void: '作废',
} as const satisfies Record<SignOffStatus, string>

export const WAY_WORDS = {
  code: '回验证码',
  paper: '纸上签名',
  hand_print: '按手印',
} as const satisfies Record<SignOffWay, string>

export const REPORTED_WORDS = {
  reported: '待审核',
  checked: '审核通过',
  returned: '退回',
  announced: '已公告',
} as const satisfies Record<ReportItemStatus, string>

export const MEASURE_WORDS = {
  planned: '没落实',
  delivered: '已落实，等户主认可',
  confirmed: '户主认可',
  denied: '户主说没收到',
  cancelled: '取消',
} as const satisfies Record<MeasureStatus, string>

export const CASE_WORDS = {
  filed: '办理中',
  accepted: '已批准',
  declined: '没批准',
  withdrawn: '已撤回',
} as const satisfies Record<ApplicationStatus, string>

export const STATE_WORDS = {
  done: '√',
  missing: '缺',
  ahead: '没到',
  waived: '不用',
  ended: '—',
} as const satisfies Record<LinkState, string>

/** The links as the first page has them, and in the narrow columns of a village's table. */
export const LINK_WORDS = {
  filing: ['申请', '申请'],
  screening: ['一进：社干部排查', '排查'],
  survey: ['二进：调查小组调查', '调查'],
  revisit: ['三进：驻村干部复核', '复核'],
  review_group: ['社评议', '社评'],
  review_village: ['村民代表会评议', '村评'],
  review_township: ['乡镇党委会评议', '乡评'],
  notice_group: ['社公示', '社榜'],
  notice_village: ['村公示', '村榜'],
  notice_township: ['乡镇公示', '乡榜'],
  objections: ['异议答复', '异议'],
  sign_household: ['审签：户主本人', '户签'],
  sign_village_secretary: ['审签：村党支部书记', '支书'],
  sign_first_secretary: ['审签：第一书记', '一书'],
  sign_township_committee: ['审签：乡镇党委成员', '党委'],
  measures: ['每个原因有帮扶措施', '措施'],
  report: ['乡镇上报', '上报'],
  check: ['县里审核', '审核'],
  announcement: ['县里公告', '公告'],
} as const satisfies Record<LinkName, readonly [whole: string, short: string]>

const MOVE_WORDS = {
  sent_back: '退回',
  returned: '县里退回',
  declined: '没批准',
  withdrawn: '撤回申请',
} as const satisfies Record<Move['type'], string>

/** 退回到村. */
export const moveWords = ({ type, level }: Move) =>
  MOVE_WORDS[type] + (level ? `到${LEVEL_WORDS[level]}` : '')

export const rollWords = (roll: RollStatus) => STATUS_WORDS[roll] || '不在册'

/** 2026年识别. */
export const roundWords = ({ year, kind }: Pick<Case, 'year' | 'kind'>) =>
  `${year === null ? '' : `${year}年`}${KIND_WORDS[kind]}`

export const yuan = (fen: number | null): string => (fen === null ? '' : (fen / 100).toFixed(2))

/** 宝坪村村民代表会 2026-03-12: what a meeting is called by, for it has no number. */
export const meetingName = ({ area, body, on }: Pick<Meeting, 'area' | 'body' | 'on'>) =>
  `${area}${BODY_WORDS[body]} ${on}`

export const voteWords = ({ votesFor, votesAgainst, abstained, kinAbstained }: Vote) =>
  `同意${votesFor} 反对${votesAgainst} 弃权${abstained} 回避${kinAbstained}`

/** 应到36 实到30（委托2） 法定24. */
export const presentWords = ({ entitled, present, proxies, quorum }: Meeting) =>
  [
    `应到${entitled ?? '？'}`,
    `实到${present ?? '？'}${proxies > 0 ? `（书面委托${proxies}）` : ''}`,
    quorum === null ? '' : `法定${quorum}`,
  ]
    .filter(Boolean)
    .join(' ')

export const listName = ({ level, isSupplement }: Pick<List, 'level' | 'isSupplement'>) =>
  `${LEVEL_WORDS[level as NoticeLevel]}${isSupplement ? '补充' : ''}公示`

const MOMENT_WORDS = { first: '张贴', last: '末日' } as const

/** 张贴照片 2026-03-02 熊长富，没有末日照片. */
export const proofWords = ({ proofs }: List): string =>
  (['first', 'last'] as const)
    .map((moment) => {
      const proof = proofs.find((each) => each.moment === moment)
      return proof
        ? `${MOMENT_WORDS[moment]}照片 ${proof.on} ${proof.by}`
        : `没有${MOMENT_WORDS[moment]}照片`
    })
    .join('，')

/** Who signed, as what and how. */
export function signerWords({ role, by, isDeputy, deputyReason, way, ...row }: Signature): string {
  const name = role === 'household' ? '' : (by ?? '没定谁签')
  const deputy = isDeputy ? `（代签${deputyReason ? `：${deputyReason}` : ''}）` : ''
  const how = way ? WAY_WORDS[way] : ''
  const entered = row.enteredBy ? `，${row.enteredBy}录入` : ''
  const seen = row.witnesses.length > 0 ? `，见证 ${row.witnesses.join('、')}` : ''
  return `${name}${deputy} ${how}${entered}${seen}`.trim()
}

const ASPECT_WORDS = {
  size: '人口',
  workers: '劳动力',
  housing_grade: '危房等级',
  housing_area: '住房面积（㎡）',
  income: '人均纯收入（元）',
  food: '吃饭',
  clothing: '穿衣',
  compulsory_school: '上学',
  medical_care: '医疗',
  safe_house: '住房',
  drinking_water: '饮水',
} as const satisfies Record<Difference['aspect'], string>

/** 人口：排查4，调查5. */
export const differenceWords = ({ aspect, said }: Difference): string => {
  const values = said.map(({ kind, value }) => `${VISIT_WORDS[kind]}${valueWords(aspect, value)}`)
  return `${ASPECT_WORDS[aspect]}：${values.join('，')}`
}

function valueWords(aspect: Difference['aspect'], value: string | number): string {
  if (aspect === 'income') return yuan(Number(value))
  if (value === 'met') return '有'
  if (value === 'lacking') return '缺'
  return aspect === 'housing_grade' ? GRADE_WORDS[value as keyof typeof GRADE_WORDS] : String(value)
}

/** 四看 and 四算 as pairs of a label and what was found; nothing where nobody looked. */
export function foundWords(found: Found, povertyLineFen: number | null): [string, string][] {
  const { size, workers, housing, grainMonths, students, asked } = found
  const income = found.netIncomePerHeadFen
  const isBelow = income !== null && povertyLineFen !== null && income < povertyLineFen
  const line = povertyLineFen === null ? '' : `（标准${yuan(povertyLineFen)}）`
  return [
    ['人口', size === null ? '' : `${size}`],
    ['看房', housing],
    ['看粮', grainMonths === null ? '' : `自产粮够${grainMonths}个月`],
    ['看劳力', workers === null ? '' : `能劳动${workers}人`],
    ['看读书郎', students === null ? '' : `${students}人`],
    ['两不愁三保障', found.assured],
    ['四访', asked],
    ['工资收入', yuan(found.wageFen)],
    ['生产收入', yuan(found.productionFen)],
    ['生产成本', yuan(found.productionCostFen)],
    ['财产收入', yuan(found.propertyFen)],
    ['转移收入', yuan(found.transferFen)],
    ['生活支出', yuan(found.livingFen)],
    [
      '人均纯收入',
      income === null ? '' : `${yuan(income)}${line}${line && (isBelow ? ' 低于标准' : ' 不低于')}`,
    ],
  ]
}

/** The earlier of two days sorts first; what has no day comes last. */
export const byDay = (a: { day: Day | null }, b: { day: Day | null }) =>
  (a.day ?? '9999').localeCompare(b.day ?? '9999')
