import { describe, expect, test } from 'vitest'
import { fetchAgainAt, pictureType } from '../../../api/media/rules'

const bytes = (...parts: (number | string)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])),
  )

describe('a picture is known by how it begins', () => {
  test.each([
    ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0, 'JFIF'), 'image/jpeg'],
    ['no more than its beginning', bytes(0xff, 0xd8, 0xff), 'image/jpeg'],
    ['less than its beginning', bytes(0xff, 0xd8), null],
    ['a PNG', bytes(0x89, 'PNG\r\n\x1a\n', 0, 0), 'image/png'],
    ['a PNG whose line ends were changed', bytes(0x89, 'PNG\n\x1a\n', 0, 0), null],
    ['a WebP', bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8 '), 'image/webp'],
    ['a sound', bytes('RIFF', 1, 2, 3, 4, 'WAVEfmt '), null],
    ['a film', bytes(0, 0, 0, 0x18, 'ftypmp42'), null],
    ['a PDF', bytes('%PDF-1.7'), null],
    ['a page', bytes('<svg onload="x()"/>'), null],
    ['nothing', bytes(), null],
  ])('%s', (_what, content, type) => expect(pictureType(content)).toBe(type))
})

test('a picture that cannot be had is asked for after 1, 2, 4 and 8 minutes, and no more', () => {
  const now = new Date('2026-03-09T02:00:00Z')
  const minutes = [1, 2, 3, 4, 5].map((attempts) => {
    const at = fetchAgainAt(attempts, now)
    return at && (at.getTime() - now.getTime()) / 60_000
  })
  expect(minutes).toEqual([1, 2, 4, 8, null])
})
