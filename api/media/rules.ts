import { addMinutes } from '../shared/day'

/** Bigger pictures are not kept. */
export const MOST_BYTES = 10 * 1024 * 1024

/** How long a claimed picture may take to be fetched and handed in. */
export const LEASE_MINUTES = 3

/** Counted with each claim; after so many a picture is given up as lost. */
export const MOST_ATTEMPTS = 5

/** When a picture that could not be had is asked for again: after 1, 2, 4 and 8 minutes; null: no more. */
export function fetchAgainAt(attempts: number, now: Date): Date | null {
  return attempts < MOST_ATTEMPTS ? addMinutes(now, 2 ** (attempts - 1)) : null
}

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0))

/** How files of each kind begin; `null` stands for any byte. */
const BEGINNINGS: readonly [type: PictureType, beginning: readonly (number | null)[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, ...ascii('PNG\r\n\x1a\n')]],
  ['image/webp', [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')]],
]

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'

/** By its first bytes, whatever it was called on its way; null for anything but a picture. */
export function pictureType(content: Uint8Array): PictureType | null {
  const found = BEGINNINGS.find(([, beginning]) =>
    beginning.every((byte, i) => content[i] !== undefined && (byte ?? content[i]) === content[i]),
  )
  return found?.[0] ?? null
}
