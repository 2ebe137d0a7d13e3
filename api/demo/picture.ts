import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 180
const HEIGHT = 240
const WALL = [214, 203, 184] as const
const SHEET = [250, 249, 244] as const
const HEADING = [176, 42, 38] as const
const WRITING = [92, 92, 92] as const

/** A photo of a sheet on a wall as PNG, invented; each name makes another one. */
export function sheetPicture(name: string): Uint8Array {
  const grain = createHash('sha256').update(name).digest()
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      // The plaster is uneven, on every photo in another way.
      const shade = ((grain[(x * 7 + y * 13) % grain.length] ?? 0) % 12) - 6
      for (const [i, level] of colourAt(x, y).entries())
        rows[y * (1 + WIDTH * 3) + 1 + x * 3 + i] = level + (level > 240 ? 0 : shade)
    }
  return toPng(rows)
}

function colourAt(x: number, y: number): readonly [number, number, number] {
  const isSheet = x >= 30 && x < WIDTH - 30 && y >= 24 && y < HEIGHT - 24
  if (!isSheet) return WALL
  if (y < 56) return y >= 36 && y < 48 && x >= 60 && x < WIDTH - 60 ? HEADING : SHEET
  const isLine = (y - 60) % 12 < 4 && y < HEIGHT - 40
  return isLine && x >= 42 && x < WIDTH - 42 && x % 30 < 24 ? WRITING : SHEET
}

function toPng(rows: Buffer): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  // Eight bits a channel, red, green and blue.
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(8 + typed.length)
  framed.writeUInt32BE(content.length, 0)
  typed.copy(framed, 4)
  framed.writeUInt32BE(crc32(typed), 4 + typed.length)
  return framed
}
