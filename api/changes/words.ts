import type { ChangeKind } from '../../db/values/changes'
import type { Sex } from '../../db/values/roll'
import { type IdReading, readIdNumber } from '../roll/import/identity'
import type { Day } from '../shared/day'
import { daysIn } from '../wording/days'
import type { AskedJoin, AskedLeave, ClosingReason, CorrectedField } from './facts'
import { fieldIn } from './fields'
import { RELATION_WORDS } from './relations'
import type { Member } from './rules'

/** What is to change and why, in one. */
export type What =
  | { kind: 'join'; reason: AskedJoin }
  | { kind: 'leave'; reason: AskedLeave }
  | { kind: 'close'; reason: ClosingReason }
  | { kind: Exclude<ChangeKind, 'join' | 'leave' | 'close'> }

/** How each is said; what comes first here is meant first: 全家迁出 is no 迁出. */
const WHATS: readonly (readonly [What, RegExp])[] = [
  [
    { kind: 'reopen' },
    /(?:^|[\s,，])(?:恢复(?:户头|原户|建档)?|撤销销户|取消销户|(?:销户)?销错了?|误销户?|错销户?)/u,
  ],
  [{ kind: 'split' }, /分户|分家|另立户头?/u],
  [{ kind: 'merge' }, /合户|并户|合并/u],
  [
    { kind: 'close', reason: 'move_out' },
    /(?:整户|全家|全户)(?:都|已经?)?(?:迁出|迁走|外迁)|(?:销户|注销).*(?:迁|搬)/u,
  ],
  [
    { kind: 'close', reason: 'death' },
    /(?:整户|全家|全户)(?:都|已经?)?(?:死亡|去世|不在|没人|绝户|消亡)|(?:销户|注销).*(?:去世|死|亡|没人|不在)/u,
  ],
  // Before what moves: 嫁到湖北，户口也迁到湖北.
  [
    { kind: 'leave', reason: 'marriage_out' },
    /婚出|嫁出去?|出嫁|外嫁|嫁走|嫁人|嫁[到往去给在](?!\s*(?:我|咱|俺|本村|这|他家|她家|家里))/u,
  ],
  [{ kind: 'move' }, /整户搬迁|整户搬到?|全家搬迁?到?|搬迁到?|搬家到?|搬到|搬至|迁到|迁至/u],
  [{ kind: 'leave', reason: 'death' }, /去世|死亡|病故|过世|亡故|病逝|死了|(?<![嫁搬迁出])走了/u],
  [{ kind: 'join', reason: 'birth' }, /出生|新生儿?|添丁|生了个?/u],
  [
    { kind: 'join', reason: 'marriage_in' },
    /婚入|嫁入|嫁进来?|嫁过?来|嫁[到给]|娶进?|入赘|上门女婿/u,
  ],
  [{ kind: 'join', reason: 'move_in' }, /户口迁入|迁入|迁来|回迁/u],
  [{ kind: 'leave', reason: 'move_out' }, /户口迁出|迁出|迁走/u],
  [{ kind: 'join', reason: 'adoption' }, /收养|领养|抱养/u],
  [{ kind: 'join', reason: 'release' }, /刑满释放|刑满|释放回来|释放/u],
  [{ kind: 'leave', reason: 'imprisonment' }, /服刑|坐牢|入狱|判刑|收监/u],
  [{ kind: 'leave', reason: 'enlistment' }, /参军|入伍|当兵/u],
]
const CLOSES = /销户|注销户?头?/u
const CORRECTS = /^(?:信息)?(?:更正|改正|纠正|修改)/u

/** What a text says of a change, as far as it says it. */
export interface Read {
  what: What | null
  /** 销户 and not why. */
  isClosing: boolean
  on: Day | null
  /** Members it names, but for who becomes head. */
  who: Member[]
  /** 户主 李四 behind another change: who is head then. */
  head: Member | null
  /** Of somebody who joins. */
  name: string | null
  sex: Sex | null
  relation: string | null
  id: IdReading | null
  /** 从 田大山家: where they come from. */
  from: string | null
  place: string | null
  other: string | null
  field: CorrectedField | null
  value: string | null
}

