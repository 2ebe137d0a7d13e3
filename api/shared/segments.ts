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

/** With a character of Chinese in it, every one of it a unit of its own. */
const ALL_CHINESE =
  /^(?=[^]*[\u4e00-\u9fff\u3010\u3011])[\n\u0020-\u007e\u2014\u2018-\u201d\u2026\u4e00-\u9fff\u3000-\u3011\uff00-\uff5e]*$/
const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * What a text costs: any Chinese character makes the whole message UCS-2, 70 or 67 units a segment;
 * else 160 or 153 septets. A character that does not fit any more goes whole into the next one.
 */
export function sizeOf(text: string): Size {
  // Nearly every message we send.
  if (text.length <= 70 && ALL_CHINESE.test(text)) return { segments: 1, units: text.length }
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
