import { Resvg } from '@resvg/resvg-js'
import jsQR from 'jsqr'
import { describe, expect, test } from 'vitest'
import { qrSvg } from '../../../api/documents/qr'

function pixelsOf(svg: string, width = 400) {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render()
  return { pixels: new Uint8ClampedArray(image.pixels), width: image.width, height: image.height }
}

/** As another maker's reader finds it. */
function decode({ pixels, width, height }: ReturnType<typeof pixelsOf>) {
  return jsQR(pixels, width, height)?.data
}

const LINK = `https://cunxin.example.gov.cn/wuxi/notices/512345?t=${'aZ09_-'.repeat(7)}`

describe('a QR code', () => {
  test.each([
    ['a link', LINK],
    ['a code', '512345'],
    ['Chinese', '村信：回复5看名单'],
    ['much', 'x'.repeat(1000)],
  ])('says %s', (_what, text) => {
    expect(decode(pixelsOf(qrSvg(text), 800))).toBe(text)
  })

  test('is read also where the rain has washed a hole into it', () => {
    const picture = pixelsOf(qrSvg(LINK))
    for (let y = 160; y < 240; y++)
      picture.pixels.fill(255, (y * 400 + 160) * 4, (y * 400 + 240) * 4)
    expect(decode(picture)).toBe(LINK)
  })

  test('has four modules of white around it', () => {
    const size = Number(/viewBox="0 0 (\d+)/.exec(qrSvg(LINK))?.[1])
    const { pixels } = pixelsOf(qrSvg(LINK), size)
    const isDark = (x: number, y: number) => (pixels[(y * size + x) * 4] ?? 0) < 128
    const dark = Array.from({ length: size }, (_, x) => x).filter((x) =>
      Array.from({ length: size }, (_, y) => y).some((y) => isDark(x, y) || isDark(y, x)),
    )
    expect([dark[0], dark.at(-1)]).toEqual([4, size - 5])
  })

  test('that would not fit is refused', () => {
    expect(() => qrSvg('x'.repeat(3000))).toThrow()
  })
})
