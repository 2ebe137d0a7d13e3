import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { ApiError } from '../shared/errors'

/** What a file holds as JSON; what is wrong with it is said by its field. */
export async function readJson<T extends z.ZodType>(file: string, schema: T): Promise<z.output<T>> {
  const parsed = schema.safeParse(fromJson(await readFile(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new ApiError('invalid', parsed.error.issues[0]?.path.join('.') || 'json')
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('invalid', 'json')
  }
}
