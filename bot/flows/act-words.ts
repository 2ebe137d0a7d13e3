import { parseResponse, type Reply, say } from '../../api/client'
import type { Data, StepContext } from '../conversation/flow'
import { findIdentity } from '../conversation/identity'
import { normalise, simplify } from '../conversation/normalise'
import { wholeNumber } from '../conversation/numerals'
import { understand } from '../conversation/understand'

/** What can be done for another household, as it is offered. */
export const WHAT_CHOICES = [
  { id: 'status', say: say('proxy.see_status', {}) },
  { id: 'apply', say: say('menu.apply', {}) },
  { id: 'objection', say: say('menu.objection', {}) },
  { id: 'help', say: say('menu.help', {}) },
]
const WHATS = ['status', 'apply', 'objection', 'help'] as const

export const whatOf = ({ what }: Data) => WHATS.find((each) => each === what)

/** What is to be done, as far as the words behind the name say; 申请 and 求助 房子漏雨 do. */
export function actIn(text = ''): Data {
  if (text === '') return {}
  // Alone it asks for the menu.
  const help = /^help(?:$|[\s:,]+(.*)$)/isu.exec(text)
  if (help) return { what: 'help', text: help[1] ?? '' }
  const meant = understand(text)
  switch (meant.intent) {
    case 'status':
    case 'apply':
      return { what: meant.intent, text: '' }
    case 'objection':
      return { what: 'objection', code: meant.code ?? '', text: meant.text }
    case 'help':
    case 'urgent':
      return { what: 'help', text: meant.text }
    default:
      return { text: '' }
  }
}

const GROUPED = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[社组]/u
export const isGrouped = (head: string) => GROUPED.test(head)

/** 牟大山, 3社牟大山家, or with the last four at once. */
export function headIn(text: string): Data | undefined {
  const identity = findIdentity(text)
  if (identity) return { head: identity.name, idLast4: identity.idLast4 }
  const plain = simplify(text).replace(/\s+/g, '')
  const name = plain
    .replace(GROUPED, '')
    .replace(/^户主/u, '')
    .replace(/[家户屋]$/u, '')
  if (!/^[\p{Script=Han}·•]{2,12}$/u.test(name)) return undefined
  return { head: (GROUPED.exec(plain)?.[0] ?? '') + name }
}

/** The last four, with or without the name before them, which then is the one that counts. */
export function proofIn(text: string): Data | undefined {
  const identity = findIdentity(text)
  if (identity) return { head: identity.name, idLast4: identity.idLast4 }
  const idLast4 = /(?:^|\D|\d{14}|\d{11})(\d{3}[\dX])$/.exec(normalise(text))?.[1]
  return idLast4 ? { idLast4 } : undefined
}

/**
 * The open proxy of the contact for a household of that head; none where it has several of the name,
 * unless it was opened just now.
 */
export async function findOpenProxy({ api }: StepContext, head: string, isJustOpened = false) {
  const { proxies } = await parseResponse(api.proxies.index.$get())
  const name = head.replace(GROUPED, '')
  const group = GROUPED.exec(head)?.[0].slice(0, -1)
  const place = group && `${wholeNumber(group) ?? group}社`
  const named = proxies.filter(
    ({ household: { head: of, area } }) =>
      of === name && (!place || area.replace(/^.*?(?=\d+社$)/u, '') === place),
  )
  return named.length === 1 || isJustOpened ? named[0] : undefined
}

/** The slip of a proxy of the contact that is open; null for any other code. */
export async function findSlip({ api }: StepContext, code: string): Promise<Reply | null> {
  const { proxies } = await parseResponse(api.proxies.index.$get())
  const proxy = proxies.find((each) => each.code === code)
  if (!proxy) return null
  const { role, endsAt: until, household } = proxy
  return say('proxy.slip', { role, head: household.head, until, slip: code })
}
