import type { RequestContext } from '../http/context'
import { type Picture, readPictures } from '../media/read'
import { dayOf } from '../shared/day'
import { mediaSubject } from '../sign-offs/papers'
import type { Case, Inspection, List, Meeting } from './facts'
import { listName, ROLE_WORDS, VISIT_WORDS } from './words'

/** What a file may take of photos; what comes after is said to be left out. */
const MOST_BYTES = 60 * 1024 * 1024

/** A photo as a file shows it; without a name, why it does not. */
export interface Shown {
  name: string | null
  caption: string
  lack: string
}

export interface Photos {
  /** By what they belong to. */
  of: (subject: string) => Shown[]
  contents: Map<string, Uint8Array>
}

export const ofVisit = (id: string) => `entry:${id}`
export const ofMeeting = (id: string) => `review:${id}`
export const ofList = (id: string) => `notice:${id}`
export const ofSignature = mediaSubject

/**
 * The photos of meetings and lists, and those of each household itself where they are asked for: of its
 * entries and its signatures on paper.
 */
export async function readPhotos(
  ctx: Pick<RequestContext, 'county' | 'deps'>,
  { cases, meetings, lists }: Inspection,
  { ofHouseholds }: { ofHouseholds: boolean },
): Promise<Photos> {
  const captions = new Map<string, (picture: Picture) => string | null>()
  for (const [id, list] of lists) captions.set(ofList(id), proofCaption(list))
  for (const [id, meeting] of meetings) captions.set(ofMeeting(id), meetingCaption(meeting))
  if (ofHouseholds)
    for (const one of cases)
      for (const [id, words] of captionsOf(one)) captions.set(id, () => words)
  const subjects = [...captions.keys()]
  const pictures = await readPictures(ctx.deps.connection.db, ctx, subjects, MOST_BYTES)
  const contents = new Map(pictures.flatMap(({ id, content }) => (content ? [[id, content]] : [])))
  const shown = pictures.flatMap((picture) => {
    const words = captions.get(picture.subject)?.(picture)
    if (!words) return []
    const caption = `${words} ${dayOf(picture.receivedAt)}`
    const name = picture.content ? picture.id : null
    return { subject: picture.subject, photo: { name, caption, lack: lackOf(picture) } }
  })
  const ofSubject = Map.groupBy(shown, ({ subject }) => subject)
  return {
    of: (subject) => (ofSubject.get(subject) ?? []).map(({ photo }) => photo),
    contents,
  }
}

/** Only a photo that was accepted proves anything. */
const proofCaption =
  (list: List) =>
  ({ id }: Picture): string | null => {
    const proof = list.proofs.find(({ mediaId }) => mediaId === id)
    const moment = proof?.moment === 'last' ? '末日' : '张贴'
    return proof ? `${listName(list)} ${list.code} ${moment} ${proof.by}` : null
  }

const meetingCaption = (meeting: Meeting) => () => `${meeting.area}评议会材料`

const captionsOf = ({ visits, signatures }: Case): [subject: string, words: string][] => [
  ...visits.map(({ id, kind, by }): [string, string] => [
    ofVisit(id),
    `${VISIT_WORDS[kind]} ${by}`,
  ]),
  ...signatures.map(({ id, role, enteredBy }): [string, string] => [
    ofSignature(id),
    `${ROLE_WORDS[role]}签字 ${enteredBy ?? ''}`.trim(),
  ]),
]

function lackOf({ status, isTooMuch }: Picture): string {
  if (isTooMuch) return '照片太多，这张没印'
  if (status === 'wanted') return '照片还没取到'
  return status === 'kept' ? '' : '照片没取到'
}

/** A photo that could not be drawn after all says so in its place. */
export const withoutBroken = (photo: Shown, drawable: ReadonlyMap<string, unknown>): Shown =>
  photo.name !== null && !drawable.has(photo.name)
    ? { ...photo, name: null, lack: '照片坏了，打不开' }
    : photo
