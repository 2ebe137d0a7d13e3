import { type Api, GrammyError } from 'grammy'
import type { TelegramSettings } from '../../settings'
import { MOST_BYTES, readUpTo } from '../read-up-to'

/** Never an address of its own, nor a way out of the bot's folder. */
const PATH = /^(?!.*\.\.)[\w-][\w./-]*$/

/** The bytes behind a picture's `file_id`, why they cannot be had, or null for "not now". */
export async function fetchFile(
  api: Api,
  { apiRoot, botToken }: TelegramSettings,
  fileId: string,
  timeoutMs: number,
): Promise<Uint8Array | 'lost' | 'too_big' | null> {
  const file = await getFile(api, fileId)
  if (typeof file !== 'object' || file === null) return file
  if ((file.file_size ?? 0) > MOST_BYTES) return 'too_big'
  const { file_path: path = '' } = file
  if (!PATH.test(path)) return null
  try {
    const url = `${apiRoot}/file/bot${botToken}/${path}`
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { signal, redirect: 'manual' })
    if (response.ok) return await readUpTo(response, MOST_BYTES)
    await response.body?.cancel()
    return response.status === 404 || response.status === 410 ? 'lost' : null
  } catch {
    return null
  }
}

async function getFile(api: Api, fileId: string) {
  try {
    const file: { file_size?: number; file_path?: string } | undefined = await api.getFile(fileId)
    return file ?? null
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) return null
    // Above 20 MB Telegram itself does not hand a file to a bot.
    if (/too big/i.test(error.description)) return 'too_big'
    return /temporarily/i.test(error.description) ? null : 'lost'
  }
}
