import type { ReadsDeskWork } from './desk-work'
import { complaintCodesIn } from './complaint-codes'

const ADDED_KINDS = ['message', 'retaliation', 'review'] as const
export type AddedKind = (typeof ADDED_KINDS)[number]
export const isAddedKind = (kind: string): kind is AddedKind =>
  ADDED_KINDS.some((each) => each === kind)

const RETALIATION = /打击|报复|穿小鞋|威胁|恐吓|为难我/u
const REVIEW = /^(?:申请|要求|我要|要)?复查/u
const LEAD =
  /^(?:补充|还有|另外|申请复查|要求复查|我要复查|要复查|复查|打击报复|报复)[\s,:，：、。]*/u

/** Words that begin the flows of complaints, for who files one: its sixteen digits, and what is to be said about it. */
export const complaintWork: ReadsDeskWork = ({ own }) => {
  const [code] = complaintCodesIn(own)
  if (!code) return undefined
  const rest = own
    .normalize('NFKC')
    .replace(/\d(?:[\s\-–—.,，、]*\d){15}/u, ' ')
    .replace(/^[\s,:;，：；、。]+|[\s,:;，：；、]+$/gu, '')
  const isLook =
    /^(?:查询?|看|进展|进度|结果|有没有|有|怎么样|咋样|办得|我|了|没|吗|码|查询码|举报|的|[?？。])*$/u.test(
      rest.replace(/\s/gu, ''),
    )
  const kind: AddedKind | null = isLook
    ? null
    : REVIEW.test(rest)
      ? 'review'
      : RETALIATION.test(rest)
        ? 'retaliation'
        : 'message'
  const text = kind === 'retaliation' && rest.length > 6 ? rest : rest.replace(LEAD, '')
  return {
    intent: 'desk_work',
    flow: 'complaint-by-code',
    data: { code, ...(kind && { kind, text }) },
    isAlways: true,
  }
}
