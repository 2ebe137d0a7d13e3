import type { FieldChange } from '../roll/load/difference'
import type { ArchiveDetails, JoinedMember, LeftMember } from './details'
import { JOIN_WORDS, LEAVE_WORDS, valueInWords, wordOf } from './words'

/** What ids and paths in an event are called. */
export interface Names {
  head(householdId: string): string
  area(path: string): string
}

/** Illness stays out of text messages, and so do the causes that tell of it. */
export const HIDDEN_IN_MESSAGES: ReadonlySet<string> = new Set([
  'health',
  'labour',
  'mainCause',
  'otherCauses',
])

/** They follow from what is said besides. */
const FOLLOWS = new Set(['statusSince', 'size', 'isHead'])

const NONE: ReadonlySet<string> = new Set()

/** An event in sentences, each of one fact; of fields that are hidden only that they changed. */
export function linesOf(
  type: string,
  details: ArchiveDetails,
  names: Names,
  hidden: ReadonlySet<string> = NONE,
): string[] {
  const { whole, from, changes = [], joined = [], left = [], members = [] } = details
  if (whole) return [wholeLine(type, details, names)]
  const told = (some: readonly FieldChange[]) =>
    some
      .filter(({ field }) => !FOLLOWS.has(field))
      .map((change) => changeLine(change, names, hidden))
  return [
    ...(from ? [`从${names.head(from)}户分出`] : []),
    ...told(changes),
    ...joined.map((member) => joinLine(member, names)),
    ...left.map((member) => leaveLine(member, names)),
    ...members.flatMap(({ name, changes: of }) => {
      const said = told(of)
      if (said.length > 0) return said.map((line) => `${name}${line}`)
      return of.some((change) => change.field === 'isHead' && 'now' in change && change.now)
        ? [`${name}为户主`]
        : []
    }),
  ]
}

function wholeLine(type: string, { whole, from }: ArchiveDetails, names: Names): string {
  const { facts, people } = whole ?? { facts: {}, people: [] }
  const where = facts.areaPath ? names.area(facts.areaPath) : ''
  const origin = type === 'household.founded' && from ? `从${names.head(from)}户分出，` : ''
  const status = valueInWords('status', facts.status)
  const all = people.map(({ name }) => name).join('、')
  return `${origin}${where}，户主${facts.headName ?? ''}，${people.length}人（${all}），${status}`
}

function changeLine(change: FieldChange, names: Names, hidden: ReadonlySet<string>): string {
  const { field } = change
  if (!('now' in change) || hidden.has(field)) return `${wordOf(field)}已变更`
  const said = (value: unknown) =>
    field === 'areaPath' && typeof value === 'string'
      ? names.area(value)
      : valueInWords(field, value)
  return `${wordOf(field)}：${said(change.old)}→${said(change.now)}`
}

const joinLine = ({ name, relation, reason, from }: JoinedMember, names: Names) =>
  `增加${name}（${relation}，${JOIN_WORDS[reason]}${from ? `，来自${names.head(from)}户` : ''}）`

const leaveLine = ({ name, reason, on, to }: LeftMember, names: Names) =>
  `减少${name}（${LEAVE_WORDS[reason]}，${on}${to ? `，到${names.head(to)}户` : ''}）`
