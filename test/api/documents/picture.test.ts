import { describe, expect, test } from 'vitest'
import { svgToPng } from '../../../api/documents/picture'
import { card } from './card'

const draw = (name: string, weight?: string) =>
  Buffer.from(svgToPng(card(name, weight), { width: 600 }))

describe('a picture', () => {
  test('is a PNG of the width asked for, its height in proportion', () => {
    const png = draw('张三')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 200])
  })

  test.each(['张三', 'Zhang', '䶮', '㙦', '𠮷', '𨱏', '￥1,234', '5'])('shows %s', (name) => {
    expect(draw(name).equals(draw(''))).toBe(false)
    // Nor is it the box that stands for what a font does not know.
    expect(draw(name).equals(draw('\u{10fffd}'.repeat([...name].length)))).toBe(false)
  })

  test.each(['张三', '䶮𠮷', '丂'])('shows %s also where bold is asked for', (name) => {
    expect(draw(name, '700').equals(draw('', '700'))).toBe(false)
  })

  test('is bolder in bold', () => {
    expect(draw('张三', '700').equals(draw('张三'))).toBe(false)
  })

  test('takes a name for nothing but a name', () => {
    expect(String(card('<image href="/etc/passwd"/>&'))).toContain(
      '&lt;image href=&quot;/etc/passwd&quot;/&gt;&amp;',
    )
    expect(draw('</text><rect/>').equals(draw(''))).toBe(false)
  })

  test('is the same to the byte for the same data', () => {
    expect(draw('张三').equals(draw('张三'))).toBe(true)
  })

  test('that is none is refused', () => {
    expect(() => svgToPng('no picture', { width: 100 })).toThrow()
  })
})
