import { describe, expect, test } from 'vitest'
import { DEMO_AREAS, DEMO_VILLAGES } from '../../../db/demo/demo-areas'
import { WUXI_AREAS } from '../../../db/reference/wuxi-areas'

const inTownship = (township: string) =>
  DEMO_VILLAGES.filter(({ path }) => path.startsWith(`wuxi.${township}.`))
const groupsOf = (township: string) =>
  inTownship(township).reduce((sum, { groups }) => sum + (groups ?? 0), 0)

describe('the areas of the demo county', () => {
  test('it has as many villages and communities as the county archives count', () => {
    const communities = DEMO_VILLAGES.filter(({ name }) => name.endsWith('社区'))
    expect(communities).toHaveLength(41)
    expect(DEMO_VILLAGES.length - communities.length).toBe(288)
  })

  test('every known area is there unchanged but for its groups, and not marked invented', () => {
    const byPath = new Map(DEMO_AREAS.map((area) => [area.path, area]))
    for (const known of WUXI_AREAS) {
      const groups = byPath.get(known.path)?.groups ?? null
      expect(byPath.get(known.path)).toEqual({ ...known, groups, invented: false })
    }
  })

  test('an invented village is marked, has no official code and no name of a known one', () => {
    const known = new Set(WUXI_AREAS.map(({ name }) => name.slice(0, 2)))
    const invented = DEMO_VILLAGES.filter((village) => village.invented)
    expect(invented).toHaveLength(329 - 78)
    for (const { name, codes, source } of invented) {
      expect(known, name).not.toContain(name.slice(0, 2))
      expect(codes).toEqual([])
      expect(source).toBe('invented for the demo county')
    }
    expect(new Set(invented.map(({ name }) => name.slice(0, 2))).size).toBe(invented.length)
  })

  test('no path stands twice and a parent stands before its children', () => {
    const seen = new Set<string>()
    for (const { path, level } of DEMO_AREAS) {
      expect(seen.has(path), path).toBe(false)
      if (level !== 'county') expect(seen, path).toContain(path.slice(0, path.lastIndexOf('.')))
      seen.add(path)
    }
  })

  test('each village has 3 to 8 groups and each group is an area of its own', () => {
    const groups = DEMO_AREAS.filter(({ level }) => level === 'group')
    for (const { path, groups: count } of DEMO_VILLAGES) {
      expect(count).toBeGreaterThanOrEqual(3)
      expect(count).toBeLessThanOrEqual(8)
      const own = groups.filter((group) => group.path.startsWith(`${path}.`))
      expect(own.map(({ name }) => name)).toEqual(
        Array.from({ length: count ?? 0 }, (_, i) => `${i + 1}社`),
      )
    }
  })

  test.each([
    ['chengxiang', 16, 79],
    ['tianxing', 8, 33],
    ['fenghuang', 11, 52],
  ])('%s has the %i villages and %i groups of its public page', (township, villages, groups) => {
    expect(inTownship(township)).toHaveLength(villages)
    expect(groupsOf(township)).toBe(groups)
  })
})
