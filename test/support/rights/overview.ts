import { plain, type Row } from './row'

export const overviewRows: Record<string, Row> = {
  'GET /overview': {
    action: 'overview.read',
    about: 'item',
    // Of the village of a place; of another county's the county does not know.
    call: ({ areaPath, place }) => ({ path: `/overview?areaPath=${villageOf(areaPath, place)}` }),
  },
  'GET /overview/rows': {
    action: 'overview.read',
    about: 'item',
    call: ({ areaPath, place }) => ({
      path: `/overview/rows?what=registered&areaPath=${villageOf(areaPath, place)}`,
    }),
  },
  'GET /overview/rows.xlsx': {
    action: 'overview.read',
    about: 'item',
    call: ({ areaPath, place }) => ({
      path: `/overview/rows.xlsx?what=registered&areaPath=${villageOf(areaPath, place)}`,
    }),
  },
  'GET /overview/picture.png': {
    action: 'overview.read',
    about: 'item',
    call: ({ areaPath, place }) => ({
      path: `/overview/picture.png?areaPath=${villageOf(areaPath, place)}`,
    }),
  },
  'GET /overview/overview.xlsx': {
    action: 'overview.read',
    about: 'item',
    call: ({ areaPath, place }) => ({
      path: `/overview/overview.xlsx?areaPath=${villageOf(areaPath, place)}`,
    }),
  },
  'GET /overview/public': plain('overview.public', '/overview/public'),
  'POST /overview/refresh': plain('overview.refresh', '/overview/refresh', {}),
}

const villageOf = (areaPath: string, place: string) =>
  (place === 'foreign' ? areaPath.replace('wuxi', 'wushan') : areaPath)
    .split('.')
    .slice(0, 3)
    .join('.')
