import type { ExitItem } from '../../api/client'

/** `lacking=income,drinking_water;unasked=medical_care`. */
export function gapIn(line: string): { lacking: ExitItem[]; unasked: ExitItem[] } {
  const items = (name: string) => {
    const part = line.split(';').find((each) => each.startsWith(`${name}=`))
    // As the API wrote them, from its own list.
    return (part?.slice(name.length + 1).split(',') ?? []) as ExitItem[]
  }
  return { lacking: items('lacking'), unasked: items('unasked') }
}
