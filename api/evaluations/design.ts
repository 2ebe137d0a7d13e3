import { z } from 'zod'
import { SAMPLE_KINDS } from '../../db/values/evaluations'

const Whole = z.int().min(1).max(100_000)
const Share = z.number().gt(0).max(1)

/** How large a sample is: the largest of what is given. */
const Size = z
  .strictObject({
    households: Whole.optional(),
    /** So many in a thousand of all there are. */
    permille: z.int().min(1).max(1_000).optional(),
    /** For a share known to a margin, of a finite population. */
    precision: z
      .strictObject({
        share: Share.default(0.5),
        margin: z.number().gt(0).max(0.5),
        confidence: z.number().min(0.5).max(0.999).default(0.95),
      })
      .optional(),
  })
  .refine(({ households, permille, precision }) => households ?? permille ?? precision)

/** How a sample is drawn (domain.md 7.2), as data: a preset, or one's own. */
export const SampleDesign = z.strictObject({
  /** Where it comes from: 示例 where made up. */
  source: z.string().trim().min(1).max(200),
  method: z.enum(['random', 'equal_interval']),
  by: z.enum(['standing', 'labour']),
  size: Size,
  /** Villages drawn first: so many in all, or of every township; null: households of all villages. */
  villages: z
    .union([z.strictObject({ count: Whole }), z.strictObject({ perTownship: Whole })])
    .nullable(),
  /** Parts of the kinds, 5:3:2; null: as many of each as there are. A kind without a part is not asked. */
  ratio: z.partialRecord(z.enum(SAMPLE_KINDS), z.int().min(0).max(1_000)).nullable(),
  leastPerKind: z.int().min(0).max(10_000).default(0),
  leastPerVillage: z.int().min(0).max(1_000).default(0),
  /** In reserve for every hundred drawn of a village and kind, one at least. */
  reservePercent: z.int().min(0).max(300).default(50),
  /** How often somebody must have been away before another is asked. */
  tries: z.int().min(1).max(5).default(2),
})
export type SampleDesign = z.output<typeof SampleDesign>

const REST = {
  leastPerKind: 0,
  leastPerVillage: 0,
  reservePercent: 50,
  tries: 2,
}

/** Real cases, told in domain.md 7.2 with where they are from; what those do not say is made up, 示例. */
export const PRESETS = {
  national_2018: {
    ...REST,
    source: '2018年国家抽查：每县29村约1575户（户别比例示例）',
    method: 'random',
    by: 'standing',
    size: { households: 1_575 },
    villages: { count: 29 },
    ratio: { exited: 27, key: 4, ordinary: 12 },
  },
  chongqing_2018: {
    ...REST,
    source: '2018年重庆第三方评估：约2000户，脱贫户、一般户各半（比例示例）',
    method: 'random',
    by: 'standing',
    size: { households: 2_000 },
    villages: null,
    ratio: { exited: 45, ordinary: 45, registered: 5, key: 5 },
  },
  cau: {
    ...REST,
    source: '中国农业大学：每县24至26村、1400至1600户（户别比例示例）',
    method: 'random',
    by: 'standing',
    size: { households: 1_500 },
    villages: { count: 25 },
    ratio: null,
  },
  guangdong_2018: {
    ...REST,
    source: '2018年广东：5∶3∶2，每镇至少2村，每村至少10户，不少于1%',
    method: 'equal_interval',
    by: 'labour',
    size: { households: 200, permille: 10 },
    villages: { perTownship: 2 },
    ratio: { with_labour: 5, not_poor: 3, without_labour: 2 },
    leastPerVillage: 10,
  },
  precision: {
    ...REST,
    source: '示例：有限总体，置信度95%，误差3%',
    method: 'random',
    by: 'standing',
    size: { precision: { share: 0.5, margin: 0.03, confidence: 0.95 } },
    villages: null,
    ratio: null,
    leastPerKind: 60,
  },
} as const satisfies Record<string, SampleDesign>
export const PRESET_NAMES = Object.keys(PRESETS) as [keyof typeof PRESETS]
