import { sumEn, type ProjectSector, type Vars } from '../../../api/client'
import { area, code, cut, dayEn } from '../format'
import { SECTORS } from './projects'
import type { Messages } from '../messages'

function sectorsEn(sectors: string): string {
  const all = sectors.split(',').filter((sector) => sector !== '') as ProjectSector[]
  if (all.length === 0) return 'any sector'
  const [first, ...rest] = all.map((sector) => SECTORS[sector])
  return rest.length > 1 ? `${all.length} sectors` : [first, ...rest].join(', ')
}

const source = (text: string) => cut(text, 16)
const fullDay = (on: string) => `${dayEn(on)} ${on.slice(0, 4)}`
const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enFunds = {
  'fund.ask_name': () => 'What is it called? Reply a short name or its number, as 溪财发174',
  'fund.ask_kind': () => 'What kind? Reply 中央, 市级, 县级, 部门, 银行, 社会捐赠 or 助学',
  'fund.ask_giver': () => 'Who gives it? Reply its name.',
  'fund.ask_amount': () => 'How much is planned? Reply as 947万 or 3500元',
  'fund.ask_sectors': () => 'For which sectors? As 交通、水利. Gifts name them; else 不限 (any).',
  'fund.ask_area': () => 'Where? Reply a township or village, or 全县 (the county).',
  'fund.confirm': (vars: Vars<'fund.confirm'>) => `${sourceEn(vars)}. For good. Right?`,
  'fund.confirm_until': (vars: Vars<'fund.confirm_until'>) =>
    `${sourceEn(vars)}, until ${fullDay(vars.until)}. Right?`,
  'fund.recorded': ({ text }: Vars<'fund.recorded'>) =>
    `Kept. When it arrives: 到账 ${source(text)} amount`,
  'fund.dropped': () => 'Fine, nothing was kept.',
  'fund.name_taken': ({ text }: Vars<'fund.name_taken'>) =>
    `There is a ${source(text)}. Nothing was kept.`,
  'fund.until_past': () => 'Its last day is past. Nothing was kept.',
  'fund.area_too_small': () => 'A village at least. Nothing was kept.',
  'fund.changed': () => 'That has just changed. Nothing was kept: see 资金',

  'fund.ask_source': () => 'Of which source? Reply its name; 资金 lists them.',
  'fund.ask_place': () => 'Which township or village?',
  'fund.ask_sum': () => 'How much? As 200万 or 3500元',
  'fund.arrive_confirm': ({ text, amount, arrived, planned }: Vars<'fund.arrive_confirm'>) =>
    `${source(text)}: ${sumEn(amount)} arrived, ${sumEn(arrived)} of ${sumEn(planned)}. Right?`,
  'fund.recall_confirm': ({ text, amount }: Vars<'fund.recall_confirm'>) =>
    `${source(text)}: ${sumEn(amount)} taken back. Right?`,
  'fund.allocate_confirm': ({ text, area: place, amount, left }: Vars<'fund.allocate_confirm'>) =>
    `${source(text)}: ${sumEn(amount)} to ${area(place)}, ${sumEn(left)} left. Right?`,
  'fund.give_back_confirm': ({ text, area: place, amount }: Vars<'fund.give_back_confirm'>) =>
    `${area(place)} gives ${sumEn(amount)} of ${source(text)} back. Right?`,
  'fund.moved': ({ text }: Vars<'fund.moved'>) => `Kept. To see it: 资金 ${source(text)}`,
  'fund.short': ({ amount }: Vars<'fund.short'>) =>
    `Too little there: ${sumEn(amount)}. Nothing was kept.`,
  'fund.wrong_area': () => 'It may not be used there. Nothing was kept.',
  'fund.expired': () => 'It may no longer be used. Nothing was kept.',

  'fund.all': ({ count, planned, arrived, allocated, spent }: Vars<'fund.all'>) =>
    `${count} sources: planned ${sumEn(planned)}, arrived ${sumEn(arrived)}, allocated ${sumEn(allocated)}, paid ${sumEn(spent)}`,
  'fund.line': ({ text, planned, arrived, allocated, spent, left }: Vars<'fund.line'>) =>
    `${cut(text, 10)}: planned ${sumEn(planned)}, arrived ${sumEn(arrived)}, allocated ${sumEn(allocated)}, paid ${sumEn(spent)}${more(left)}`,
  'fund.source': (vars: Vars<'fund.source'>) =>
    `${cut(vars.text, 10)}: ${cut(vars.giver, 8)}, ${sectorsEn(vars.sectors)}, ${area(vars.area)}. Planned ${sumEn(vars.planned)}, arrived ${sumEn(vars.arrived)}, here ${sumEn(vars.left)}`,
  'fund.allocation_line': ({ area: place, amount, left }: Vars<'fund.allocation_line'>) =>
    `${area(place)}: ${sumEn(amount)} left${more(left)}`,
  'fund.project_line': ({ text, code: number, amount, spent, left }: Vars<'fund.project_line'>) =>
    `${code(number)} ${cut(text, 12)}: given ${sumEn(amount)}, paid ${sumEn(spent)}${more(left)}`,
  'fund.place_line': (vars: Vars<'fund.place_line'>) =>
    `${area(vars.area)}, ${source(vars.text)}: allocated ${sumEn(vars.allocated)}, in projects ${sumEn(vars.assigned)}, paid ${sumEn(vars.spent)}${more(vars.left)}`,
  'fund.place_none': ({ area: place }: Vars<'fund.place_none'>) =>
    `${area(place)}: nothing allocated yet.`,
  'fund.none': () => 'No source is recorded yet.',
  'fund.unknown': () => 'No such source or place. 资金 lists them.',
  'fund.picture': ({ allocated, spent }: Vars<'fund.picture'>) =>
    `Allocated ${sumEn(allocated)}, paid ${sumEn(spent)}. By township: 资金 天元乡`,
} satisfies Partial<Messages>

function sourceEn(vars: Vars<'fund.confirm'> | Vars<'fund.confirm_until'>): string {
  const { text, giver, amount, sectors, area: place } = vars
  return `${cut(text, 12)}: ${cut(giver, 10)}, ${sumEn(amount)}, ${sectorsEn(sectors)}, ${area(place)}`
}
