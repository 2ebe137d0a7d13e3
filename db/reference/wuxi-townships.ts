import { undated, type AreaCode, type AreaName, type AreaReference } from './area-reference'

/** The table carries no year of its own, so the codes stay undated. */
const NBS = 'NBS street table'
const ALTERNATIVE = 'other public street table'
const OLDER = 'older public street list'

/** NBS codes less the county's 500238, today's names, and the segment of the path. */
const TOWNSHIPS = [
  ['001', '宁河街道', 'ninghe'],
  ['002', '柏杨街道', 'baiyang'],
  ['100', '城厢镇', 'chengxiang'],
  ['101', '凤凰镇', 'fenghuang'],
  ['102', '宁厂镇', 'ningchang'],
  ['103', '上磺镇', 'shanghuang'],
  ['104', '古路镇', 'gulu'],
  ['105', '文峰镇', 'wenfeng'],
  ['106', '徐家镇', 'xujia'],
  ['107', '白鹿镇', 'bailu'],
  ['108', '尖山镇', 'jianshan'],
  ['109', '下堡镇', 'xiabao'],
  ['110', '峰灵镇', 'fengling'],
  ['111', '塘坊镇', 'tangfang'],
  ['112', '朝阳镇', 'chaoyang'],
  ['113', '田坝镇', 'tianba'],
  ['114', '通城镇', 'tongcheng'],
  ['115', '菱角镇', 'lingjiao'],
  ['116', '蒲莲镇', 'pulian'],
  ['117', '土城镇', 'tucheng'],
  ['118', '红池坝镇', 'hongchiba'],
  ['204', '胜利乡', 'shengli'],
  ['207', '大河乡', 'dahe'],
  ['208', '天星乡', 'tianxing'],
  ['210', '长桂乡', 'changgui'],
  ['226', '鱼鳞乡', 'yulin'],
  ['227', '乌龙乡', 'wulong'],
  ['237', '花台乡', 'huatai'],
  ['239', '兰英乡', 'lanying'],
  ['240', '双阳乡', 'shuangyang'],
  ['242', '中梁乡', 'zhongliang'],
  ['243', '天元乡', 'tianyuan'],
] as const

type TownshipSegment = (typeof TOWNSHIPS)[number][2]

/** The second scheme numbers the same townships anew; only the codes a source shows are kept. */
const OTHER_CODES: Partial<Record<TownshipSegment, AreaCode[]>> = {
  chengxiang: [alternative('500238101')],
  fenghuang: [alternative('500238102')],
  hongchiba: [
    alternative('500238119'),
    // As 中岗乡, which that list has in place of 红池坝镇.
    { scheme: 'older', code: '500238234', ...undated, source: OLDER },
  ],
  shengli: [alternative('500238201')],
  tianyuan: [alternative('500238211')],
}

/** Neither change has a known day: one name is former, the other newer than the table. */
const OTHER_NAMES: Partial<Record<TownshipSegment, AreaName[]>> = {
  hongchiba: [{ name: '中岗乡', ...undated, source: `${OLDER}; page of 茶山村` }],
  fenghuang: [{ name: '凤凰街道', ...undated, source: 'newer public county page' }],
}

function alternative(code: string): AreaCode {
  return { scheme: 'alternative', code, ...undated, source: ALTERNATIVE }
}

export const WUXI_COUNTY: AreaReference = {
  path: 'wuxi',
  level: 'county',
  name: '巫溪县',
  codes: [{ scheme: 'gb2260', code: '500238', ...undated, source: 'GB/T 2260' }],
  names: [],
  groups: null,
  source: 'GB/T 2260',
}

/** 2 街道, 19 镇 and 11 乡, in the order of their NBS codes. */
export const WUXI_TOWNSHIPS: readonly AreaReference[] = TOWNSHIPS.map(([code, name, segment]) => ({
  path: `wuxi.${segment}`,
  level: 'township',
  name,
  codes: [
    { scheme: 'nbs', code: `500238${code}`, ...undated, source: NBS },
    ...(OTHER_CODES[segment] ?? []),
  ],
  names: OTHER_NAMES[segment] ?? [],
  groups: null,
  source: NBS,
}))
