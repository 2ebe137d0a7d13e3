import { describe, expect, test } from 'vitest'
import { openingOf } from '../../../bot/conversation/lead'

describe('what a message begins with', () => {
  test.each([
    ['CANCEL PROJECT 482163905 too dear', '482163905 too dear'],
    ['cancel project482163905', '482163905'],
    ['CancelProject, too dear', 'too dear'],
    ['CANCEL PROJECT', ''],
    ['CANCEL PROJECTS', undefined],
    ['CANCEL', undefined],
  ])('%s: of two English words, with or without the space', (text, rest) => {
    expect(openingOf(text).restAfter(['项目取消', 'CANCEL PROJECT'])).toBe(rest)
  })

  test('is cut off where the longest of them ends', () => {
    expect(openingOf('報賬審核 1234567897 同意').restAfter(['报账', '报账审核'])).toBe(
      '1234567897 同意',
    )
  })
})
