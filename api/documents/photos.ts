import { join } from 'node:path'
import { renderPdf } from './pdf'

const ALONE = join(import.meta.dirname, 'photo.typ')

/** Those of some photos that can be drawn: a broken one would keep its whole document from it. */
export async function drawablePhotos(
  photos: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, Uint8Array>> {
  const drawable = new Map<string, Uint8Array>()
  for (const [name, bytes] of photos) if (await isDrawable(name, bytes)) drawable.set(name, bytes)
  return drawable
}

const isDrawable = (name: string, bytes: Uint8Array): Promise<boolean> =>
  renderPdf(ALONE, { name }, { photos: new Map([[name, bytes]]) }).then(
    () => true,
    () => false,
  )
