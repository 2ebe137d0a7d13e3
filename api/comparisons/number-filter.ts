const WEIGHTS = Uint8Array.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
const CHECKS = Uint8Array.from([...'10X98765432'].map((c) => c.charCodeAt(0)))
/** Bits, a power of two: of a county's 90,000 people fewer than one stranger in forty is looked up in vain. */
const BITS = 1 << 22

/**
 * Tells of nearly every number that it is nobody's of the roll, without looking it up: a map of strings
 * takes several times as long, which counts on a million rows.
 */
export class NumberFilter {
  readonly #bits = new Uint8Array(BITS >> 3)

  constructor(people: Iterable<{ idNumber: string }>) {
    for (const { idNumber } of people) {
      let hash = 0
      for (let i = 0; i < 17; i++) hash = (Math.imul(hash, 31) + idNumber.charCodeAt(i) - 48) | 0
      const bit = placeOf(hash)
      this.#bits[bit >> 3] = (this.#bits[bit >> 3] ?? 0) | (1 << (bit & 7))
    }
  }

  /**
   * A number that is beyond doubt somebody's, as it stands, and nobody's of the roll. Whoever is no
   * stranger may still be one: only then the number is read with care.
   */
  isStranger(text: string): boolean {
    if (text.length !== 18) return false
    let sum = 0
    let hash = 0
    for (let i = 0; i < 17; i++) {
      const digit = text.charCodeAt(i) - 48
      if (digit < 0 || digit > 9) return false
      sum += digit * (WEIGHTS[i] ?? 0)
      hash = (Math.imul(hash, 31) + digit) | 0
    }
    if (text.charCodeAt(17) !== CHECKS[sum % 11]) return false
    const month = (text.charCodeAt(10) - 48) * 10 + text.charCodeAt(11) - 48
    const day = (text.charCodeAt(12) - 48) * 10 + text.charCodeAt(13) - 48
    if (month < 1 || month > 12 || day < 1 || day > 31) return false
    const bit = placeOf(hash)
    return ((this.#bits[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0
  }
}

/** Neighbouring numbers far from each other. */
const placeOf = (hash: number) => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & (BITS - 1)
