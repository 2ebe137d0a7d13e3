import type { Row } from './row'

export const inspectionsRows: Record<string, Row> = {
  'GET /inspections/households/:householdId': {
    action: 'inspection.read',
    about: 'item',
    call: ({ householdId }) => ({ path: `/inspections/households/${householdId}?format=xlsx` }),
  },
  'GET /inspections/villages/:areaPath': {
    action: 'inspection.read',
    about: 'item',
    // The villages of another county stand on the same paths, and are none of this one's.
    call: ({ areaPath, place }) => ({
      path: `/inspections/villages/${place === 'foreign' ? 'wushan.tianyuan.baoping' : areaPath}?format=xlsx`,
    }),
  },
}
