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

const WHO = '(?:谁|哪个|哪位|哪些人|啥子?人|什么人|有没有人|有没得人|是不是有人|有人|有谁)'
const TELLS = '(?:在)?(?:背后)?(?:举报|投诉|检举|控告|告)'
const ME = '(?:我|我们|我家|咱|俺|本人)'
const ASKS_WHO = new RegExp(
  [
    `^(?:请问|我?想(?:知道|问)(?:一?下)?|查一?[下查]?|帮我查)?(?:到底|是|又是)?${WHO}(?:在|要|把|来|去|又)?${TELLS}(?:了|的|过|到)*(?:是)?${ME}(?:了|的|过)*`,
    `^${ME}(?:是|到底)*(?:有没有|有没得|是不是)?(?:被|遭|让)${WHO}?${TELLS}(?:了|的|过)*(?:吗|嘛|没有?|么|迈|呢|吧)`,
    `^${ME}(?:是|到底)*(?:有没有|有没得|是不是)(?:被|遭|让)`,
    `^${TELLS}${ME}的(?:人)?(?:到底)?是?(?:谁|哪个|哪位|啥子?人|什么人)`,
    '^WHO(?:HAS|HAVE)?(?:REPORTED|COMPLAINEDABOUT|ACCUSED)ME|^(?:HAS|DID)(?:ANYBODY|ANYONE|SOMEBODY|SOMEONE)(?:REPORT|COMPLAIN)(?:ED)?(?:ABOUT)?ME',
  ].join('|'),
  'u',
)
const END = /(?:吗|嘛|没有?|么|迈|呢|哦|哟|啊|呀|了|的|\?)*$/u

/** 谁举报我, 有人举报我吗: it asks who has complained, and complains of nobody. */
function asksWhoComplained(plain: string): boolean {
  const said = plain.replaceAll(' ', '')
  const found = ASKS_WHO.exec(said)?.[0]
  return found !== undefined && said.slice(found.length).replace(END, '') === ''
}

/** Words that begin the flows of complaints, for who files one: its sixteen digits, and what is to be said about it. */
export const complaintWork: ReadsDeskWork = ({ own, plain }) => {
  if (asksWhoComplained(plain))
    return { intent: 'desk_work', flow: 'who-complained', data: {}, isAlways: true }
  const [code] = complaintCodesIn(own)
  if (!code) return undefined
  // As written, but for the digits: it is shown again, and kept.
  const rest = own
    .replace(/[\d０-９](?:[\s\-–—.,，、]*[\d０-９]){15}/u, ' ')
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
