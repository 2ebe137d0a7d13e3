import type { AreaReference } from '../reference/area-reference'
import { WUXI_AREAS } from '../reference/wuxi-areas'
import { WUXI_TOWNSHIPS } from '../reference/wuxi-townships'
import { WUXI_VILLAGES } from '../reference/wuxi-villages'
import { apportion, createRandom, seedOf } from './random'

export interface DemoArea extends AreaReference {
  /** True where the area itself is invented: unnamed villages and all villager groups. */
  invented: boolean
}

interface Size {
  villages: number
  communities: number
  /** Villager groups of all villages together, where a public page counts them. */
  groups?: number
}

/** Ten each, as 329 villages and communities leave for the townships no page counts. */
const USUAL: Size = { villages: 9, communities: 1 }

/** Counted by public pages, but for 宁河, 柏杨 and 上磺, which take up the rest of 41 communities. */
const SIZES: Record<string, Size> = {
  'wuxi.ninghe': { villages: 4, communities: 6 },
  'wuxi.baiyang': { villages: 4, communities: 6 },
  'wuxi.shanghuang': { villages: 8, communities: 2 },
  'wuxi.fenghuang': { villages: 10, communities: 1, groups: 52 },
  'wuxi.chengxiang': { villages: 15, communities: 1, groups: 79 },
  'wuxi.gulu': { villages: 16, communities: 1 },
  'wuxi.jianshan': { villages: 7, communities: 2 },
  'wuxi.tangfang': { villages: 8, communities: 1 },
  'wuxi.lingjiao': { villages: 15, communities: 0 },
  'wuxi.yulin': { villages: 4, communities: 1 },
  'wuxi.tianxing': { villages: 8, communities: 0, groups: 33 },
  'wuxi.tianyuan': { villages: 9, communities: 0 },
}

/** Where the named people live: enough groups for everybody, whatever the draw. */
const FIXED_GROUPS: Record<string, number> = {
  'wuxi.tianyuan.baoping': 6,
  'wuxi.tianyuan.tianyuan': 6,
  'wuxi.tianyuan.jilong': 6,
}

const FIRST =
  '云yun 松song 竹zhu 柳liu 石shi 泉quan 龙long 梨li 枫feng 青qing 黄huang 白bai 双shuang ' +
  '高gao 鹰ying 花hua 茶cha 桐tong 杉shan 枣zao'
const SECOND =
  '坪ping 湾wan 岭ling 沟gou 坝ba 垭ya 溪xi 洞dong 坡po 槽cao 梁liang 坎kan 塘tang 岩yan ' +
  '沱tuo 坳ao'

const syllables = (text: string) =>
  text.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)] as const)

/** Village names nobody listed, in a fixed order without end before the 251 that are needed. */
function* inventedNames(): Generator<readonly [name: string, segment: string]> {
  const known = new Set(WUXI_VILLAGES.map(({ name }) => name.slice(0, 2)))
  const firsts = syllables(FIRST)
  const seconds = syllables(SECOND)
  const count = firsts.length * seconds.length
  for (let i = 0; i < count; i++) {
    const at = (i * 131) % count
    const first = firsts[Math.floor(at / seconds.length)]
    const second = seconds[at % seconds.length]
    if (!first || !second || known.has(first[0] + second[0])) continue
    yield [first[0] + second[0], first[1] + second[1]]
  }
}

const isCommunity = ({ name }: { name: string }) => name.endsWith('社区')

function villagesOf(township: AreaReference, names: Generator<readonly [string, string]>) {
  const known = WUXI_VILLAGES.filter(({ path }) => path.startsWith(`${township.path}.`))
  const size = SIZES[township.path] ?? USUAL
  const communities = size.communities - known.filter(isCommunity).length
  const missing = size.villages + size.communities - known.length
  const invented = Array.from({ length: missing }, (_, i): DemoArea => {
    const next = names.next()
    if (next.done) throw new RangeError('no village name left')
    const [name, segment] = next.value
    return {
      path: `${township.path}.${segment}`,
      level: 'village',
      name: name + (i < communities ? '社区' : '村'),
      codes: [],
      names: [],
      groups: null,
      source: 'invented for the demo county',
      invented: true,
    }
  })
  return [...known.map((village): DemoArea => ({ ...village, invented: false })), ...invented]
}

/** 4 to 8 groups each, or so many that they add up to the township's known count. */
function withGroups(township: AreaReference, villages: DemoArea[]): DemoArea[] {
  const total = SIZES[township.path]?.groups
  const shared = total === undefined ? [] : apportion(total, Array(villages.length).fill(1))
  return villages.map((village, i) => {
    const drawn = createRandom(seedOf(0, village.path)).pick([4, 4, 4, 5, 5, 5, 6, 6, 7, 8])
    return { ...village, groups: FIXED_GROUPS[village.path] ?? shared[i] ?? drawn }
  })
}

function groupsOf(village: DemoArea): DemoArea[] {
  return Array.from({ length: village.groups ?? 0 }, (_, i) => ({
    path: `${village.path}.${i + 1}`,
    level: 'group',
    name: `${i + 1}社`,
    codes: [],
    names: [],
    groups: null,
    source: 'invented for the demo county',
    invented: true,
  }))
}

function buildAreas(): DemoArea[] {
  const names = inventedNames()
  const above = WUXI_AREAS.filter(({ level }) => level !== 'village')
  return [
    ...above.map((area) => ({ ...area, invented: false })),
    ...WUXI_TOWNSHIPS.flatMap((township) =>
      withGroups(township, villagesOf(township, names)).flatMap((village) => [
        village,
        ...groupsOf(village),
      ]),
    ),
  ]
}

/**
 * The whole demo county down to the villager groups 社, the same for every size and seed: 288
 * villages and 41 communities. A parent stands before its children.
 */
export const DEMO_AREAS: readonly DemoArea[] = buildAreas()

export const DEMO_VILLAGES = DEMO_AREAS.filter(({ level }) => level === 'village')
