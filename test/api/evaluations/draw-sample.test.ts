import { describe, expect, test } from 'vitest'
import { PRESETS, SampleDesign } from '../../../api/evaluations/design'
import {
  drawSample,
  fingerprintOf,
  type FrameRow,
  kindOf,
  townshipOf,
} from '../../../api/evaluations/draw-sample'
import { KINDS_BY } from '../../../db/values/evaluations'

const SEED = '00112233445566778899aabbccddeeff'

/** Four townships of five villages of 60 households. */
const FRAME: FrameRow[] = ['a', 'b', 'c', 'd'].flatMap((township) =>
  [1, 2, 3, 4, 5].flatMap((village) =>
    Array.from({ length: 60 }, (_, at) => ({
      id: `${township}${village}-${at}`,
      areaPath: `wuxi.${township}.v${village}.${1 + (at % 4)}`,
      status:
        (['registered', 'exited', 'unregistered', 'unregistered'] as const)[at % 4] ?? 'exited',
      isKey: at % 8 === 3,
      hasLabour: at % 3 > 0,
      people: 1 + (at % 5),
    })),
  ),
)

const design = (given: Partial<SampleDesign>) =>
  SampleDesign.parse({ ...PRESETS.precision, ...given })

const drawnOf = (given: Partial<SampleDesign>, seed = SEED) =>
  drawSample(FRAME, design(given), seed).rows

describe('a sample', () => {
  test('is the same for the same frame, design and seed, and another for another seed', () => {
    for (const preset of Object.values(PRESETS)) {
      const [one, again] = [drawSample(FRAME, preset, SEED), drawSample([...FRAME], preset, SEED)]
      expect(again).toEqual(one)
      expect(one.rows.length).toBeGreaterThan(20)
      expect(drawSample(FRAME, preset, SEED.replace('0', '1')).rows).not.toEqual(one.rows)
    }
  })

  test('holds each household once, with those in reserve of the same village and kind', () => {
    const rows = drawnOf({ size: { households: 200 } })
    expect(new Set(rows.map(({ householdId }) => householdId)).size).toBe(rows.length)
    expect(rows.filter(({ isReserve }) => !isReserve)).toHaveLength(240)
    for (const row of rows) {
      const frame = FRAME.find(({ id }) => id === row.householdId)
      expect(frame && kindOf(frame, 'standing')).toBe(row.kind)
      expect(frame?.areaPath.startsWith(row.villagePath)).toBe(true)
    }
  })

  test('is shared out by five to three to two', () => {
    const rows = drawnOf({
      by: 'labour',
      size: { households: 200 },
      ratio: { with_labour: 5, not_poor: 3, without_labour: 2 },
      leastPerKind: 0,
    }).filter(({ isReserve }) => !isReserve)
    const counts = KINDS_BY.labour.map((kind) => rows.filter((row) => row.kind === kind).length)
    expect(counts).toEqual([100, 60, 40])
  })

  test('takes two villages of every township and ten of each where the design says so', () => {
    const { villages, rows } = drawSample(FRAME, PRESETS.guangdong_2018, SEED)
    expect(villages).toHaveLength(8)
    for (const township of ['wuxi.a', 'wuxi.b', 'wuxi.c', 'wuxi.d'])
      expect(villages.filter((path) => townshipOf(path) === township)).toHaveLength(2)
    for (const village of villages) {
      const asked = rows.filter(
        ({ villagePath, isReserve }) => villagePath === village && !isReserve,
      )
      expect(asked.length).toBeGreaterThanOrEqual(10)
    }
  })

  test('asks nobody of a kind that has no part', () => {
    const rows = drawnOf({ size: { households: 100 }, ratio: { exited: 1 }, leastPerKind: 0 })
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['exited']))
  })

  test('is the largest of what is asked: a number, a share of all, or a precision', () => {
    const of = (size: SampleDesign['size']) =>
      drawnOf({ size, leastPerKind: 0 }).filter(({ isReserve }) => !isReserve).length
    expect(of({ households: 50 })).toBe(50)
    expect(of({ households: 50, permille: 100 })).toBe(120)
    expect(of({ precision: { share: 0.5, margin: 0.05, confidence: 0.95 } })).toBe(292)
  })
})

describe('the fingerprint of a frame', () => {
  test('tells a household that stood otherwise', () => {
    const [first, ...rest] = FRAME
    const changed = [{ ...(first as FrameRow), status: 'returned' as const }, ...rest]
    expect(fingerprintOf(changed)).not.toBe(fingerprintOf(FRAME))
    expect(fingerprintOf([...FRAME])).toBe(fingerprintOf(FRAME))
  })
})
