import type { JSX } from 'hono/jsx/jsx-runtime'
import { FONT_FAMILY, FONT_FILES } from './fonts'

/**
 * A PNG of an SVG, given as text or as hono/jsx (`<svg viewBox="…">`). Text is drawn in our own
 * font, whatever family it asks for, and breaks into no lines by itself.
 * @param width in pixels; the height follows
 */
export async function svgToPng(
  svg: string | JSX.Element,
  { width }: { width: number },
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded by the first who draws.
  const { Resvg } = await import('@resvg/resvg-js')
  const picture = new Resvg(String(svg), {
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: FONT_FILES,
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY,
      serifFamily: FONT_FAMILY,
      monospaceFamily: FONT_FAMILY,
    },
  })
  return new Uint8Array(picture.render().asPng())
}
