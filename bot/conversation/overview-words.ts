import type { ReadsDeskWork } from './desk-work'
import { simplify } from './normalise'

const LEADS = ['总览', '看总览', '查总览', '总览图', 'OVERVIEW']
/** Anybody asks for the whole county in these words, with or without 总览. */
const WHOLE = ['全县情况', '全县总览', '全县扶贫情况', '全县脱贫情况']
const LONGEST_NAME = 30
const TALKS = /[?？。！!]|[吗呢么]$|怎么|怎样|什么|啥|为何|能不能|有没有/u

/** 总览, 总览 天元乡, 全县情况: how the programme stands. */
export const overviewWork: ReadsDeskWork = ({ own, opening }) => {
  if (opening.restAfter(WHOLE) === '')
    return { intent: 'desk_work', flow: 'show-overview', data: { text: '全县' } }
  const rest = opening.restAfter(LEADS)
  if (rest === undefined || rest.length > LONGEST_NAME || TALKS.test(simplify(own)))
    return undefined
  return { intent: 'desk_work', flow: 'show-overview', data: rest === '' ? {} : { text: rest } }
}
