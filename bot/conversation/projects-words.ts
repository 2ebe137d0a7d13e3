import type { DeskWork, ReadsDeskWork } from './desk-work'
import { only } from './flow'
import { ASKS } from './lists-words'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'
import { isUrgent, OWN_CRY } from './urgent'

const LEADS = {
  discuss: ['项目讨论', '群众讨论', '讨论项目', '新项目', 'PROJECT TALK'],
  apply: ['项目申请', '申请项目', 'APPLY PROJECT'],
  post: ['公示项目', '项目公示', '公告项目', '项目公告', 'POST PROJECT'],
  submit: ['项目申报', '申报项目', '项目上报', 'SUBMIT PROJECT'],
  back: ['项目退回', '退回项目', 'RETURN PROJECT'],
  approve: ['项目审批', '审批项目', 'APPROVE PROJECT'],
  start: ['开工', '动工', 'START PROJECT'],
  progress: ['进度', '进展', '项目进度', '报进度', 'PROGRESS'],
  finish: ['完工', '竣工', 'FINISH PROJECT'],
  cancel: ['项目取消', '取消项目', 'CANCEL PROJECT'],
  counts: ['项目清单', '项目统计', '项目汇总'],
  show: ['项目', '查项目', '看项目', '项目库', 'PROJECT', 'PROJECTS'],
} as const

/** With the number of a project, or alone to hear how; `isCoded`: only with one. */
const CODED = [
  ['apply', 'apply-project', {}, false],
  ['post', 'post-project', {}, false],
  ['submit', 'submit-project', {}, false],
  ['back', 'submit-project', { isBack: 'yes' }, false],
  ['cancel', 'cancel-project', {}, false],
  ['start', 'carry-out-project', { act: 'start' }, true],
  // Without nine digits it is the progress of an office notice, or of one's own household.
  ['progress', 'carry-out-project', { act: 'progress' }, true],
  ['finish', 'carry-out-project', { act: 'finish' }, true],
] as const

const VERDICTS = [
  ['reject', /^(?:不同意|不批准?|否决|驳回)/u],
  ['send_back', /^(?:退回|打回|发回)/u],
  ['approve', /^(?:同意|批准|批)/u],
] as const

/** Who came and who was for it: 建什么大棚 25人参加 is told, not asked. */
const VOTES = /参加|到会|同意|赞成|支持/u

const work = (flow: string, data: Record<string, string | null>): DeskWork => ({
  intent: 'desk_work',
  flow,
  data: only(data),
  ...(data['code'] && { isAlways: true }),
})

/** 项目审批 CODE 同意 资金 溪财发174 20万. */
function approval(rest: string): DeskWork | undefined {
  const { code, text } = codeFirst(rest, 9)
  if (!code) return rest === '' ? work('approve-project', {}) : undefined
  const plain = simplify(text)
  for (const [verdict, words] of VERDICTS) {
    const found = words.exec(plain)
    if (!found) continue
    const said = text.slice(found[0].length).replace(/^[\s,，。:：;；、]+|^资金/gu, '')
    return work('approve-project', { code, verdict, text: said.replace(/^\s*资金\s*/u, '') })
  }
  return work('approve-project', { code })
}

/** Words that begin the flows of projects; they are of staff alone. */
export const projectWork: ReadsDeskWork = ({ own, opening, isStaff }) => {
  if (!isStaff) return undefined
  for (const [lead, flow, data, isCoded] of CODED) {
    const rest = opening.restAfter(LEADS[lead])
    if (rest === undefined) continue
    const { code, text } = codeFirst(rest, 9)
    if (code) return work(flow, { ...data, code, text })
    // 开工 and 完工 alone are a cadre's; 进度 alone is a word of everybody.
    if (isCoded && lead !== 'progress' && rest === '') return work(flow, data)
    // Alone, or with a number that is none, they hear how it is sent.
    if (!isCoded && /^(?:$|[\d０-９])/u.test(rest)) return work(flow, data)
  }
  const decided = opening.restAfter(LEADS.approve)
  const decision = decided === undefined ? undefined : approval(decided)
  if (decision) return decision
  const discussed = opening.restAfter(LEADS.discuss)
  // A cry for help is heard, and a question is one, whatever it begins with.
  const isOther =
    (isUrgent(own) && OWN_CRY.test(own)) || (ASKS.test(discussed ?? '') && !VOTES.test(own))
  if (discussed !== undefined && !isOther) return work('discuss-project', { text: discussed })
  if (opening.restAfter(LEADS.counts) === '') return work('show-projects', { isCount: 'yes' })
  const shown = opening.restAfter(LEADS.show)
  if (shown === undefined) return undefined
  const { code, text } = codeFirst(shown, 9)
  if (code && text === '') return work('show-projects', { code })
  return shown === '' ? work('show-projects', {}) : undefined
}
