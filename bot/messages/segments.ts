/** GSM 03.38's basic characters; those of the extension cost two. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENSION = new Set('^{}\\[~]|€\f')

export interface Size {
  segments: number
  /** UTF-16 units in UCS-2, septets in GSM-7. */
  units: number
}

/** What a text costs: any Chinese character makes the whole message UCS-2, 70 or 67 units a segment. */
export function sizeOf(text: string): Size {
  const characters = [...text]
  const isGsm = characters.every((each) => BASIC.has(each) || EXTENSION.has(each))
  if (!isGsm) return { units: text.length, segments: segments(text.length, 70, 67) }
  const units = characters.reduce((sum, each) => sum + (EXTENSION.has(each) ? 2 : 1), 0)
  return { units, segments: segments(units, 160, 153) }
}

const segments = (units: number, alone: number, inParts: number) =>
  units <= alone ? 1 : Math.ceil(units / inParts)
