import type { Vars } from '../../../api/client'
import { area, cut } from '../format'
import type { Messages } from '../messages'

export const enAnnualReports = {
  'annual_report.ready': ({ area: place, year, link }: Vars<'annual_report.ready'>) =>
    `${cut(area(place), 8)} ${year} draft: ${link}`,
  'annual_report.not_yours': () =>
    'Only the county office and that township read it. Send ANNUAL REPORT for yours.',
  'annual_report.of_village': () =>
    'Reports are of the county or a township. Send: ANNUAL REPORT 天元乡',
  'annual_report.bad_year': () => 'No report of that year. Send: ANNUAL REPORT 2026',
} satisfies Partial<Messages>
