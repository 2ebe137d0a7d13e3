import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { WUXI_AREAS } from '../../../db/reference/wuxi-areas'
import { WUXI_TOWNSHIPS } from '../../../db/reference/wuxi-townships'
import { WUXI_VILLAGES } from '../../../db/reference/wuxi-villages'

const township = (path: string) => {
  const found = WUXI_TOWNSHIPS.find((area) => area.path === path)
  if (!found) throw new Error(path)
  return found
}
const codesOf = (path: string, scheme: string) =>
  township(path)
    .codes.filter((code) => code.scheme === scheme)
    .map(({ code }) => code)

const spelt = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true }).join('')

describe('the areas of Wuxi County', () => {
  test('the county has 2 subdistricts, 19 towns and 11 townships by their names of today', () => {
    const endings = ['街道', '镇', '乡'].map(
      (ending) => WUXI_TOWNSHIPS.filter(({ name }) => name.endsWith(ending)).length,
    )
    expect(endings).toEqual([2, 19, 11])
    expect(WUXI_TOWNSHIPS).toHaveLength(32)
  })

  test('no two areas share a path and a parent stands before its children', () => {
    const seen = new Set<string>()
    for (const { path, level } of WUXI_AREAS) {
      expect(seen.has(path), path).toBe(false)
      if (level !== 'county') expect(seen, path).toContain(path.slice(0, path.lastIndexOf('.')))
      expect(path.split('.')).toHaveLength({ county: 1, township: 2, village: 3, group: 4 }[level])
      expect(path).toMatch(/^[a-z]+(\.[a-z]+)*$/)
      seen.add(path)
    }
  })

  test('a path spells the name it was made from', () => {
    for (const { path, name } of [...WUXI_TOWNSHIPS, ...WUXI_VILLAGES]) {
      const bare = name.replace(/(街道|社区|镇|乡|村)$/, '')
      const segment = path.slice(path.lastIndexOf('.') + 1)
      expect([spelt(bare), spelt(name)], name).toContain(segment)
    }
  })

  test('a code belongs to one area only within its scheme', () => {
    const codes = WUXI_AREAS.flatMap(({ codes }) => codes.map((c) => `${c.scheme} ${c.code}`))
    expect(new Set(codes).size).toBe(codes.length)
    for (const area of WUXI_AREAS) {
      const length = { county: 6, township: 9, village: 12, group: 0 }[area.level]
      for (const { code } of area.codes)
        expect(code).toMatch(new RegExp(`^500238\\d{${length - 6}}$`))
    }
  })

  test('the code of a village begins with that of its township', () => {
    const coded = WUXI_VILLAGES.filter(({ codes }) => codes.length > 0)
    expect(coded).toHaveLength(5 + 8 + 7 + 1)
    for (const { path, codes } of coded) {
      const [own] = codesOf(path.slice(0, path.lastIndexOf('.')), 'nbs')
      expect(codes[0]?.code.slice(0, 9), path).toBe(own)
    }
  })

  test('both public numberings of 城厢镇 lead to it, though one of them gives its code to 凤凰镇', () => {
    expect(codesOf('wuxi.chengxiang', 'nbs')).toEqual(['500238100'])
    expect(codesOf('wuxi.chengxiang', 'alternative')).toEqual(['500238101'])
    expect(codesOf('wuxi.fenghuang', 'nbs')).toEqual(['500238101'])
    expect(codesOf('wuxi.tianyuan', 'alternative')).toEqual(['500238211'])
    expect(codesOf('wuxi.xujia', 'alternative')).toEqual([])
  })

  test('红池坝镇 is still found as 中岗乡 and 凤凰镇 as 凤凰街道, without an invented date', () => {
    const other = WUXI_AREAS.filter(({ names }) => names.length > 0).map((area) => [
      area.name,
      area.names.map(({ name, validFrom, validTo }) => ({ name, validFrom, validTo })),
    ])
    const undated = { validFrom: null, validTo: null }
    expect(other).toEqual([
      ['凤凰镇', [{ name: '凤凰街道', ...undated }]],
      ['红池坝镇', [{ name: '中岗乡', ...undated }]],
    ])
    expect(codesOf('wuxi.hongchiba', 'older')).toEqual(['500238234'])
  })

  test('every village carries its official ending and every fact its source', () => {
    expect(WUXI_VILLAGES).toHaveLength(78)
    for (const { name } of WUXI_VILLAGES) expect(name).toMatch(/.{2}(村|社区)$/)
    for (const { source, codes, names } of WUXI_AREAS) {
      for (const fact of [{ source }, ...codes, ...names]) expect(fact.source).not.toBe('')
    }
  })

  test('no group count is claimed for a single village, because no page gives one', () => {
    expect(WUXI_AREAS.filter(({ groups }) => groups !== null)).toEqual([])
  })
})
