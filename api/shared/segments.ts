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

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * What a text costs: any Chinese character makes the whole message UCS-2, 70 or 67 units a segment;
 * else 160 or 153 septets. A character that does not fit any more goes whole into the next one.
 */
export function sizeOf(text: string): Size {
  const characters = [...text]
  if (characters.every((each) => BASIC.has(each) || EXTENSION.has(each))) {
    return fill(
      characters.map((each) => (EXTENSION.has(each) ? 2 : 1)),
      160,
      153,
    )
  }
  const graphemes = [...GRAPHEMES.segment(text)]
  return fill(
    graphemes.map(({ segment }) => segment.length),
    70,
    67,
  )
}

function fill(widths: readonly number[], alone: number, inParts: number): Size {
  const units = widths.reduce((sum, width) => sum + width, 0)
  if (units <= alone) return { segments: 1, units }
  let segments = 1
  let used = 0
  for (const width of widths) {
    if (used + width > inParts) {
      segments++
      used = 0
    }
    used += width
  }
  return { segments, units }
}
