import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Label, LABELS } from './labels'
import type { Labelled } from './train'

const FOLDER = join(import.meta.dirname, 'messages')
const linesOf = (file: string) =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

/** Messages as people may write them, made up and labelled by us; one a line. */
export function readMessages(): Labelled[] {
  const plain = LABELS.flatMap((label) =>
    linesOf(`${label}.txt`).map((text): Labelled => ({ text, label })),
  )
  // These have the words of an emergency and are none; each says what it is.
  const near = linesOf('looks-urgent.txt').map((line): Labelled => {
    const [label = '', text = ''] = line.split('\t')
    return { text, label: label as Label }
  })
  return [...plain, ...near]
}
