import { type EntryMeaning, entryMeaning } from './entry-words'
import type { Opening } from './lead'
import { type MonitoringMeaning, monitoringMeaning } from './monitoring-words'
import { normalise, simplify } from './normalise'
import { type SurveyMeaning, surveyMeaning } from './survey-words'
import { type ReviewMeaning, reviewMeaning } from './review-words'
import { postingMeaning, type PostingMeaning } from './posting-words'
import { type RelayMeaning, relayMeaning } from './relay-words'
import { type RoundMeaning, roundMeaning } from './round-words'
import { type VillageMeaning, villageMeaning } from './village-words'

/**
 * What only staff say, in one word: what waits for them, what did not reach people 未送达, what was asked, and 采用,
 * 不采用 of the card that is shown.
 */
export type StaffWord = 'todo' | 'undelivered' | 'question_report' | 'adopt' | 'not_adopt'

/** What only staff say. `text` and `head` are in their own words; `code` as they typed it. */
export type StaffMeaning =
  /** 走访 and its like: a visit note, with whatever was written of it. */
  | { intent: 'visit'; text: string }
  /** `ofFile`: 更正 alone, by which a villager speaks of their household's file. */
  | { intent: 'correct_visit'; text: string; ofFile?: true }
  | { intent: 'own_visits' }
  /** An office notice 通知. */
  | { intent: 'broadcast'; text: string }
  /** Approves or drops the draft under a code; empty where none was said. `orElse` of villagers. */
  | { intent: 'approve'; isApproved: boolean; code: string; orElse?: VillagerWish }
  /** 暂停, 继续, 重发, 进度 with the code of an office notice. */
  | { intent: 'steer'; act: 'pause' | 'resume' | 'resend' | 'progress'; code: string }
  /** Decides an objection 成立, 不成立 under its receipt. */
  | { intent: 'decide'; isUpheld: boolean; code: string; text: string }
  | PostingMeaning
  /** 推进 and 暂缓, the code empty where none was said: a posted list goes on, or goes on without one household. */
  | { intent: 'advance_notice'; code: string }
  | { intent: 'sever_entry'; code: string; head: string }
  /** 记异议: writes down an objection made on paper or in speech. */
  | { intent: 'enter_objection'; code: string | null; text: string }
  | SurveyMeaning
  | ReviewMeaning
  | EntryMeaning
  | RelayMeaning
  | { intent: 'staff_work' }
  /** 采用, 不采用 with the code of a colleague's answer. */
  | { intent: 'decide_card'; code: string }
  /** 撤下 with the number of a card that answers people. */
  | { intent: 'withdraw_card'; code: string }
  | RoundMeaning
  | MonitoringMeaning
  | VillageMeaning

const LEADS = {
  correct_visit: ['更正走访', '改走访', '更正', '走访更正'],
  visit: ['走访', '记走访', '走访记录', '入户', '回访', 'VISIT'],
  enter_objection: ['记异议', '代记异议'],
  broadcast: ['通知', '发通知', '群发', 'NOTICE'],
} as const satisfies Partial<Record<StaffMeaning['intent'], readonly string[]>>

/** 更正 alone may be of a household's file as well. */
const OF_VISITS = ['更正走访', '改走访', '走访更正'] as const

/** Leads that mean something else to a villager, unless a code follows. */
const WITH_CODE = {
  approve: ['批准', '同意发', 'APPROVE'],
  drop: ['不批准', '驳回', '作废'],
  pause: ['暂停', '先不发', 'PAUSE'],
  resume: ['继续', '继续发', '恢复', 'RESUME'],
  resend: ['重发', '再发', 'RESEND'],
  progress: ['进度', '进展', 'PROGRESS'],
  uphold: ['成立', '异议成立', 'UPHOLD'],
  reject: ['不成立', '异议不成立', 'REJECT'],
  advance: ['推进', '上报', 'ADVANCE'],
  sever: ['暂缓', 'SEVER'],
  adopt: ['采用', 'ADOPT'],
  not_adopt: ['不采用'],
  take_down: ['撤下', 'UNPUBLISH'],
} as const

/** Asks for the visits noted so far; with more behind it 走访记录 is a note. */
const OWN_VISITS =
  /^(?:查|看|查看)?(?:我的)?(?:走访记录|走访列表)$|^(?:查|看|查看)?我的走访$|^MY VISITS$/u

/** Of an office notice they drop it. */
const DROPS_OR_ELSE = { 停发: 'stop', 停: 'stop-proxy', 取消: 'withdraw' } as const
type VillagerWish = (typeof DROPS_OR_ELSE)[keyof typeof DROPS_OR_ELSE]

/** Said alone they ask which; the others answer questions of villagers, too. */
const MAY_BE_BARE = new Set<string>(['approve', 'advance', 'sever'])

/** On what day it was: 昨天, 上周三, 腊月二十, 3月5日, 5号. */
const ON_DAY = [
  '(?:今|昨|大?前)[日天]',
  '[上本这]{1,2}个?(?:周|星期|礼拜)[一二三四五六日天]',
  '(?:去年)?[正冬腊一二三四五六七八九十]{1,2}月[初廿二三十]?[一二三四五六七八九十]{1,2}[日号]?',
  '(?:\\d{1,2}月)?\\d{1,2}[日号]',
].join('|')

/**
 * Told as a story: 今天走访了三户, 已上门看过了. So few words about when, as a day can be read in more than one way
 * and each more would double the work.
 */
