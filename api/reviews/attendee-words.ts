/** Somebody who counts as present, as it was written. */
export interface SaidAttendee {
  /** With 社 or size where several bear the name: 3社张三. */
  said: string
  /** Who came in their place with their paper 委托书. */
  proxy: string | null
}

export interface SaidAttendance {
  attendees: SaidAttendee[]
  /** Not counted any more. */
  removed: string[]
  /** The same as at the last meeting. */
  isLast: boolean
  /** What is no name. */
  unread: string[]
}

const SEPARATORS = /[\s,.;:!、。，；：|/]+/u
const LAST = /^(?:还是|照|跟|和|同|按)?(?:上次|上回)(?:一样|的|那些|人员?|都来了|名单)*$/u
const REMOVES = /^(?:去掉|删掉|删除|减去|划掉|不算|没来的?|缺席的?)/u
/** What a list of names begins with. */
const LEAD =
  /^(?:(?:到会|到场|参会|与会|出席|参加|实到|来了|还有|还来了|再加|加上|补上|补)(?:的|了)?(?:人员|人|有|是)?)+/u
const PROXY_WORD = /(?:书面)?委托(?:给|了)?/u
const NAME = /^(?:\d{1,2}[社组])?\p{Script=Han}[\p{Script=Han}·]{1,14}(?:\d{1,2}口)?$/u
/** What may stand behind a name and is no part of it. */
const BEHIND = /(?:等人|等|同志)$/u

/** Reads who was present: names in any order, 张三 委托 李四 among them. */
export function readAttendance(text: string): SaidAttendance {
  const plain = text.normalize('NFKC').replace(/[•・]/g, '·').trim()
  const none = { attendees: [], removed: [], isLast: false, unread: [] }
  if (LAST.test(plain.replace(/\s/g, ''))) return { ...none, isLast: true }
  const removes = REMOVES.exec(plain)
  const said = plain.slice(removes?.[0].length ?? 0).replace(/^[\s,:、]+/u, '')
  const tokens = joinSplitNames(tokensOf(removes ? said : said.replace(LEAD, '')))
  const { attendees, unread } = pairProxies(tokens)
  if (!removes) return { ...none, attendees, unread }
  return { ...none, removed: attendees.map((each) => each.said), unread }
}

/** 委托 stands apart from the names it joins. */
const tokensOf = (text: string): string[] =>
  text
    .replace(/[()]/g, ' ')
    .replace(new RegExp(PROXY_WORD, 'gu'), ' 委托 ')
    .split(SEPARATORS)
    .filter((token) => token !== '')

/** 张 三, as short names are spread in lists. */
function joinSplitNames(tokens: readonly string[]): string[] {
  const joined: string[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    const isHalf = (each: string | undefined) => /^\p{Script=Han}$/u.test(each ?? '')
    if (isHalf(last) && isHalf(token)) joined.splice(-1, 1, `${last}${token}`)
    else joined.push(token)
  }
  return joined
}

function pairProxies(tokens: readonly string[]) {
  const attendees: SaidAttendee[] = []
  const unread: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const said = nameIn(tokens[at] ?? '')
    if (!said) {
      unread.push(tokens[at] ?? '')
      continue
    }
    const isGiver = tokens[at + 1] === '委托'
    const proxy = isGiver ? nameIn(tokens[at + 2] ?? '') : null
    if (isGiver && !proxy) unread.push(`${said}委托`)
    else attendees.push({ said, proxy })
    if (isGiver) at += 2
  }
  return { attendees, unread }
}

function nameIn(token: string): string | null {
  const bare = token.replace(BEHIND, '')
  const name = NAME.test(bare) ? bare : token
  return NAME.test(name) && name !== '委托' ? name : null
}
