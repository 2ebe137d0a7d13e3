import type { Data } from './flow'
import type { DeskWork, ReadsDeskWork } from './desk-work'
import { normalise } from './normalise'
import { isUrgent } from './urgent'

const OWN = ['我的方案', '我家方案', '我家的方案', '我的帮扶方案', '户方案', '帮扶方案', 'MY PLAN']
const LEADS = {
  add: ['加规划', '添规划', '规划加', '规划加一条', 'ADD PLAN'],
  done: ['规划办结', '办结规划'],
  dropped: ['规划取消', '取消规划'],
  adopt: ['通过规划', '通过村规划', '规划通过', '村规划通过'],
  adoptHousehold: ['通过户方案', '通过方案', '户方案通过'],
  village: ['村规划', '看规划', '看村规划', 'VILLAGE PLAN'],
  household: ['户方案', '看户方案', 'HOUSEHOLD PLAN'],
} as const
const ASKS = /[?？]|[吗呢么]$|怎么|怎样|咋|什么|啥|好久|几时|能不能|可不可以|是不是|有没有/u

const work = (flow: string, data: Data): DeskWork => ({ intent: 'desk_work', flow, data })

/** 村规划 宝坪村, 加规划 …, 户方案 牟大岭, of staff; 我的方案 of a villager. */
export const planWork: ReadsDeskWork = ({ own, opening, isStaff }) => {
  if (!isStaff) return opening.restAfter(OWN) === '' ? work('household-plan', {}) : undefined
  if (isUrgent(own)) return undefined
  for (const [lead, flow, data] of [
    ['add', 'add-plan-line', { kind: 'village' }],
    ['done', 'end-plan-line', { status: 'done' }],
    ['dropped', 'end-plan-line', { status: 'dropped' }],
    ['adoptHousehold', 'adopt-plan', { kind: 'household' }],
    ['adopt', 'adopt-plan', { kind: 'village' }],
  ] as const) {
    const text = opening.restAfter(LEADS[lead])
    if (text !== undefined) return work(flow, { ...data, text })
  }
  if (opening.restAfter(['规划']) === '') return work('village-plan', { text: '' })
  for (const [lead, flow] of [
    ['village', 'village-plan'],
    ['household', 'household-plan'],
  ] as const) {
    const text = opening.restAfter(LEADS[lead])
    if (text !== undefined && !ASKS.test(normalise(text))) return work(flow, { text })
  }
  return undefined
}
