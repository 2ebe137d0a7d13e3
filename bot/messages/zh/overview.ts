import {
  MONEY_NUMBERS,
  NUMBER_NAMES,
  type OverviewNumber,
  percent,
  roundSumZh,
  type Vars,
} from '../../../api/client'
import { area, cut, dayZh } from '../format'
import type { Messages } from '../messages'

const GAUGES = ['对象', '项目', '资金', '措施', '派人', '成效']
/** As people say it. */
const NAMES: Record<OverviewNumber, string> = {
  ...NUMBER_NAMES,
  registered: '在册户',
  watched: '监测户',
}
const isMoney = (number: string) => (MONEY_NUMBERS as readonly string[]).includes(number)
const valueZh = (number: OverviewNumber, value: string) =>
  isMoney(number) ? roundSumZh(Number(value)) : value

/** 1=registered:25148;2=… */
function numbersZh(numbers: string): string {
  return numbers
    .split(';')
    .map((each) => {
      const [, at = '', name = '', value = ''] = /^(\d+)=(\w+):(-?\d+)$/.exec(each) ?? []
      const number = name as OverviewNumber
      return `${at} ${NAMES[number]}${valueZh(number, value)}`
    })
    .join('\n')
}

const rowsZh = (rows: string) =>
  rows
    .split(';')
    .map((each) => {
      const [where = '', label = '', fen = ''] = each.split(',')
      const what = label === where ? '' : cut(label, 9)
      return `${cut(where, 9)}${what}${fen && roundSumZh(Number(fen))}`
    })
    .join('、')

const few = (count: number | null) => (count === null ? '不到10户' : `${count}户`)

export const zhOverview = {
  'overview.gauges': ({ area: place, day, gauges }: Vars<'overview.gauges'>) => {
    const shares = gauges.split(';')
    const told = GAUGES.map((name, i) => {
      const share = shares[i]
      return `${name}${share ? `${percent(Number(share))}%` : '没有数据'}`
    })
    return `${area(place)}总览（${dayZh(day)}），六个精准：${told.join('，')}。`
  },
  'overview.numbers': ({ numbers, left }: Vars<'overview.numbers'>) =>
    `${numbersZh(numbers)}\n看名单回编号${left > 0 ? `；还有${left}项，发“下”` : ''}`,
  'overview.rows': ({ number, rows, left }: Vars<'overview.rows'>) =>
    `${NAMES[number]}：${rowsZh(rows)}${left > 0 ? `。还有${left}条，发“下”` : ''}`,
  'overview.rows_cut': ({ number, rows, more }: Vars<'overview.rows_cut'>) =>
    `${NAMES[number]}：${rowsZh(rows)}。还有${more}条没发，全部名单请县办导出表格`,
  'overview.satisfaction': ({
    at,
    satisfied,
    low,
    high,
    answers,
    day,
  }: Vars<'overview.satisfaction'>) =>
    `${at} 满意度${satisfied}%（${low}到${high}%，${answers}户答，${dayZh(day)}止）\n看每题回${at}`,
  'overview.satisfaction_few': ({ at, day }: Vars<'overview.satisfaction_few'>) =>
    `${at} 满意度：答的人太少，不显示（${dayZh(day)}止）`,
  'overview.no_satisfaction': ({ area: place }: Vars<'overview.no_satisfaction'>) =>
    `${area(place)}近一年没有问完的满意度调查。看别的请回编号。`,
  'overview.no_rows': ({ area: place, number }: Vars<'overview.no_rows'>) =>
    `${area(place)}没有${NAMES[number]}。看别的请回编号。`,
  'overview.unknown_number': ({ count }: Vars<'overview.unknown_number'>) =>
    `没有这个编号。请回1到${count}，或发“总览”重看。`,
  'overview.not_yours': () => '这里的总览要当地干部才能看。发“总览”看您自己的地方。',
  'overview.public': (vars: Vars<'overview.public'>) =>
    `${area(vars.area)}（${dayZh(vars.day)}）：在册${few(vars.registered)}，已脱贫${few(vars.exited)}，返贫${few(vars.returned)}，监测${few(vars.watched)}。`,
  'overview.public_money': (vars: Vars<'overview.public_money'>) =>
    `正在公示${vars.notices}张名单。今年资金到账${roundSumZh(vars.arrived)}，下达${roundSumZh(vars.allocated)}，已付${roundSumZh(vars.spent)}。`,
} satisfies Partial<Messages>
