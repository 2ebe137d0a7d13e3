import { expect, test } from 'vitest'
import { rankingPicture } from '../../../api/assessments/exports/picture'

const subject = (name: string, rank: number, more: object = {}) => ({
  key: `township:${rank}`,
  name,
  areaPath: null,
  points: 9_000 - rank * 25,
  rank,
  grade: 'competent' as const,
  gradeName: '称职',
  isTied: false,
  pointsBefore: null,
  rankBefore: null,
  ...more,
})
const of = (subjects: ReturnType<typeof subject>[]) =>
  String(
    rankingPicture(
      {
        kind: 'township',
        year: 2026,
        publishedOn: '2026-12-31',
        items: [{ code: 'all', heading: '', name: '', full: 10_000, source: '' }],
        subjects,
      },
      '巫溪县',
    ),
  ).replaceAll(/<[^>]*>/g, '\n')

test('all 32 townships stand in the picture, each with points and grade', () => {
  const words = of(Array.from({ length: 32 }, (_, i) => subject(`第${i + 1}乡`, i + 1)))
  for (let i = 1; i <= 32; i++) expect(words).toContain(`第${i}乡`)
  expect(words).toContain('89.75')
  expect(words.match(/称职/g)).toHaveLength(32)
  expect(words).not.toContain('其余')
})

test('of many the first are drawn and the rest is counted', () => {
  const words = of(Array.from({ length: 330 }, (_, i) => subject(`第${i + 1}人`, i + 1)))
  expect(words).toContain('第60人')
  expect(words).not.toContain('第61人')
  expect(words).toContain('其余270个请看网页')
})

test('a long name is cut, and who rose is seen to have risen', () => {
  const words = of([
    subject('重庆市水利投资（集团）有限公司', 1, { rankBefore: 4 }),
    subject('天元乡', 2, { rankBefore: 2 }),
    subject('鱼鳞乡', 3, { rankBefore: 1 }),
  ])
  expect(words).toContain('重庆市水利投资…'.slice(0, 7))
  expect(words).not.toContain('有限公司')
  expect(words).toContain('↑3')
  expect(words).toContain('↓2')
  expect(words).not.toContain('—')
})
