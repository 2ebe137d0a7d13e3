import { codeKind } from '../../api/client'
import { isAllWell } from './all-well'
import { appealedWithout, appealMeaning } from './appeal-words'
import { comparisonMeaning } from './comparison-words'
import { archiveMeaning, isOwnArchive } from './archive-words'
import { changeMeaning } from './changes-words'
import { checkMeaning } from './check-words'
import { heardCode } from './heard-code'
import { findIdentity, looksLikeName } from './identity'
import { openingOf } from './lead'
import { likelyMeaning } from './likely'
import { explainedWithout, leadMeaning } from './leads-words'
import { listMeaning } from './lists-words'
import { managementMeaning } from './management-words'
import { evaluationMeaning } from './evaluation-words'
import { isOwnMeasures, measureMeaning } from './measures-words'
import { messageMeaning, namedIn, unknownStop } from './message-words'
import { normalise, simplify } from './normalise'
import { stopsProxy } from './proxy-words'
import { reportMeaning } from './reports-words'
import { disagreement, signMeaning } from './sign-words'
import { codeFirst, isLed, staffMeaning } from './staff-words'
import { subscriptionMeaning } from './subscription-words'
import { isUrgent, OWN_CRY } from './urgent'
import { LANGUAGES, LEADS, WORDS } from './words'
import type { BareIntent, LeadIntent, Meaning, Understood } from './meaning'

/** 取消, 算了: no more of what is asked. */
export const isCancel = (understood: Understood): boolean =>
  understood.intent === 'no' && understood.isCancel === true

/** Recognises a message by rules alone: the same words of a villager, or of a cadre, always mean the same. */
export function understand(text: string, isStaff = false): Understood {
  const plain = normalise(text)
  const bare = bareMeaning(plain, text.trim())
  const meaning = bare ?? meaningIn(text, plain, isStaff)
  const disagrees = disagreement(text, meaning, () => openingOf(text.trim()))
  const isBare = bare !== undefined
  return disagrees === undefined ? { ...meaning, isBare } : { ...meaning, isBare, disagrees }
}

function meaningIn(text: string, plain: string, isStaff: boolean): Meaning & { isGuess?: true } {
  const own = text.trim()
  const opening = openingOf(own)
  const answer = opening.restAfter(['答', '答复', '回答'])
  if (answer) return { intent: 'answer', ...codeFirst(answer, 10) }
  const stopped = stopsProxy(opening, own)
  if (stopped) return { intent: 'stop_proxy', ...stopped }
  const said =
    managementMeaning({ own, plain, opening, isStaff }) ??
    evaluationMeaning({ own, plain, opening, isStaff }) ??
    measureMeaning(own, opening, plain) ??
    checkMeaning(own, opening) ??
    leadMeaning(own, opening, plain) ??
    listMeaning(own, opening, plain, isStaff) ??
    reportMeaning(opening) ??
    comparisonMeaning(opening)
  if (said) return said
  const filed = archiveMeaning(own, opening)
  if (filed) return filed
  const signs = signMeaning(own, opening)
  if (signs) return signs
  const appeal = appealMeaning(opening)
  const subscription = subscriptionMeaning(opening) ?? unknownStop(plain)
  if (subscription) return subscription
  const change = changeMeaning(opening)
  const staff = staffMeaning(own, opening)
  const led = ledMeaning(own, opening)
  // Whoever reports, objects or notes a visit tells of bad things; only a cry for help among them is one.
  const isTelling =
    led?.intent === 'complaint' ||
    led?.intent === 'objection' ||
    Boolean(appeal) ||
    Boolean(change) ||
    isLed(staff, own)
  if (isUrgent(own) && !(isTelling && !OWN_CRY.test(plain))) {
    // For whom it is called stands in the words themselves.
    const isOfOfficials = led?.intent === 'complaint'
    // What was said of an official is nothing for the cadre who comes; the cry is.
    const cry = isOfOfficials ? OWN_CRY.exec(own)?.[0] : undefined
    const said = cry ?? (led && led.intent !== 'act_for' && 'text' in led ? led.text : '')
    return { intent: 'urgent', text: said || own }
  }
  // 更正 我家娃儿走丢了: from the roll, or from home?
  if (change?.intent === 'ask_correction' && isUrgent(own))
    return { intent: 'unsure', text: own, first: 'urgent', second: null }
  if (appeal) return appeal
  if (change) return change
  if (staff && isLed(staff, own)) return staff
  if (led) return led
  if (staff) return staff
  const identity = findIdentity(own)
  if (identity && looksLikeName(identity.name) && !COMMANDS.has(identity.name)) {
    return { intent: 'link', ...identity }
  }
  const likely = likelyMeaning(own, plain.replaceAll(' ', ''))
  const explained = explainedWithout(own, opening, likely.intent)
  if (explained) return { ...explained, isGuess: true }
  const appealed = appealedWithout(opening)
  if (likely.intent === 'stop') return { ...likely, ...namedIn(plain), isGuess: true }
  const isLost = likely.intent === 'objection' || likely.intent === 'unknown'
  return appealed !== undefined && isLost
    ? { intent: 'objection', code: null, text: own, appeal: appealed }
    : { ...likely, isGuess: true }
}

