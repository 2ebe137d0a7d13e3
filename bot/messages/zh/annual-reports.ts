import type { Vars } from '../../../api/client'
import { area } from '../format'
import type { Messages } from '../messages'

export const zhAnnualReports = {
  'annual_report.ready': ({ area: place, year, link }: Vars<'annual_report.ready'>) =>
    `${area(place)}${year}年度报告草稿，两天内打开：${link}`,
  'annual_report.not_yours': () =>
    '这里的年度报告要县办或当地乡镇专干才能看。发“年度报告”看您自己的。',
  'annual_report.of_village': () => '年度报告只有全县和乡镇的。请发：年度报告 天元乡',
  'annual_report.bad_year': () => '这一年还没有报告。请换个年份，如：年度报告 天元乡 2026',
} satisfies Partial<Messages>
