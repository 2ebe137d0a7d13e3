import { join } from 'node:path'
import { getCounty } from '../counties/service'
import { renderPdf } from '../documents/pdf'
import { drawablePhotos } from '../documents/photos'
import type { RequestContext } from '../http/context'
import { householdDocument, type Printing, villageDocument } from './document'
import { type Photos, readPhotos, withoutBroken } from './photos'
import type { HouseholdFile, VillageFile } from './read'

const TEMPLATE = join(import.meta.dirname, 'inspection.typ')

/** The file of a household as an A4 PDF, with its photos. */
export async function printHousehold(ctx: RequestContext, file: HouseholdFile) {
  const photos = await readPhotos(ctx, file, { ofHouseholds: true })
  return print(ctx, photos, true, (printing) => householdDocument(file, printing))
}

/**
 * That of a village, with the photos its households share, of meetings and lists; a household’s own
 * stand in its own file, for a village has more of them than one document bears.
 */
export async function printVillage(ctx: RequestContext, file: VillageFile) {
  const photos = await readPhotos(ctx, file, { ofHouseholds: false })
  return print(ctx, photos, false, (printing) => villageDocument(file, printing))
}

async function print(
  ctx: RequestContext,
  photos: Photos,
  hasTags: boolean,
  documentOf: (printing: Printing) => object,
): Promise<Uint8Array<ArrayBuffer>> {
  const { name: county } = await getCounty(ctx.deps.connection.db, ctx.county)
  const draw = (shown: Photos) =>
    renderPdf(TEMPLATE, documentOf({ county, now: ctx.now, photos: shown }), {
      photos: shown.contents,
      hasTags,
    })
  if (photos.contents.size === 0) return draw(photos)
  try {
    return await draw(photos)
  } catch {
    // One of them may be broken: without it the rest can be drawn; whatever else it was fails again.
    const contents = await drawablePhotos(photos.contents)
    const of = (subject: string) =>
      photos.of(subject).map((photo) => withoutBroken(photo, contents))
    return draw({ of, contents })
  }
}
