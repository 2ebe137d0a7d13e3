import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMessages } from '../../../bot/understanding/labelled'
import { train } from '../../../bot/understanding/train'
import { writtenOf } from '../../../bot/understanding/weights'

const FILE = join(import.meta.dirname, '../../../bot/understanding/weights.json')

test('the weights are those the messages and the rules of today give: else run `npm run -s train`', () => {
  // Compared as one: where they differ, thousands of lines do.
  expect(writtenOf(train(readMessages())) === readFileSync(FILE, 'utf8')).toBe(true)
})
