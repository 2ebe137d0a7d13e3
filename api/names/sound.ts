import { pinyin } from 'pinyin-pro'

/** How the district hears syllables: no zh, ch, sh; n and l, -n and -ng, h(u) and f are one. */
const HEARD: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/^hu$/, 'fu'],
  [/^hu(?=.)/, 'f'],
  [/^n/, 'l'],
  [/ng$/, 'n'],
  [/ü/g, 'u'],
]

/** The same for names that sound alike: 张三 and 章三, 李兰英 and 李南英. */
export function soundOf(name: string): string {
  const known = KNOWN.get(name)
  if (known !== undefined) return known
  const sound = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname' })
    .map((syllable) => HEARD.reduce((heard, [pattern, by]) => heard.replace(pattern, by), syllable))
    .join(' ')
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
  KNOWN.set(name, sound)
  return sound
}

/** The same lists are searched again and again, and a name takes some microseconds. */
const KNOWN = new Map<string, string>()
const MOST_KNOWN = 20_000
