import { type Say, TEMPLATES, type VarKind } from '../../api/client'

/** Words of illness and disability; what stands with them is left. */
const HEALTH =
  /(?:慢性|精神|心脏|职业|传染|[大重患生得有因疾看治发尘肺肝肾胃])?病(?:[人号情史床]|号)?|残疾?(?:[人证军])?|癌症?|肿?瘤|瘫痪?|痴呆|中风|偏瘫|癫痫|失明|失聪|聋哑?|哑|盲人?|瞎|手术|住院|透析|化疗|吃药|药费|医药|高血压|糖尿|精神|智障|智力|艾滋|吸毒|流产|怀孕|illness|disab\w*|disease/giu

/** Of what is found at a household: its head keeps their name, whatever that is. */
const withoutNotes = (lines: string) =>
  lines
    .split('\n')
    .map((line) => {
      const [outcome = '', head = '', ...notes] = line.split('\t')
      return [outcome, head, ...notes.map((note) => note.replace(HEALTH, '××'))].join('\t')
    })
    .join('\n')

/**
 * A sentence as it may go out by text message: what was said in a survey loses its words of illness,
 * since an operator keeps every text and a feature phone lies about. In a chat the cadre sees them.
 */
export function withoutHealth<S extends Say>(sentence: S): S {
  const kinds: Record<string, VarKind> = TEMPLATES[sentence.template]
  const vars = Object.entries(sentence.vars).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value] as const
    if (kinds[name] === 'surveyWords') return [name, value.replace(HEALTH, '××')] as const
    return [name, kinds[name] === 'checkLines' ? withoutNotes(value) : value] as const
  })
  return { ...sentence, vars: Object.fromEntries(vars) }
}