const COMMANDS: ReadonlyMap<string, BareIntent> = new Map(
  Object.entries(WORDS).flatMap(([intent, words]) =>
    words.map((word) => [word, intent as BareIntent] as const),
  ),
)

/** The digits of the main menu, and the ids of its buttons, which stay pressable for ever. */
const MENU = ['menu', 'status', 'objection', 'question', 'complaint', 'help', 'apply'] as const

function menuMeaning(id: (typeof MENU)[number]): Meaning {
  if (id === 'objection') return { intent: id, code: null, text: '' }
  if (id === 'question' || id === 'complaint' || id === 'help') return { intent: id, text: '' }
  return { intent: id }
}

const POLITE_BEFORE =
  /^(?:你好|您好|请问|请|麻烦(?:你|您)?|劳烦|帮我|帮忙|帮|给我|跟我|我要|我想要?|想要?|要|我|回复?|发送?|按|选择?|点)+/
const POLITE_AFTER =
  /(?:一下下?|一哈|哈儿|下|谢谢|多谢|了|吧|嘛|哈|呀|啊|哦|噻|咯|嘎|哒|撒|呢|哟|喽|的| ?PLEASE| ?PLS)+$/

/** Ways to say the same with less around it, the message itself first. */
function* spoken(plain: string) {
  yield plain
  // 好的好的, 不不不.
  yield plain.replace(/^(.{1,3}?)\1+$/u, '$1')
  // A line of the menu, copied: 1查我家, 5.求助.
  yield plain.replace(/^[0-6][.、:)-]?(?=\D)/, '')
  const before = plain.replace(POLITE_BEFORE, '')
  yield before
  yield plain.replace(POLITE_AFTER, '')
  yield before.replace(POLITE_AFTER, '')
}

function bareMeaning(plain: string, own: string): Meaning | undefined {
  if (plain === '') return { intent: 'unknown' }
  const menuId = /^[0-6]$/.test(plain)
    ? MENU[Number(plain)]
    : MENU.find((id) => plain === `#${id.toUpperCase()}`)
  if (menuId) return menuMeaning(menuId)
  for (const words of spoken(plain)) {
    const command = COMMANDS.get(words)
    if (command === 'cancel') return { intent: 'no', isCancel: true }
    if (command) return { intent: command }
    const language = LANGUAGES[words]
    if (language) return { intent: 'language', language }
    const lead = LEAD_INTENTS.find((each) => LEADS[each].includes(words))
    if (lead) return ledBy(lead, '')
  }
  const wish = messageMeaning(plain)
  if (wish) return wish
  if (isOwnArchive(plain)) return { intent: 'own_archive' }
  if (isAllWell(plain)) return { intent: 'all_well', text: own }
  if (ACTS_FOR.test(plain)) return { intent: 'act_for', head: '', idLast4: null, text: '' }
  return isOwnMeasures(plain) ? { intent: 'own_measures' } : heardCode(plain)
}

/** For whom is asked then. 代办 alone is a slip for 待办. */
const ACTS_FOR = /^(?:ACT FOR|[代替]|[代替帮](?:别人|人家?|别家|亲戚|邻居)(?:办事?|申请)?)$/u
const LEAD_INTENTS = Object.keys(LEADS) as LeadIntent[]
const LED_BY_DIGIT = { 2: 'objection', 3: 'question', 4: 'complaint', 5: 'help' } as const
/** 5口人 counts people, it does not call for help. */
const MEASURE =
  /^(?:个|口|人|户|亩|头|天|年|月|日|岁|斤|元|块|万|千|百|次|社|组|队|号|点|间|只|条|家|名|位|楼|层|分|[-.]?\d)/

