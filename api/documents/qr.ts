import { encode } from 'uqr'

/** White around it, in modules; with less, phones fail to find it. */
const QUIET_ZONE = 4

/**
 * A QR code as an SVG without a size of its own: for `picture` of a Typst template, and for a page
 * by `raw`. Level M bears about a seventh of it being torn or wet.
 */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const rows = data.map((row, y) => {
    const line = row.map((isDark) => (isDark ? '1' : '0')).join('')
    return [...line.matchAll(/1+/g)]
      .map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
      .join('')
  })
  // Crisp, so that no hair of white comes between two rows.
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/>` +
    `<path d="${rows.join('')}"/></svg>`
  )
}
