import { describe, expect, test } from 'vitest'
import { svgToPng } from '../../../api/documents/picture'
import { card } from './card'

const draw = async (name: string, weight?: string) =>
  Buffer.from(await svgToPng(card(name, weight), { width: 600 }))

describe('a picture', () => {
  test('is a PNG of the width asked for, its height in proportion', async () => {
    const png = await draw('张三')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 200])
  })

  test.each(['张三', 'Zhang', '䶮', '㙦', '𠮷', '𨱏', '￥1,234', '5'])('shows %s', async (name) => {
    expect((await draw(name)).equals(await draw(''))).toBe(false)
    // Nor is it the box that stands for what a font does not know.
    expect((await draw(name)).equals(await draw('\u{10fffd}'.repeat([...name].length)))).toBe(false)
  })

  test.each(['张三', '䶮𠮷', '丂'])('shows %s also where bold is asked for', async (name) => {
    expect((await draw(name, '700')).equals(await draw('', '700'))).toBe(false)
  })

  test('is bolder in bold', async () => {
    expect((await draw('张三', '700')).equals(await draw('张三'))).toBe(false)
  })

  test('takes a name for nothing but a name', async () => {
    expect(String(card('<image href="/etc/passwd"/>&'))).toContain(
      '&lt;image href=&quot;/etc/passwd&quot;/&gt;&amp;',
    )
    expect((await draw('</text><rect/>')).equals(await draw(''))).toBe(false)
  })

  test('is the same to the byte for the same data', async () => {
    expect((await draw('张三')).equals(await draw('张三'))).toBe(true)
  })

  test('that is none is refused', async () => {
    await expect(svgToPng('no picture', { width: 100 })).rejects.toThrow()
  })
})
