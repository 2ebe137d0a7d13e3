import { expect, test } from 'vitest'
import type { Card } from '../../../../api/policies/card'
import { isOvertaken } from '../../../../api/policies/library/overtaken'
import { versionOf } from './contents'

const card: Card = {
  id: 'age',
  question: '高龄津贴好大岁数有',
  aliases: [],
  answer: '满80岁的，按月有高龄津贴。',
  source: { document: '示例县养老办法', article: '第二条', date: '2016-01-01', ref: 'x2' },
  figures: [{ said: '80岁', source: '八十周岁' }],
}
const version = (id: string, second: string, validFrom: string, validTo: string | null = null) =>
  versionOf({ id, texts: ['总则。', second], validFrom, validTo })

test.each([
  ['has the law as it was', [version('a', '满八十周岁的享受津贴。', '2016-01-01')], false],
  [
    'has the law with another figure',
    [version('a', '满七十五周岁的享受津贴。', '2020-01-01')],
    true,
  ],
  [
    'has the law, ended since',
    [version('a', '满八十周岁的享受津贴。', '2016-01-01', '2026-03-08')],
    true,
  ],
  [
    'has it on its last day',
    [version('a', '满八十周岁的享受津贴。', '2016-01-01', '2026-03-09')],
    false,
  ],
  ['has only what comes into force later', [version('a', '满七十周岁的。', '2026-03-10')], false],
  ['has it without the article', [versionOf({ id: 'a', texts: ['总则。'] })], true],
  ['has another law', [versionOf({ id: 'a', name: '示例县殡葬办法', texts: ['总则。'] })], false],
  ['has nothing', [], false],
])('where the county %s, a card of ours may be overtaken', (_, versions, expected) => {
  expect(isOvertaken(card, versions, '2026-03-09')).toBe(expected)
})
