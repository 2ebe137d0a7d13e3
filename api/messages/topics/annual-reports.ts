import type { VarKind } from '../templates'

/** What is said of the yearly report 年度报告. */
export const ANNUAL_REPORT_TEMPLATES = {
  'annual_report.ready': { area: 'area', year: 'figureYear', link: 'link' },
  'annual_report.not_yours': {},
  'annual_report.of_village': {},
  'annual_report.bad_year': {},
} as const satisfies Record<string, Record<string, VarKind>>
