import type { RiskClass } from '../../db/values/leads'
import { amountsIn } from '../wording/amounts'

/** From what sum on what a cadre writes of a bill is a signal, in fen. */
export interface WordFigures {
  inpatientFen: number
  outpatientFen: number
  schoolingFen: number
}

/** What a text says makes one fear for a household, and the words that say so. */
export interface SaidRisk {
  class: RiskClass
  words: string
}

const ACCIDENT =
  /车祸|交通事故|出了?事故|工伤|触电|溺水|(?:食物|农药|煤气)中毒|(?:摔|跌|砸|烧|烫|轧|撞|压|绊)(?:断|伤|残|坏)|(?:脚杆|手杆|腿|腰杆)断|骨折|[遭被]车撞|意外(?:死亡|身亡|去世|受伤|事故)/u
const DISASTER =
  /[受遭]了?.{0,2}灾|(?:洪|水|火|旱|雹|风|雪|地震)灾|泥石流|滑坡|塌方|垮[坡山]|冰雹|涨大?水|着火|起火|失火|[遭被](?:大水|洪水|水|火|石头)?(?:冲[走垮毁]?|淹|烧|埋)|冲走|淹了/u
const ILLNESS =
  /住院|手术|大病|重病|癌|尿毒症|白血病|肿瘤|中风|偏瘫|脑梗|脑溢血|脑出血|心梗|透析|化疗|放疗|看病|治病|医病|吃药|药费|医疗费|门诊|生病|得病|得了.{0,4}病|害病|病[重倒危]|起不来床|下不了床/u
const CANNOT_HEAL =
  /[医看治]不起|没[得有]?钱(?:去)?(?:医|看病|治|住院|吃药|动?手术|买药)|(?:医药|医疗|住院|手术|药)费.{0,6}(?:没着落|不够|凑不|交不|拿不出|压力大)|欠.{0,8}(?:医院|医药费|医疗费|住院费|药费)|[借贷](?:了|钱|款|起).{0,8}(?:看病|治病|医病|手术|住院)|(?:看病|治病|医病|住院).{0,8}(?:花光|掏空|借了|欠了)/u
const CANNOT_SCHOOL =
  /[交缴付拿凑]不[起出齐够拢].{0,4}(?:学费|学杂费|生活费|书本?费)|(?:学费|学杂费|书本?费).{0,6}(?:[交缴凑]不|没着落|拿不出|不够|没[得有]|差起)|读不起书?|上不起学|供不起.{0,6}(?:读书|上学|读大学|大学)/u
const SCHOOLING = /学费|学杂费|住宿费|读大学|上大学|读大专|读中专|读高中|上高中|职高/u
const CHILD = '(?:娃儿?|孩子?|儿子|女儿|孙子|孙女|细娃|学生|妹崽|小的|大的)'
const OUT_OF_SCHOOL = new RegExp(
  `辍学|失学|${CHILD}.{0,6}(?:没得?|没有|不肯|不愿意?|不想|不)(?:再)?去?(?:上学|读书|到校|返校|学校)`,
  'u',
)
const TOO_YOUNG = /还小|不到年龄|学龄前|幼儿|才[一二三四五1-5]岁|还没到/u
const UNHOUSED =
  /(?:房|屋|墙|瓦)[子头]?(?:(?!没|不|未).){0,4}(?:垮|塌|倒了|裂了|裂缝|裂开|要倒|快倒|漏雨|漏水|漏得|进水)|没[得有]?房子?住|住.{0,4}(?:岩洞|窝棚|牛圈|羊圈)/u
const THIRSTY =
  /(?:没[得有]?|断|缺)(?:水吃|水喝|饮水)|吃水(?:困难|恼火|成问题|难)|饮水(?:困难|不安全|断)|断水/u
const HUNGRY = /断粮|缺粮|揭不开锅|[没莫]得?(?:饭吃|米下锅|粮吃|吃的)|没有?饭吃|吃不[上起]饭|挨饿/u
const UNINSURED =
  /没[有得]?(?:买|交|参加?|缴)(?:医保|合作医疗|合医|医疗保险)|(?:医保|合作医疗)(?:断了?|没交|没买|停了)/u
const INCOME =
  /失业|下岗|辞退|裁员|(?:找不[到着]|没[得有]?|莫得|断了|丢了|搞丢)(?:活路|工作|事做|收入|生意|经济来源|钱用)|(?:活路|工作|生意|收入)(?:都)?(?:没得?了|丢了|断了|黄了|垮了|少了一半|骤减|锐减)|(?:工资|工钱)(?:一直|还)?(?:没发|拿不[到着]|要不[到着回]|没得)|欠薪|拖欠工[资钱]|(?:猪|牛|羊|鸡|鸭|蜂)[子群儿]?(?:(?!没|不|未).){0,3}(?:死光|死完|死了|病死|发瘟|瘟了|遭瘟)|绝收|(?:庄稼|苞谷|洋芋|药材|烤烟|收成).{0,4}(?:减产|没收|烂在)|卖不[脱掉]|卖不出去/u

