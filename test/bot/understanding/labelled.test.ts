import { expect, test } from 'vitest'
import { LABELS } from '../../../bot/understanding/labels'
import { readMessages } from '../../../bot/understanding/labelled'

const messages = readMessages()
const count = (label: string) => messages.filter((each) => each.label === label).length

test('what a villager may write is there in thousands of wordings, each once and of a known kind', () => {
  expect(messages.length).toBeGreaterThanOrEqual(2_500)
  const texts = messages.map(({ text }) => text)
  expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([])
  for (const { text, label } of messages) {
    expect(LABELS, text).toContain(label)
    expect(text, text).toBe(text.trim())
    expect(text).not.toBe('')
  }
})

test.each(LABELS)('of the kind %s there are many', (label) => {
  expect(count(label)).toBeGreaterThanOrEqual(200)
})

test('nobody’s phone or ID stands among them', () => {
  const numbers = messages.filter(({ text }) => /1[3-9]\d{9}|\d{15}/.test(text))
  expect(numbers).toEqual([])
})
