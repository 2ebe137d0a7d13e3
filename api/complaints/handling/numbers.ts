/** So many digits have no other number a person types. */
const LENGTH = 8
const HEX_A_NUMBER = 6

/**
 * 件号: under what its handler speaks of a complaint, whose sixteen digits nobody but its filer has. Out of the ids, in
 * the order in which they came; of two alike the later gets another.
 */
export function numbersOf(ids: readonly string[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    ids.map((id) => {
      const number = candidates(id).find((each) => !taken.has(each)) ?? id
      taken.add(number)
      return [id, number]
    }),
  )
}

/** The first digit is never 0: people drop it when they read a number aloud. */
function candidates(id: string): string[] {
  const hex = id.replaceAll('-', '')
  const span = 10 ** LENGTH - 10 ** (LENGTH - 1)
  return Array.from({ length: hex.length - HEX_A_NUMBER }, (_, from) =>
    String(10 ** (LENGTH - 1) + (parseInt(hex.slice(from, from + HEX_A_NUMBER), 16) % span)),
  )
}
