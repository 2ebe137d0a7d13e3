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

/** A syllable of pinyin without its tone as the district hears it. */
export const heard = (syllable: string): string =>
  HEARD.reduce((sound, [pattern, by]) => sound.replace(pattern, by), syllable)

/** The syllables of a text in Chinese characters as they are heard, one for each; a family name first where it is a name. */
export const heardIn = (text: string, mode: 'surname' | 'normal' = 'normal'): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', mode }).map(heard)

/** Without tones, one for each character. */
export const syllablesOf = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array' })