const ID = /(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/u
const SEXES: readonly (readonly [Sex, RegExp])[] = [
  ['female', /媳妇|女(?:孩|娃|婴|儿|性)|之女|(?:^|[\s,，、])女(?=$|[\s,，、])/u],
  ['male', /女婿|男(?:孩|娃|婴|性)|儿子|之子(?!女)|(?:^|[\s,，、])男(?=$|[\s,，、])/u],
]
const FROM =
  /(?:从|来自|原属|原在|原户主)\s*(\p{Script=Han}{2,8}?)(?:家|户)?(?:那边)?(?:里|来|过来|转来|迁来)?(?=[\s,，。]|$)/u
const CALLED = /(?:名叫|取名|姓名|名字|叫)[是为:：]?\s*(\p{Script=Han}[\p{Script=Han}·]{1,5})/u
const LITERAL = /[.*+?^${}()|[\]\\]/g
const quote = (word: string) => word.replace(LITERAL, '\\$&')

/**
 * @param isCorrection It was begun by 更正: a value of a field is put right, whatever else it holds.
 */
export function readWords(
  given: string,
  members: readonly Member[],
  today: Day,
  isCorrection = false,
): Read {
  const text = given.normalize('NFKC').trim()
  const what = whatIn(text, isCorrection)
  const head = headIn(text, members)
  const without = head ? head.rest : text
  const isCorrect = what?.kind === 'correct'
  const field = isCorrect ? fieldIn(text.replace(CORRECTS, '')) : null
  const who = membersIn(isCorrect ? (field?.before ?? without) : without, members)
  const idWords = ID.exec(text)?.[1]
  const read: Read = {
    what,
    isClosing: what === null && CLOSES.test(text),
    on: isCorrect ? null : dayIn(text, today),
    who,
    head: head?.member ?? null,
    name: null,
    sex: SEXES.find(([, words]) => words.test(text))?.[0] ?? null,
    relation: relationIn(text, members),
    id: idWords ? readIdNumber(idWords, today) : null,
    from: FROM.exec(text)?.[1] ?? null,
    place: what?.kind === 'move' ? behind(text, what) : null,
    other: what?.kind === 'merge' ? otherIn(text) : null,
    field: field?.field ?? null,
    value: what?.kind === 'reopen' ? behind(text, what) : field?.value || null,
  }
  return what?.kind === 'join' ? { ...read, name: nameIn(text, read, today) } : read
}

function whatIn(text: string, isCorrection: boolean): What | null {
  if (isCorrection || CORRECTS.test(text)) return { kind: 'correct' }
  const found = WHATS.find(([, words]) => words.test(text))
  if (found) return found[0]
  return CLOSES.test(text) ? null : fieldIn(text) ? { kind: 'correct' } : null
}

/** A single day: 11月3日, 昨天, 2026-11-02. */
export function dayIn(text: string, today: Day): Day | null {
  const plain = text.normalize('NFKC').replace(ID, ' ')
  const [year, month, date] = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/.exec(plain)?.slice(1) ?? []
  if (year && Number(month) <= 12 && Number(date) <= 31) return `${year}-${month}-${date}`
  return (
    daysIn(plain, today, 'past').find(({ from, to, isTerm }) => from === to && !isTerm)?.from ??
    null
  )
}

/** 新户主 李四, 由李四当户主; and the text without it. */
function headIn(text: string, members: readonly Member[]) {
  for (const member of byLength(members)) {
    const name = quote(member.name)
    const found =
      new RegExp(
        `(?:新户主|户主|接户主|由)(?:改为|换成|换为|是|为|给)?[\\s:：]*${name}(?:当|做|任|为|接)?(?:新?户主)?`,
        'u',
      ).exec(text) ?? new RegExp(`${name}(?:来?(?:当|做|任|为|接))新?户主`, 'u').exec(text)
    if (found) return { member, rest: text.replace(found[0], ' ') }
  }
  return null
}

const byLength = (members: readonly Member[]) =>
  members.toSorted((a, b) => b.name.length - a.name.length)

/** 牟大 is not named by 牟大山. */
export function membersIn(text: string, members: readonly Member[]): Member[] {
  let rest = text.normalize('NFKC')
  const found = new Set<string>()
  for (const { name } of byLength(members)) {
    if (name === '' || !rest.includes(name)) continue
    found.add(name)
    rest = rest.replaceAll(name, ' ')
  }
  return members.filter(({ name }) => found.has(name))
}

/** 媳妇 of a head who is married already is no wife of theirs. */
function relationIn(text: string, members: readonly Member[]): string | null {
  const isMarried = members.some(({ relation }) => SPOUSE.test(relation))
  if (/儿媳/u.test(text) || (isMarried && /媳妇/u.test(text))) return '之儿媳'
  if (/上门女婿/u.test(text)) return '之女婿'
  const tokens = text.split(/[\s,，、;；:：。]+/u)
  return (
    RELATION_WORDS.find(
      (word) => tokens.includes(word) || (word.startsWith('之') && text.includes(word)),
    ) ?? null
  )
}

const SPOUSE = /^(?:配偶|妻子?|丈夫|夫)$/u

const behind = (text: string, what: What): string | null => {
  const words = WHATS.find(([each]) => each === what)?.[1]
  const found = words?.exec(text)
  const rest = found
    ? text.slice(found.index + found[0].length).replace(/^[\s到至,，:：]+/u, '')
    : ''
  return rest === '' ? null : rest
}

function otherIn(text: string): string | null {
  const rest = text
    .replace(/合户|并户|合并|并入|并进|到一起|一户/gu, ' ')
    .replace(/(?:^|\s)(?:和|与|跟|同)\s*/gu, ' ')
  const words = rest.replace(/[\s,，:：]+/gu, ' ').trim()
  return words === '' ? null : words
}

/** What stands for itself once everything that is understood is taken away. */
function nameIn(text: string, { from, relation }: Read, today: Day): string | null {
  const called = CALLED.exec(text)?.[1]
  if (called) return called
  let rest = text.replace(ID, ' ').replace(/身份证号码?|身份证/gu, ' ')
  if (from) rest = rest.replace(FROM, ' ')
  for (const { words } of daysIn(rest, today, 'past')) rest = rest.replace(words, ' ')
  if (relation) rest = rest.replace(relation, ' ')
  for (const [, words] of WHATS) rest = rest.replace(words, ' ')
  rest = rest.replace(
    /(?:来)?了?[一1]?个?(?:儿媳妇?|媳妇|女婿)|男孩|女孩|男娃|女娃|男婴|女婴|女儿|儿子|男性|女性/gu,
    ' ',
  )
  const tokens = rest.split(/[\s,，、;；:：。]+/u)
  return (
    tokens.find(
      (token) => /^\p{Script=Han}[\p{Script=Han}·]{1,9}$/u.test(token) && !NO_NAME.test(token),
    ) ?? null
  )
}
const NO_NAME = /^(?:户口|落户|上户|已上户|我家|今年|去年|一个|现在|待补)/u
