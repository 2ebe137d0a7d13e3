import type { Row } from './row'

export const annualReportsRows: Record<string, Row> = {
  'GET /annual-reports': {
    action: 'annual_report.read',
    about: 'item',
    call: ({ areaPath, place }) => ({
      path: `/annual-reports?areaPath=${townshipOf(areaPath, place)}`,
    }),
  },
  'GET /annual-reports/report.pdf': {
    action: 'annual_report.read',
    about: 'item',
    call: ({ areaPath, place }) => ({
      path: `/annual-reports/report.pdf?areaPath=${townshipOf(areaPath, place)}`,
    }),
  },
}

/** Of the township of a place; of another county's the county does not know. */
const townshipOf = (areaPath: string, place: string) =>
  (place === 'foreign' ? areaPath.replace('wuxi', 'wushan') : areaPath)
    .split('.')
    .slice(0, 2)
    .join('.')
