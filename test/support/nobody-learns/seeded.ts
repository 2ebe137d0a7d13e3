import crypto, { createHash } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const DRAWN = ['randomBytes', 'randomInt', 'randomUUID', 'randomUUIDv7'] as const
const real = Object.fromEntries(DRAWN.map((name) => [name, crypto[name]]))

let seed: string | null = null
let count = 0

/** The next bytes of the seed's own sequence. */
function next(size: number): Buffer {
  const parts: Buffer[] = []
  for (let length = 0; length < size; length += 32)
    parts.push(createHash('sha256').update(`${seed} ${++count}`).digest())
  return Buffer.concat(parts).subarray(0, size)
}

function uuid(version: 4 | 7): string {
  const bytes = next(16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const seeded: Record<(typeof DRAWN)[number], (...given: number[]) => unknown> = {
  randomBytes: (size = 0) => next(size),
  randomInt(low = 0, high?: number) {
    const [from, to] = high === undefined ? [0, low] : [low, high]
    return from + (next(6).readUIntBE(0, 6) % (to - from))
  },
  randomUUID: () => uuid(4),
  randomUUIDv7: () => uuid(7),
}

/**
 * From now on chance draws the same for the same seed, in the whole process; null gives it back. Modules are shared
 * between test files and loaded already, so it is Node's own functions that change.
 */
export function seedChance(name: string | null): void {
  seed = name
  count = 0
  Object.assign(crypto, name === null ? real : seeded)
  syncBuiltinESMExports()
}
