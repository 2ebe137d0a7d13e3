import type { Opening } from './lead'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'

/** What is said of changes 变更 of a household's file. */
export type ChangeMeaning =
  /** 变更 牟大岭 出生 …. */
  | { intent: 'ask_change'; text: string }
  /** 更正 牟大岭 电话 139…: puts a fact of the roll right. */
  | { intent: 'correct_fact'; text: string }
  /** 更正 我家少了一口人: of one's own household, in one's own words. */
  | { intent: 'ask_correction'; text: string }
  /** 变更 CODE 核实 …, 变更 CODE 不属实 原因. */
  | { intent: 'check_change'; code: string; isRight: boolean; text: string }
  /** 变更 CODE 同意, 变更 CODE 不同意 原因. */
  | { intent: 'decide_change'; code: string; isAccepted: boolean; text: string }
  /** 变更 alone: what waits; with a code that one. */
  | { intent: 'list_changes'; code: string }

/** What begins something else of a cadre's work, rather than being an answer. */
export const CHANGE_WORK: readonly string[] = [
  'ask_change',
  'correct_fact',
  'check_change',
  'decide_change',
  'list_changes',
] satisfies ChangeMeaning['intent'][]

const LEADS = {
  change: ['变更', '户情变更', '家庭变更', '人口变更', '信息变更', '报变更', '查变更', 'CHANGE'],
  correct: ['更正', '信息更正', '更正信息', 'CORRECT', 'CORRECTION'],
  /** Of a cadre's own notes. */
  notes: ['更正走访', '走访更正', '更正调查', '调查更正'],
} as const

/** The longer ones first: 不属实 ends like 属实. */
const ACTS = [
  ['wrong', /^(?:核实)?(?:不属实|不实|没这回事|不是这样)[\s,，:：。]*/u],
  ['right', /^(?:核实无误|情况属实|核实属实|已核实|核实|属实)(?:了|过了)?[\s,，:：。]*/u],
  ['decline', /^(?:不同意|不批准|不予|驳回)[\s,，:：。]*/u],
  ['accept', /^(?:同意|批准|准了)[\s,，:：。]*/u],
] as const

/** 变更户主怎么办, 信息变更在哪里办: somebody asks how, and reports nothing. */
const ASKS = /怎么|怎样|如何|咋个?|啷个|哪[里儿些个样]|去哪|在哪|什么|啥子?|多久|多少|[吗呢么?？]$/u

const ID = /^(?:身份证号?码?)?[\s:：]*\d{17}[\dXx]/u
const OWN = /^(?:我家|我们家|我屋|我的|我屋头|咱家|俺家|自己家|我妈|我爸|我老|MY\s|OUR\s)/iu
/** Facts of the roll, as no visit note begins: 更正 牟大山 猪3头 corrects a note. */
const FACT =
  /^(?:(?:\d{1,2}社)?\p{Script=Han}{2,5}?(?:家|户)?的?[\s,，:：]+)?(?:\p{Script=Han}{2,4}的?[\s,，:：]+)?(?:联系电话|电话|手机|姓名|名字|身份证|性别|民族|与户主关系|文化程度|学历|在校|健康状况|劳动能力|劳动技能|户主|住房面积|房屋面积|危房等级|耕地|(?:工资|经营|财产|转移)性?收入|经营性?支出|银行|务工时间)(?:是|改成|改为|为)?[\s,，:：]*(?!错|不|没|换|有|登|写)/u

export function changeMeaning(opening: Opening): ChangeMeaning | undefined {
  const rest = opening.restAfter(LEADS.change)
  if (rest !== undefined) return changeIn(rest)
  if (opening.restAfter(LEADS.notes) !== undefined) return undefined
  const corrected = opening.restAfter(LEADS.correct)
  if (!corrected) return undefined
  const plain = simplify(corrected)
  // 更正 没得我家: no note of a visit begins with what is not so.
  const isMissing = /^(?:没|莫|冇|漏|少了|多了)/u.test(plain) && !ASKS.test(plain)
  if (OWN.test(plain) || isMissing) return { intent: 'ask_correction', text: corrected }
  return FACT.test(plain) ? { intent: 'correct_fact', text: corrected } : undefined
}

function changeIn(rest: string): ChangeMeaning | undefined {
  if (rest === '') return { intent: 'list_changes', code: '' }
  const { code, text } = codeFirst(rest, 10)
  const plain = simplify(text)
  if (!code) return ASKS.test(plain) ? undefined : { intent: 'ask_change', text: rest }
  for (const [act, words] of ACTS) {
    const found = words.exec(plain)
    if (!found) continue
    const said = text.slice(found[0].length).trim()
    return act === 'wrong' || act === 'right'
      ? { intent: 'check_change', code, isRight: act === 'right', text: said }
      : { intent: 'decide_change', code, isAccepted: act === 'accept', text: said }
  }
  if (ID.test(plain.normalize('NFKC'))) return { intent: 'check_change', code, isRight: true, text }
  return { intent: 'list_changes', code }
}
