import type { SampleKind } from '../../db/values/evaluations'
import { type PRESET_NAMES, SampleDesign } from './design'

type Preset = (typeof PRESET_NAMES)[number]
/** How a sample is drawn, as it is said: by a case that is known, or by one's own numbers. */
export type SaidDesign = { preset: Preset } | SampleDesign

const PRESET_WORDS: readonly [Preset, RegExp][] = [
  ['national_2018', /国家抽查|国检|按国家/u],
  ['chongqing_2018', /按?重庆(?:市)?(?:的)?办法|按重庆/u],
  ['cau', /农大|农业大学/u],
  ['guangdong_2018', /按广东|广东(?:的)?办法/u],
]
const SMALL = '(\\d{1,3}|[一二两三四五六七八九十])'
const HAN = '一二三四五六七八九十'
const countOf = (said: string): number =>
  Number(said) || (said === '两' ? 2 : HAN.indexOf(said) + 1)
const HOUSEHOLDS = /(\d{1,5})\s*户/u
const PERCENT = /(?:抽|抽取)?\s*(\d{1,2}(?:\.\d)?)\s*%(?!误差)/u
const MARGIN = /误差\s*(?:不超过)?\s*(\d{1,2}(?:\.\d)?)\s*%/u
const PER_TOWNSHIP = new RegExp(`每(?:个)?(?:乡镇|乡|镇)(?:抽)?\\s*${SMALL}\\s*个?村`, 'u')
const VILLAGES = new RegExp(`${SMALL}\\s*个村`, 'u')

/** 30户 等距 每乡镇1村; null where nothing says how many. Drawn by village and kind of household always. */
export function designIn(text: string): SaidDesign | null {
  const preset = PRESET_WORDS.find(([, words]) => words.test(text))?.[0]
  if (preset) return { preset }
  const margin = MARGIN.exec(text)
  const percent = margin ? null : PERCENT.exec(text)
  const households = HOUSEHOLDS.exec(text)
  if (!margin && !percent && !households) return null
  const perTownship = PER_TOWNSHIP.exec(text)
  const villages = perTownship ? null : VILLAGES.exec(text)
  const parsed = SampleDesign.safeParse({
    source: `安排时定：${text}`.slice(0, 200),
    method: /等距|等间距|隔户/u.test(text) ? 'equal_interval' : 'random',
    by: /劳力|劳动力/u.test(text) ? 'labour' : 'standing',
    size: {
      ...(households && { households: Number(households[1]) }),
      ...(percent && { permille: Math.round(Number(percent[1]) * 10) }),
      ...(margin && { precision: { margin: Number(margin[1]) / 100 } }),
    },
    villages: perTownship
      ? { perTownship: countOf(perTownship[1] ?? '') }
      : villages
        ? { count: countOf(villages[1] ?? '') }
        : null,
    ratio: null,
  })
  return parsed.success ? parsed.data : null
}

const KINDS = {
  registered: '未脱贫户',
  exited: '脱贫户',
  key: '重点户',
  ordinary: '一般户',
  with_labour: '有劳力贫困户',
  not_poor: '非贫困户',
  without_labour: '无劳力贫困户',
} as const satisfies Record<SampleKind, string>

/** 脱贫户12、一般户18. */
export const kindsInWords = (kinds: readonly { kind: SampleKind; count: number }[]): string =>
  kinds.map(({ kind, count }) => `${KINDS[kind]}${count}`).join('、')