function ledMeaning(text: string, opening = openingOf(text)): Meaning | undefined {
  const objection = aboutList(text)
  if (objection) return objection
  for (const intent of LEAD_INTENTS) {
    const rest = opening.restAfter(LEADS[intent])
    const meaning = rest === undefined ? undefined : ledBy(intent, rest)
    if (meaning) return meaning
  }
  for (const [digit, intent] of Object.entries(LED_BY_DIGIT)) {
    const rest = opening.restAfter([digit])
    if (rest && !MEASURE.test(simplify(rest))) return ledMeaning(rest) ?? ledBy(intent, rest)
  }
  return actsFor(text) ?? issuesLink(text)
}

function ledBy(intent: LeadIntent, rest: string): Meaning | undefined {
  switch (intent) {
    case 'question': {
      // 问 退订: nobody who is tired of messages is to be answered with more.
      const inner = bareMeaning(normalise(rest), rest)
      return inner?.intent === 'stop' ? inner : { intent, text: rest }
    }
    case 'help':
      return { intent, text: rest }
    case 'complaint':
      // 举报件, 举报信: the thing, and nothing told yet.
      return { intent, text: /^(?:件|信|箱|材料|电话|热线|人)$/u.test(simplify(rest)) ? '' : rest }
    case 'objection':
      return { intent, ...codeFirst(rest, 6) }
    case 'issue_link': {
      const head = simplify(rest).replace(/[^\p{Script=Han}·]/gu, '')
      return heardCode(normalise(rest)) ? undefined : { intent, head }
    }
    case 'withdraw': {
      const { code, text } = codeFirst(rest, 10)
      return text === '' ? { intent, code } : undefined
    }
    case 'link': {
      const { name = null, idLast4 = null } = findIdentity(rest) ?? {}
      return (
        heardCode(normalise(rest)) ?? (name || rest === '' ? { intent, name, idLast4 } : undefined)
      )
    }
  }
}

/** 482163 张三家有小车: the number of a list and what is wrong, without the word for it. */
function aboutList(text: string): Meaning | undefined {
  // 2026-03-15 has as many digits, up to its day.
  if (/^\d{4}[\s-]+\d{1,2}[\s-]+\d{1,2}(?!\d)/.test(text.normalize('NFKC'))) return undefined
  const { code, text: said } = codeFirst(text, 6)
  const isTold = code !== null && codeKind(code) === 'notice' && /\p{Script=Han}{2}/u.test(said)
  // What is said of an official goes to no cadre of the place, and a question is no objection.
  const { intent } = likelyMeaning(said, normalise(said).replaceAll(' ', ''))
  if (intent === 'complaint' || intent === 'question') return undefined
  return isTold ? { intent: 'objection', code, text: said, isUnled: true } : undefined
}

function actsFor(text: string): Meaning | undefined {
  const plain = simplify(text.trim())
  const found =
    /^(?:代[替办]?|替|act\s+for(?=\s))(?:户主)?[\s:,]*((?:\d{1,2}|[一二三四五六七八九十]{1,3})[社组])?[\s:,]*(\p{Script=Han}{2,4}?)家?[\s:,]*(?:(\d{3}[\dXx])(?!\d))?(?:(?:[\s:,]+|(?=申请|求助|异议|查))(.*))?$/isu.exec(
      plain,
    )
  const [, group = '', head, idLast4 = null, rest = ''] = found ?? []
  if (!head || !looksLikeName(head)) return isActingFor(plain)
  const whom = { head: group + head, idLast4: idLast4?.toUpperCase() ?? null }
  const own = text.trim()
  // In their own words, unless these cannot be told apart from what was simplified.
  const said = own.length === plain.length && rest ? own.slice(-rest.length) : rest
  return { intent: 'act_for', ...whom, text: said.trim() }
}

/** In English it is nothing else, though the name cannot be read. */
const isActingFor = (plain: string): Meaning | undefined =>
  /^act\s+for\s/i.test(plain) ? { intent: 'act_for', head: '', idLast4: null, text: '' } : undefined

function issuesLink(text: string): Meaning | undefined {
  const found = /^(?:给|为|帮)?(\p{Script=Han}{2,4}?)(?:家|屋)?(?:的|要|开|发|办)?(?:绑定码|绑码)$/u
  const head = found.exec(normalise(text))?.[1]
  return head && looksLikeName(head) ? { intent: 'issue_link', head } : undefined
}