/** The opposite is said before: 没得, 没有受灾; it is spoken of, not seen: 宣传防火灾. */
const DENIED =
  /(?:没得?|没有|莫得|冇|未|不|不会|从没|无)(?:再|遭|受|发生|出|出现|得|有|啥子?|什么|哪个|人|过|去|是|存在|因)*$/u
const SPOKEN_OF =
  /(?:防|预防|防止|防范|避免|宣传|宣讲|讲解?|讲了|提醒|叮嘱|注意|如果|要是|万一|怕|政策|报销).{0,4}$/u
const LONG_AGO = /前年|大前年|以前|从前|早年|过去|往年|当年|\d+年前|几年前|多年前/u
/** What was bad is good again. */
const OVER =
  /^.{0,4}(?:修好|补好|整好|好了|痊愈|康复|解决|处理好|恢复|复学|返校|通水|搬了新|已.{0,3}出院)/u

/** Tests in the order in which they count, each of a clause. */
const SAID: readonly (readonly [RiskClass, readonly RegExp[]])[] = [
  ['accident', [ACCIDENT]],
  ['disaster', [DISASTER]],
  ['medical_cost', [CANNOT_HEAL]],
  ['schooling_cost', [CANNOT_SCHOOL]],
  ['assurance_gap', [OUT_OF_SCHOOL, UNHOUSED, THIRSTY, HUNGRY, UNINSURED]],
  ['income_drop', [INCOME]],
]

const plainOf = (text: string) => text.normalize('NFKC').replace(/[^\S\n]+/gu, ' ')
/** A word and its denial stand in one clause; a bill and its sum in one sentence. */
const clausesOf = (text: string) => text.split(/[,，。；;！!？?\n、]/u)
const sentencesOf = (text: string) => text.split(/[。；;！!？?\n]/u)

function saidIn(clause: string, next: string, pattern: RegExp): string | null {
  const found = pattern.exec(clause)
  if (!found) return null
  const before = clause.slice(0, found.index)
  const after = clause.slice(found.index + found[0].length) + next
  const isNone = DENIED.test(before) || SPOKEN_OF.test(before) || OVER.test(after)
  if (isNone || LONG_AGO.test(before)) return null
  return pattern === OUT_OF_SCHOOL && TOO_YOUNG.test(clause + next) ? null : found[0]
}

function plainlySaid(text: string): SaidRisk | null {
  const clauses = clausesOf(text)
  for (const [riskClass, patterns] of SAID)
    for (const [i, clause] of clauses.entries())
      for (const pattern of patterns) {
        const words = saidIn(clause, clauses[i + 1] ?? '', pattern)
        if (words !== null) return { class: riskClass, words }
      }
  return null
}

/** Illness in a clause that does not deny it. */
function illnessIn(sentence: string): string | null {
  const clauses = clausesOf(sentence)
  for (const [i, clause] of clauses.entries()) {
    const words = saidIn(clause, clauses[i + 1] ?? '', ILLNESS)
    if (words !== null) return words
  }
  return null
}

const OWN_PART =
  /(?:自付|自费|自己[出掏付花]|个人[承负]担|自掏)[^\d一二两三四五六七八九十百千万]{0,6}$/u
const A_MONTH = /每个?月|一个?月|月均|按月|月月/u

/** What was paid 自付 where that is said, else the largest sum; in fen. */
function paidIn(sentence: string): number {
  const sums = amountsIn(sentence).filter(({ kind }) => kind === 'money')
  const own = sums.find(({ at }) => OWN_PART.test(sentence.slice(0, at)))
  return own?.value ?? Math.max(0, ...sums.map(({ value }) => value))
}

function billIn(text: string, figures: WordFigures): SaidRisk | null {
  for (const sentence of sentencesOf(text)) {
    const paid = paidIn(sentence)
    const illness = illnessIn(sentence)
    const least = A_MONTH.test(sentence) ? figures.outpatientFen : figures.inpatientFen
    if (illness !== null && paid >= least) return { class: 'medical_cost', words: illness }
    const school = SCHOOLING.exec(sentence)?.[0]
    if (school && paid > figures.schoolingFen) return { class: 'schooling_cost', words: school }
  }
  return null
}

/** What a cadre writes of a household by which to fear for it; an illness alone is none, a large bill is. */
export function riskNoted(note: string, figures: WordFigures): SaidRisk | null {
  const text = plainOf(note)
  return plainlySaid(text) ?? billIn(text, figures)
}

/** What somebody calls for help about; null where their words name none of these. */
export function riskCalled(call: string): SaidRisk | null {
  const text = plainOf(call)
  const said = plainlySaid(text)
  if (said) return said
  const illness = sentencesOf(text).map(illnessIn)
  const words = illness.find((each) => each !== null)
  return words ? { class: 'medical_cost', words } : null
}
