import type { AreaLevel, AreaPath } from '../../db/values/areas'

/** Whether `outer` is `inner` or one of the areas around it. */
export function contains(outer: AreaPath, inner: AreaPath): boolean {
  return inner === outer || inner.startsWith(`${outer}.`)
}

/** The county, township, village and group of a path, as far as it reaches. */
export function areaAt(path: AreaPath, level: AreaLevel): AreaPath {
  const length = { county: 1, township: 2, village: 3, group: 4 }[level]
  return path.split('.').slice(0, length).join('.')
}

/** A path and all areas around it, narrowest first. */
export function withAncestors(path: AreaPath): AreaPath[] {
  const parts = path.split('.')
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('.'))
}
