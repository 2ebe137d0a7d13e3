import type { ProjectAct, ProjectSector, ProjectStatus } from '../../db/values/projects'
import { addDays, type Day } from '../shared/day'
import { type Personal, personalIn } from '../village-lists/rules'

/** What takes a project from one step to the next, back, or out; notices and progress leave it where it is. */
export const PROJECT_MOVES = [
  'apply',
  'submit',
  'return',
  'approve',
  'send_back',
  'reject',
  'start',
  'progress',
  'finish',
  'cancel',
] as const
export type ProjectMove = (typeof PROJECT_MOVES)[number]

const BEFORE_ACCEPTANCE = [
  'discussed',
  'applied',
  'submitted',
  'approved',
  'under_way',
  'finished',
] as const satisfies readonly ProjectStatus[]

/** Where a project has to stand for it. */
const FROM = {
  apply: ['discussed'],
  submit: ['applied'],
  return: ['applied'],
  approve: ['submitted'],
  send_back: ['submitted'],
  reject: ['submitted'],
  start: ['approved'],
  progress: ['under_way'],
  finish: ['under_way'],
  cancel: BEFORE_ACCEPTANCE,
} as const satisfies Record<ProjectMove, readonly ProjectStatus[]>

/** Where it stands afterwards; an approval moves it only with the last one its amount asks for. */
export const TO = {
  apply: 'applied',
  submit: 'submitted',
  return: 'discussed',
  approve: 'approved',
  send_back: 'applied',
  reject: 'rejected',
  start: 'under_way',
  progress: 'under_way',
  finish: 'finished',
  cancel: 'cancelled',
} as const satisfies Record<ProjectMove, ProjectStatus>

/** Null where it is its turn. */
export const stepRefusal = (move: ProjectMove, status: ProjectStatus): 'wrong_step' | null =>
  (FROM[move] as readonly ProjectStatus[]).includes(status) ? null : 'wrong_step'

export type DiscussRefusal = Personal | 'nobody_present' | 'more_than_present' | 'no_majority'

/** Why what the villagers said makes no project 群众讨论: more than half of those who came are for it. */
export function discussRefusal(facts: {
  name: string
  present: number
  inFavour: number
}): DiscussRefusal | null {
  const personal = personalIn(facts.name)
  if (personal) return personal
  if (facts.present <= 0) return 'nobody_present'
  if (facts.inFavour > facts.present) return 'more_than_present'
  return facts.inFavour * 2 > facts.present ? null : 'no_majority'
}

export interface Goal {
  text: string
  target: number
  unit: string
}

export type ApplyRefusal =
  Personal | 'wrong_step' | 'no_goal' | 'no_amount' | 'days_reversed' | 'leader_unknown'

/** Why it cannot be applied for 村社申请: without a measured goal nothing gets into the library. */
export function applyRefusal(facts: {
  status: ProjectStatus
  /** All that will hang on the wall. */
  texts: readonly string[]
  goals: readonly Goal[]
  plannedFen: number
  startsOn: Day
  endsOn: Day
  isLeaderThere: boolean
}): ApplyRefusal | null {
  const step = stepRefusal('apply', facts.status)
  if (step) return step
  for (const text of facts.texts) {
    const personal = personalIn(text)
    if (personal) return personal
  }
  if (!facts.goals.some(({ target, unit }) => target > 0 && unit !== '')) return 'no_goal'
  if (facts.plannedFen <= 0) return 'no_amount'
  if (facts.endsOn < facts.startsOn) return 'days_reversed'
  return facts.isLeaderThere ? null : 'leader_unknown'
}

/** The notice that hangs since the last application, as far as there is one. */
export interface NoticeWindow {
  lastOn: Day
}

export type SubmitRefusal =
  'wrong_step' | 'own_application' | 'own_notice' | 'not_posted' | 'notice_open'

/** Why it cannot be submitted 乡镇申报: by others than who applied or hung its notice, once everybody could read it. */
export function submitRefusal(facts: {
  status: ProjectStatus
  hasApplied: boolean
  /** The actor hung the notice. */
  hasPosted: boolean
  notice: NoticeWindow | null
  today: Day
}): SubmitRefusal | null {
  const step = stepRefusal('submit', facts.status)
  if (step) return step
  if (facts.hasApplied) return 'own_application'
  if (!facts.notice) return 'not_posted'
  if (facts.hasPosted) return 'own_notice'
  return facts.today > facts.notice.lastOn ? null : 'notice_open'
}

export type PostRefusal = 'no_photo' | 'wrong_step' | 'notice_there'

const POSTED_AT = {
  before: ['applied'],
  result: ['accepted', 'checked', 'settled'],
} as const satisfies Record<string, readonly ProjectStatus[]>

/** Which notice is due where a project stands: what is planned, or what came of it. */
export const noticeStageAt = (status: ProjectStatus): 'before' | 'result' | null =>
  (POSTED_AT.before as readonly ProjectStatus[]).includes(status)
    ? 'before'
    : (POSTED_AT.result as readonly ProjectStatus[]).includes(status)
      ? 'result'
      : null

