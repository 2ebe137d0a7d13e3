import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { SheetLimits } from './limits'
import { damaged, SheetError, tooLarge } from './sheet-error'

export type ZipLimits = Pick<SheetLimits, 'smallPartBytes' | 'ratio' | 'ratioFromBytes'>

export interface ZipEntry {
  name: string
  isEncrypted: boolean
  method: number
  crc: number
  packedBytes: number
  /** As the archive claims; never trusted while inflating. */
  bytes: number
  /** Of its local header. */
  offset: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
/** The end record is 22 bytes and a comment of at most 65,535. */
const END_SEARCH_BYTES = 22 + 65_535
/** A workbook has a few dozen parts of which we name a handful. */
const DIRECTORY_BYTES = 16 * 1024 * 1024

/** The path of an archive on disk, or the whole of it in memory. */
export type ZipSource = string | Uint8Array

/** A zip archive: its directory in memory, its parts inflated on demand and under limits. */
export class Zip {
  private constructor(
    private readonly source: ZipSource,
    private readonly fileBytes: number,
    private readonly limits: ZipLimits,
    private readonly entries: Map<string, ZipEntry>,
  ) {}

  static async open(source: ZipSource, limits: ZipLimits): Promise<Zip> {
    const size = typeof source === 'string' ? (await stat(source)).size : source.length
    return new Zip(source, size, limits, await readDirectory(source, size))
  }

  has(name: string): boolean {
    return this.entries.has(plainName(name))
  }

  /** A whole small part as text. */
  async text(name: string): Promise<string> {
    const chunks: Uint8Array[] = []
    for await (const chunk of this.inflate(name, this.limits.smallPartBytes)) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }

  /** A part's bytes; refuses both what claims to be and what turns out to be too large. */
  async *inflate(name: string, limit: number): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(plainName(name))
    if (!entry) throw damaged()
    if (entry.isEncrypted) throw new SheetError('file_encrypted', '文件有密码，请去掉密码再导入')
    this.#guard(entry, entry.bytes, limit)
    let bytes = 0
    let crc = 0
    try {
      for await (const chunk of await this.#open(entry)) {
        bytes += chunk.length
        this.#guard(entry, bytes, limit)
        crc = crc32(chunk, crc)
        yield chunk
      }
    } catch (error) {
      throw isInflateError(error) ? damaged() : error
    }
    if (crc !== entry.crc) throw damaged()
  }

  #guard(entry: ZipEntry, bytes: number, limit: number) {
    const { ratio, ratioFromBytes } = this.limits
    if (bytes > limit || (bytes > ratioFromBytes && bytes > ratio * entry.packedBytes)) {
      throw tooLarge('解压后过大')
    }
  }

  async #open(entry: ZipEntry): Promise<AsyncIterable<Uint8Array>> {
    const header = await readAt(this.source, entry.offset, entry.offset + 30)
    if (header.readUInt32LE(0) !== LOCAL_HEADER) throw damaged()
    const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    // `end` is inclusive, so that nothing at all cannot be said.
    if (start + entry.packedBytes > this.fileBytes) throw damaged()
    if (entry.packedBytes === 0) return (async function* () {})()
    const end = start + entry.packedBytes - 1
    if (entry.method !== 0 && entry.method !== 8) throw damaged()
    const packed =
      typeof this.source === 'string'
        ? createReadStream(this.source, { start, end })
        : Readable.from([this.source.subarray(start, end + 1)])
    if (entry.method === 0) return packed
    // An error ends up in the inflater, whoever iterates it meets it there.
    return pipeline(packed, createInflateRaw({ chunkSize: 256 * 1024 }), () => {})
  }
}

async function readDirectory(source: ZipSource, size: number): Promise<Map<string, ZipEntry>> {
  const tail = await readAt(source, Math.max(0, size - END_SEARCH_BYTES), size)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1
  if (end < 0) throw damaged()
  const start = tail.readUInt32LE(end + 16)
  const length = tail.readUInt32LE(end + 12)
  if (length > DIRECTORY_BYTES || start + length > size) throw damaged()
  return parseDirectory(await readAt(source, start, start + length))
}

function parseDirectory(directory: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
    const name = directory.toString('utf8', at + 46, nameEnd)
    const wide = wideSizes(directory.subarray(nameEnd, extraEnd))
    entries.set(plainName(name), {
      name,
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      bytes: wide(directory.readUInt32LE(at + 24)),
      packedBytes: wide(directory.readUInt32LE(at + 20)),
      offset: wide(directory.readUInt32LE(at + 42)),
    })
    at = extraEnd + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Names differ in case and slashes between writers, and within one archive. */
const plainName = (name: string) => name.replaceAll('\\', '/').toLowerCase()

/** Some writers use the 64-bit fields (extra 0x0001) even for small files, in the order we ask. */
function wideSizes(extra: Buffer): (narrow: number) => number {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1)
    at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  return (narrow) => {
    if (narrow !== 0xffffffff || at + 8 > extra.length) return narrow
    at += 8
    return Number(extra.readBigUInt64LE(at - 8))
  }
}

const isInflateError = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')

async function readAt(source: ZipSource, start: number, end: number): Promise<Buffer> {
  if (typeof source !== 'string') {
    if (end > source.length) throw damaged()
    return Buffer.from(source.subarray(start, end))
  }
  const file = await open(source)
  try {
    const buffer = Buffer.alloc(end - start)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start)
    if (bytesRead !== buffer.length) throw damaged()
    return buffer
  } finally {
    await file.close()
  }
}
