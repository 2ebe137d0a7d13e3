import type { AreaPath } from '../values/areas'
import { DEMO_VILLAGES } from './demo-areas'
import { WUXI_TOWNSHIPS } from '../reference/wuxi-townships'

/** Villages start here, out of reach of numbers in files that come from outside. */
const FIRST = 50_000

const nbsCode = (codes: readonly { scheme: string; code: string }[]) =>
  codes.find(({ scheme }) => scheme === 'nbs')?.code

/** 12 digits before each household number; a village without a public code gets an invented one. */
function villagePrefixes(): Map<AreaPath, string> {
  const prefixes = new Map<AreaPath, string>()
  for (const township of WUXI_TOWNSHIPS) {
    const villages = DEMO_VILLAGES.filter(({ path }) => path.startsWith(`${township.path}.`))
    villages.forEach(({ path, codes }, index) => {
      const invented = `${nbsCode(township.codes)}${200 + index}`
      prefixes.set(path, nbsCode(codes) ?? invented)
    })
  }
  return prefixes
}

const PREFIXES = villagePrefixes()

/** 户编号 of the n-th household of a village: 17 digits, `50023824320050001`. */
export function householdNumber(village: AreaPath, order: number): string {
  const prefix = PREFIXES.get(village)
  if (!prefix) throw new RangeError(`no such village: ${village}`)
  return prefix + String(FIRST + order)
}
