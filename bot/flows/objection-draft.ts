import { codeKind, type ObjectionGround, parseResponse, type ReadDraft } from '../../api/client'
import type { Data, StepContext } from '../conversation/flow'

/** What the API takes of one objection. */
const LONGEST = 1000
const LONGEST_NAME = 50

/** The objection as far as it is said; the empty text stands for what is not. */
export const draftOf = ({ code, ground, name, own, text = '', proxyId }: Data) => ({
  code: code || null,
  ground: (ground || null) as ObjectionGround | null,
  householdName: name?.slice(0, LONGEST_NAME) || null,
  ownHousehold: own || null,
  ...(proxyId && { proxyId }),
  text: text.slice(0, LONGEST),
})

/** 2 482163 张三家有小车: the list's code somewhere in the words, where it was not said before. */
export function withCodeIn(data: Data): Data {
  const { code, text = '' } = data
  if (code) return data
  const found = /^\s*(?:2[\s.、:，,]*)?((?<!\d)\d{6}(?!\d))|(?<!\d)(\d{6})(?!\d)/.exec(text)
  const digits = found?.[1] ?? found?.[2]
  if (!found || !digits || codeKind(digits) !== 'notice') return data
  return { ...data, code: digits, text: text.replace(found[0], ' ').trim() }
}

/** What is still missing, read by the API, which knows the list. */
export function readDraft(
  { api }: StepContext,
  data: Data,
  isEntered: boolean,
): Promise<ReadDraft> {
  const json = { ...draftOf(data), isEntered }
  return parseResponse(api.objections.drafts.$post({ json })) as Promise<ReadDraft>
}

/** What the words told, to be asked for no more. */
export const knownIn = ({ notice, ground, householdName, ownHousehold }: ReadDraft): Data => ({
  ...(notice && { code: notice.code, day: notice.closesOn }),
  ...(ground && { ground }),
  ...(householdName && { name: householdName }),
  ...(ownHousehold && { own: ownHousehold }),
})

/** The sender's own words, with the name they gave beforehand: what is quoted, and what is kept. */
export function wordsOf({ typed = '', text = '' }: Data): string {
  const words = typed === '' || text.includes(typed) ? text : `${typed} ${text}`
  return words.trim().slice(0, LONGEST)
}

export const withMore = (data: Data, more: string): Data => ({
  text: `${data['text'] ?? ''} ${more}`.trim().slice(0, LONGEST),
})