export function postRefusal(facts: {
  status: ProjectStatus
  photos: number
  /** It hangs already. */
  isThere: boolean
}): PostRefusal | null {
  if (noticeStageAt(facts.status) === null) return 'wrong_step'
  if (facts.isThere) return 'notice_there'
  return facts.photos > 0 ? null : 'no_photo'
}

/** How many different people have to approve an amount 分级审批. */
export function approvalsNeeded(
  plannedFen: number,
  { twoFrom, threeFrom }: { twoFrom: number; threeFrom: number },
): number {
  if (plannedFen >= threeFrom) return 3
  return plannedFen >= twoFrom ? 2 : 1
}

export interface MoneyLine {
  sourceId: string
  amountFen: number
}

export type ApproveRefusal =
  'wrong_step' | 'own_project' | 'already_approved' | 'no_money' | 'too_much' | 'lines_differ'

/** Why somebody cannot approve 县级审批: no one who had a part in it, no one twice, and all the same money. */
export function approveRefusal(facts: {
  status: ProjectStatus
  /** Brought it, applied, submitted, or answers for it. */
  hadPart: boolean
  hasApproved: boolean
  plannedFen: number
  lines: readonly MoneyLine[]
  /** What was approved before, since it was submitted last. */
  agreed: readonly MoneyLine[] | null
}): ApproveRefusal | null {
  const step = stepRefusal('approve', facts.status)
  if (step) return step
  if (facts.hadPart) return 'own_project'
  if (facts.hasApproved) return 'already_approved'
  const sum = sumOf(facts.lines)
  if (facts.lines.some(({ amountFen }) => amountFen <= 0) || sum === 0) return 'no_money'
  if (sum > facts.plannedFen) return 'too_much'
  return facts.agreed === null || isSame(facts.agreed, facts.lines) ? null : 'lines_differ'
}

export const sumOf = (lines: readonly Pick<MoneyLine, 'amountFen'>[]): number =>
  lines.reduce((sum, { amountFen }) => sum + amountFen, 0)

/** Whether two approvals are about the same money. */
export const isSame = (a: readonly MoneyLine[], b: readonly MoneyLine[]) => sorted(a) === sorted(b)
const sorted = (lines: readonly MoneyLine[]) =>
  lines
    .map(({ sourceId, amountFen }) => `${sourceId}:${amountFen}`)
    .toSorted()
    .join()

/** One line for each source. */
export function mergeLines(lines: readonly MoneyLine[]): MoneyLine[] {
  const sums = new Map<string, number>()
  for (const { sourceId, amountFen } of lines)
    sums.set(sourceId, (sums.get(sourceId) ?? 0) + amountFen)
  return [...sums].map(([sourceId, amountFen]) => ({ sourceId, amountFen }))
}

/** Progress is reported once for each calendar month, by a day of the next one. */
export function progressDue(last: Day, dayOfMonth: number): Day {
  const [year = 0, month = 0] = last.split('-').map(Number)
  const first = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`
  const day = addDays(first, dayOfMonth - 1)
  // A month that has no such day.
  return day.slice(0, 7) === first.slice(0, 7) ? day : addDays(nextMonth(first), -1)
}
const two = (number: number) => String(number).padStart(2, '0')
const nextMonth = (first: Day): Day => `${addDays(first, 31).slice(0, 7)}-01`

/** Acts that tell how far the work has come. */
export const WORK_ACTS = ['started', 'progressed'] as const satisfies readonly ProjectAct[]

/** Words in a project's name that say of which of the ten sectors it is 十大行业. */
const SECTOR_WORDS = [
  ['enterprise_pairing', /村企|结对企业|万企/u],
  ['ecommerce', /电商|网店|网销|直播|快递|物流/u],
  ['tourism', /旅游|民宿|农家乐|景区|观光|步道/u],
  ['training', /培训|就业|务工|技能|公益岗/u],
  ['finance', /信贷|贷款|贴息|互助金|金融|保险/u],
  ['culture', /文化|广播|书屋|学校|教学|村史|体育|篮球/u],
  ['environment', /环境|垃圾|厕|污水|绿化|村容|路灯|亮化|农网|危房/u],
  ['water', /水池|水渠|水管|饮水|水窖|蓄水|渠|堰|塘|灌溉|自来水|河堤|水利/u],
  ['transport', /路|桥|硬化|护栏|隧道|码头|交通/u],
  ['science', /科技|种植|养殖|良种|示范|大棚|试验|农技|药材|花椒|脆李|魔芋/u],
] as const satisfies readonly (readonly [ProjectSector, RegExp])[]

/** Null where the name does not say. */
export const guessSector = (name: string): ProjectSector | null =>
  SECTOR_WORDS.find(([, words]) => words.test(name))?.[0] ?? null