const STORIES = new RegExp(
  [
    `^(?:${ON_DAY}|刚才?|已经?|现|上午|下午|我|记录){0,4}(?:走访|入户|到户|下队|下村|下组|回访|上门|看望|慰问|结对户|帮扶记录|帮扶日志|电话联系户主|去了?[0-9一二三四五六七八九十]+(?:社|组|队|户))(?!干部|的人|没|人员)`,
    `^(?:${ON_DAY}|刚才?|已经?|上午|下午)(?:到|去|在)了?.{2,8}(?:家|户|社|组|村)中?(?:走访|慰问|核实|宣传|看望|入户)`,
  ].join('|'),
  'u',
)
/** Work of staff that cannot be done by message yet. */
const NOT_YET = /^(?:普查|公示照片)(?:[0-9]{6,7}|户主|第)/u
/** Villagers also say 通知没收到: only these begin a notice of the office. */
const TO_WHOM =
  /^(?:[^,。]{0,12}(?:村|乡|镇|街道|社区|县|社|组|全体|各|大家|干部|社长|书记)|[^,。]{1,14}[点时:][^,。]{0,3}发)/u
const NEGATED = /^(?:没|不|未|书|单|短信|里|上|说|是|我|了|来|发|到|呢|吗|有)/u
/** A cadre who complains of nobody: 走访的干部没来 is a villager's. */
const OF_OTHERS = /^(?:的|没|过?的?干部|人员|不)/u

export function staffMeaning(text: string, opening: Opening): StaffMeaning | undefined {
  const led =
    codedMeaning(opening) ??
    relayMeaning(opening) ??
    surveyMeaning(opening) ??
    postingMeaning(opening) ??
    reviewMeaning(opening) ??
    monitoringMeaning(opening) ??
    roundMeaning(opening) ??
    villageMeaning(opening) ??
    entryMeaning(text, opening)
  if (led) return led
  if (OWN_VISITS.test(normalise(text))) return { intent: 'own_visits' }
  for (const intent of ['correct_visit', 'visit', 'enter_objection'] as const) {
    const rest = opening.restAfter(LEADS[intent])
    if (rest === undefined || OF_OTHERS.test(simplify(rest))) continue
    if (intent === 'enter_objection') {
      const { code, text: said } = codeFirst(rest, 6)
      return { intent, code, text: said }
    }
    const ofFile = intent === 'correct_visit' && opening.restAfter(OF_VISITS) === undefined
    return { intent, text: rest, ...(ofFile && { ofFile }) } as StaffMeaning
  }
  const notice = opening.restAfter(LEADS.broadcast)
  if (notice !== undefined && isForOthers(text, simplify(notice))) {
    return { intent: 'broadcast', text: notice }
  }
  const plain = normalise(text)
  if (STORIES.test(plain)) return { intent: 'visit', text }
  return NOT_YET.test(plain) ? { intent: 'staff_work' } : undefined
}

/** Whether it began with the word for it, and is not merely told as a story. */
export const isLed = (meaning: StaffMeaning | undefined, text: string): boolean =>
  meaning !== undefined &&
  meaning.intent !== 'staff_work' &&
  !(meaning.intent === 'visit' && meaning.text === text)

const isForOthers = (text: string, rest: string) =>
  rest === ''
    ? /^\P{Script=Han}*(?:发?通知|群发|NOTICE)\P{Script=Han}*$/iu.test(simplify(text))
    : TO_WHOM.test(rest) && !NEGATED.test(rest)

function codedMeaning(opening: Opening): StaffMeaning | undefined {
  for (const [word, leads] of Object.entries(WITH_CODE)) {
    const rest = opening.restAfter(leads)
    if (rest === undefined) continue
    const isNotice = word === 'advance' || word === 'sever'
    const { code, text } = codeFirst(rest, isNotice ? 6 : 10)
    if (!code && !(rest === '' && MAY_BE_BARE.has(word))) continue
    switch (word as keyof typeof WITH_CODE) {
      case 'approve':
      case 'drop':
        return { intent: 'approve', isApproved: word === 'approve', code: code ?? '' }
      case 'pause':
      case 'resume':
      case 'resend':
      case 'progress':
        return { intent: 'steer', act: word as 'pause', code: code ?? '' }
      case 'adopt':
      case 'not_adopt':
        return { intent: 'decide_card', code: code ?? '' }
      case 'take_down':
        return { intent: 'withdraw_card', code: code ?? '' }
      case 'uphold':
      case 'reject':
        return { intent: 'decide', isUpheld: word === 'uphold', code: code ?? '', text }
      case 'advance':
        return { intent: 'advance_notice', code: code ?? '' }
      case 'sever':
        return { intent: 'sever_entry', code: code ?? '', head: simplify(text).replace(/\s+/g, '') }
    }
  }
  for (const [lead, orElse] of Object.entries(DROPS_OR_ELSE)) {
    const { code } = codeFirst(opening.restAfter([lead]) ?? '', 10)
    if (code) return { intent: 'approve', isApproved: false, code, orElse }
  }
  return undefined
}

/** A code of that many digits at the beginning, with or without a prefix letter, and the rest. */
export function codeFirst(text: string, length: number): { code: string | null; text: string } {
  const found = new RegExp(
    `^[A-Za-zＡ-Ｚａ-ｚ]?[\\s-]*((?:[\\d０-９][\\s-]*){${length}})(?![\\d０-９])`,
  ).exec(text)
  if (!found?.[1]) return { code: null, text }
  const rest = text.slice(found[0].length).replace(/^[\s,:;.、。，：；-]+/, '')
  return { code: normalise(found[1]).replace(/\D/g, ''), text: rest.trim() }
}
