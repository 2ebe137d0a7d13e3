import { roundSumZh, SECTOR_NAMES, sumZh, type ProjectSector, type Vars } from '../../../api/client'
import { area, code, cut, dayZh } from '../format'
import type { Messages } from '../messages'

/** So many are named; of more how many there are. */
const MOST_NAMED = 3

function sectorsZh(sectors: string): string {
  const all = sectors.split(',').filter((sector) => sector !== '') as ProjectSector[]
  if (all.length === 0) return '不限行业'
  const named = all.slice(0, MOST_NAMED).map((sector) => SECTOR_NAMES[sector])
  return named.join('、') + (all.length > MOST_NAMED ? `等${all.length}个行业` : '')
}

/** 123.46万, 3500元: four of them in a line. */
const inLine = (fen: number) => roundSumZh(fen).replace('万元', '万')
/** As typed on a phone: 溪财发〔2021〕174号. */
const source = (text: string) => cut(text, 16)
const fullDay = (on: string) => `${on.slice(0, 4)}年${dayZh(on)}`
const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')

export const zhFunds = {
  'fund.ask_name': () => '这笔资金叫什么？请回好记的短名或文号，如 溪财发174',
  'fund.ask_kind': () => '是哪一类？请回：中央、市级、县级、部门、银行、社会捐赠、助学',
  'fund.ask_giver': () => '是哪个单位给的？请回单位名称。',
  'fund.ask_amount': () => '计划多少钱？请回金额，如 947万、3500元',
  'fund.ask_sectors': () => '用在哪些行业？请回，如 交通、水利。捐赠要说明用途，其他可回“不限”。',
  'fund.ask_area': () => '用在哪里？请回乡镇或村名，全县都能用就回“全县”。',
  'fund.confirm': (vars: Vars<'fund.confirm'>) => `${sourceZh(vars)}。用途以后不能改，对吗？`,
  'fund.confirm_until': (vars: Vars<'fund.confirm_until'>) =>
    `${sourceZh(vars)}，用到${fullDay(vars.until)}。用途以后不能改，对吗？`,
  'fund.recorded': ({ text }: Vars<'fund.recorded'>) =>
    `记下了。钱到了请发：到账 ${source(text)} 金额`,
  'fund.dropped': () => '好，没有记。',
  'fund.name_taken': ({ text }: Vars<'fund.name_taken'>) =>
    `已有一笔叫${source(text)}，没有记。请换个名字再发。`,
  'fund.until_past': () => '使用期限已经过了，没有记。请核对日期再发。',
  'fund.area_too_small': () => '资金最小到村，不能只给一个社，没有记。',
  'fund.changed': () => '情况刚变了，没有记。请发“资金”看看，再发一次。',

  'fund.ask_source': () => '是哪笔资金？请回资金名称，如 溪财发174。发“资金”看有哪些。',
  'fund.ask_place': () => '是哪个乡镇或村？请回地名，如 天元乡',
  'fund.ask_sum': () => '多少钱？请回金额，如 200万、3500元',
  'fund.arrive_confirm': ({ text, amount, arrived, planned }: Vars<'fund.arrive_confirm'>) =>
    `${cut(text, 12)}到账${sumZh(amount)}，共到${roundSumZh(arrived)}，计划${roundSumZh(planned)}${arrived > planned ? '，超了' : ''}。对吗？`,
  'fund.recall_confirm': ({ text, amount }: Vars<'fund.recall_confirm'>) =>
    `${source(text)}收回${sumZh(amount)}，对吗？`,
  'fund.allocate_confirm': ({ text, area: place, amount, left }: Vars<'fund.allocate_confirm'>) =>
    `${cut(text, 12)}下达${area(place)}${sumZh(amount)}，还剩${roundSumZh(left)}。对吗？`,
  'fund.give_back_confirm': ({ text, area: place, amount }: Vars<'fund.give_back_confirm'>) =>
    `${area(place)}退回${source(text)}${sumZh(amount)}，对吗？`,
  'fund.moved': ({ text }: Vars<'fund.moved'>) => `记下了。看去向请发：资金 ${source(text)}`,
  'fund.short': ({ amount }: Vars<'fund.short'>) => `钱不够：这里只有${sumZh(amount)}，没有记。`,
  'fund.wrong_area': () => '这笔资金不能用在那里（专款专用），没有记。',
  'fund.expired': () => '这笔资金过了使用期限，没有记。',

  'fund.all': ({ count, planned, arrived, allocated, spent }: Vars<'fund.all'>) =>
    `资金${count}笔：计划${roundSumZh(planned)}，到账${roundSumZh(arrived)}，下达${roundSumZh(allocated)}，已付${roundSumZh(spent)}。`,
  'fund.line': ({ text, planned, arrived, allocated, spent, left }: Vars<'fund.line'>) =>
    `${cut(text, 10)}：计划${inLine(planned)}，到账${inLine(arrived)}，下达${inLine(allocated)}，已付${inLine(spent)}${more(left)}`,
  'fund.source': (vars: Vars<'fund.source'>) =>
    `${source(vars.text)}：${cut(vars.giver, 10)}，${sectorsZh(vars.sectors)}，${area(vars.area)}。计划${roundSumZh(vars.planned)}，到账${roundSumZh(vars.arrived)}，没下达${roundSumZh(vars.left)}。`,
  'fund.allocation_line': ({ area: place, amount, left }: Vars<'fund.allocation_line'>) =>
    `${area(place)}：还能安排${sumZh(amount)}${more(left)}`,
  'fund.project_line': ({ text, code: number, amount, spent, left }: Vars<'fund.project_line'>) =>
    `项目${code(number)}${cut(text, 12)}：安排${sumZh(amount)}，已付${sumZh(spent)}${more(left)}`,
  'fund.place_line': (vars: Vars<'fund.place_line'>) =>
    `${area(vars.area)}，${source(vars.text)}：下达${roundSumZh(vars.allocated)}，安排${roundSumZh(vars.assigned)}，已付${roundSumZh(vars.spent)}${more(vars.left)}`,
  'fund.place_none': ({ area: place }: Vars<'fund.place_none'>) =>
    `${area(place)}还没有下达的资金。`,
  'fund.none': () => '还没有记过资金。财政局发“加资金”来记。',
  'fund.unknown': () => '没找到这笔资金或这个地方。发“资金”看有哪些。',
  'fund.picture': ({ allocated, spent }: Vars<'fund.picture'>) =>
    `资金下达${sumZh(allocated)}，已付${sumZh(spent)}。看一个乡镇，发：资金 天元乡`,
} satisfies Partial<Messages>

function sourceZh(vars: Vars<'fund.confirm'> | Vars<'fund.confirm_until'>): string {
  const { text, giver, amount, sectors, area: place } = vars
  return `${source(text)}：${cut(giver, 12)}，${sumZh(amount)}，用于${sectorsZh(sectors)}，${area(place)}`
}
