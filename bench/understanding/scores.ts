export interface Classified {
  text: string
  label: string
}
type Said = Classified & { said: string }

/** 95 %. */
const Z = 1.96

/** Between which shares the true one lies where so many of all were seen (Wilson). */
export function wilson(seen: number, all: number): [from: number, to: number] {
  if (all === 0) return [0, 1]
  const share = seen / all
  const square = (Z * Z) / all
  const middle = (share + square / 2) / (1 + square)
  const half = (Z * Math.sqrt((share * (1 - share)) / all + square / (4 * all))) / (1 + square)
  return [middle - half, middle + half]
}

/** Macro-F1 over the labels there are, and what matters most: that no cry is missed and no stop. */
export function scoresOf(messages: readonly Said[]) {
  const labels = [...new Set(messages.map(({ label }) => label))]
  const counts = (label: string) => {
    const meant = messages.filter((each) => each.label === label)
    const taken = messages.filter((each) => each.said === label)
    const both = meant.filter((each) => each.said === label).length
    return { both, meant: meant.length, taken: taken.length }
  }
  const f1 = labels.map((label) => {
    const { both, meant, taken } = counts(label)
    return (2 * both) / (meant + taken)
  })
  const [urgent, stop] = [counts('urgent'), counts('stop')]
  const [urgentFrom, urgentTo] = wilson(urgent.both, urgent.meant)
  const [stopFrom, stopTo] = wilson(stop.both, stop.meant)
  const round = (share: number) => Math.round(share * 1000) / 1000
  return {
    messages: messages.length,
    macroF1: round(f1.reduce((sum, each) => sum + each, 0) / labels.length),
    urgentRecall: round(urgent.both / urgent.meant),
    urgentPrecision: round(urgent.both / urgent.taken),
    urgentRange: `${round(urgentFrom)}–${round(urgentTo)}`,
    stopRecall: round(stop.both / stop.meant),
    stopPrecision: round(stop.both / stop.taken),
    stopRange: `${round(stopFrom)}–${round(stopTo)}`,
  }
}
