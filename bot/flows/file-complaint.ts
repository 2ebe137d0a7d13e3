import { say } from '../../api/client'
import { mayHoldComplaintCode, typesBack } from '../conversation/complaint-codes'
import { isPersonName, refuses, tellsFacts } from '../conversation/complaint-story'
import type { Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { understand } from '../conversation/understand'
import {
  askConfirm,
  asking,
  askingWords,
  askKind,
  askName,
  askWhom,
  isKind,
  WAY_CHOICES,
} from './complaint-asks'

/** What the API takes of one message. */
const LONGEST = 1000

/** Undefined where it was a picture alone. */
const photoIn = (step: string, { text }: Heard): Move | undefined =>
  text === '' ? { to: step, data: { isPhoto: 'yes', isWrong: '' } } : undefined

/** A digit where words are asked for: asked again, and 0 is the menu. */
function digitIn(step: string, { plain, text }: Heard): Move | 'not_mine' | undefined {
  if (/\p{L}/u.test(text) || !/^\d/.test(plain)) return undefined
  return /^[1-9]$/.test(plain) ? { to: step, data: { isPhoto: '' } } : 'not_mine'
}

/** What is told goes on, until something is picked. */
const moreOf = ({ text = '' }: Data, said: string) => `${text} ${said}`.trim().slice(0, LONGEST)

/** More than a name and where they work. */
const LONGEST_NAME = 10
/** Who is asked whom they mean often tells what was done as well. */
const whomTold = (data: Data, said: string): Data => ({
  whom: said,
  isPhoto: '',
  ...(said.length > LONGEST_NAME && { text: moreOf(data, said) }),
})

/** What is told once it is known whom it is about may be about somebody else as well: it is all read again. */
function readAgain(data: Data, said: string): Move {
  const { whom } = data
  const named = whom ? { whom: `${whom} ${said}`.slice(0, LONGEST) } : {}
  return { to: 'whom', data: { text: moreOf(data, said), isPhoto: '', isWrong: '', ...named } }
}

const DROPPED: Move = { say: [say('complaint.dropped', {})] }

/** A pick, a yes, other digits: no word of the story. */
function isNoStory(text: string): boolean {
  const { isBare, intent } = understand(text)
  return (isBare && intent === 'yes') || !/\p{L}/u.test(text) || mayHoldComplaintCode(text)
}

/** Who files it, in their own words: a name, and maybe a phone. What tells of it instead is told, and asked for again. */
function nameIn(data: Data, heard: Heard): Move {
  const given = heard.text.normalize('NFKC')
  const phone = /\d[\d\s-]{5,18}\d/.exec(given)?.[0]?.replace(/\D/g, '')
  const name = given
    .replace(/[\d\s:,,。、;；.-]+/gu, ' ')
    .replace(/(?:我的?名字[是叫]?|我叫|我是|本人|姓名|电话)/gu, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .trim()
  if (isPersonName(name))
    return { to: 'confirm', data: { name, isPhoto: '', ...(phone && { phone }) } }
  return tellsFacts(name) ? readAgain(data, heard.text) : { to: 'name', data: { isPhoto: '' } }
}

function file({ hotline }: StepContext, data: Data): Move {
  const { text = '', code = '', kind = '', aboutPath = '', accused, name, phone } = data
  return {
    do: {
      type: 'file_complaint',
      code,
      kind: isKind(kind) ? kind : 'neglect',
      filer: name ? { name, phone: phone ?? null } : null,
      aboutPath,
      accusedIds: accused ? accused.split(',') : [],
      text,
    },
    outcomes: {
      filed: endWith('complaint.filed'),
      nobody_above: endWith('complaint.nobody_above', {}),
      changed: endWith('complaint.changed', {}),
      code_taken: endWith('complaint.changed', {}),
      refused: endSorry(hotline),
    },
  }
}

/** 举报: of an official, named or anonymous. Its code is read before it is filed, so that no lost answer loses it. */
export const fileComplaint: Flow = {
  name: 'file-complaint',
  first: 'way',
  isForgotten: true,
  steps: {
    way: {
      ask: (_ctx, data) => asking(data, { ...say('complaint.ask_way', {}), choices: WAY_CHOICES }),
      answer(_ctx, data, heard) {
        if (heard.choiceId) return { to: 'text', data: { way: heard.choiceId, isPhoto: '' } }
        if (refuses(heard.text)) return DROPPED
        return photoIn('way', heard) ?? { to: 'way', data: { text: moreOf(data, heard.text) } }
      },
    },
    text: {
      ask: (_ctx, data) =>
        data['isTold'] || tellsFacts(data['text'] ?? '')
          ? { to: 'whom' }
          : askingWords(data, say('complaint.ask_text', {})),
      answer(_ctx, data, heard) {
        if (refuses(heard.text)) return DROPPED
        const told = { text: moreOf(data, heard.text), isTold: 'yes', isPhoto: '' }
        return photoIn('text', heard) ?? digitIn('text', heard) ?? { to: 'whom', data: told }
      },
    },
    whom: {
      ask: askWhom,
      answer(_ctx, data, heard) {
        const { chosen = '' } = data
        const all = [chosen, heard.choiceId].filter(Boolean).join(',')
        if (heard.choiceId) return { to: 'whom', data: { chosen: all, isPhoto: '' } }
        if (refuses(heard.text)) return DROPPED
        const whom = whomTold(data, heard.text)
        return photoIn('whom', heard) ?? digitIn('whom', heard) ?? { to: 'whom', data: whom }
      },
    },
    kind: {
      ask: (_ctx, data) => askKind(data),
      answer(_ctx, data, heard) {
        const { choiceId = '', text } = heard
        if (refuses(text) && (choiceId !== 'no' || !/^[\p{P}\s]*(?:不|不是|不对)/u.test(text)))
          return DROPPED
        if (choiceId === 'yes')
          return { to: 'name', data: { kind: data['guess'] ?? '', isPhoto: '' } }
        if (choiceId === 'no') {
          return { to: 'kind', data: { guess: '', isGuessWrong: 'yes', isPhoto: '' } }
        }
        if (isKind(choiceId)) return { to: 'name', data: { kind: choiceId, isPhoto: '' } }
        return photoIn('kind', heard) ?? readAgain(data, text)
      },
    },
    name: {
      ask: askName,
      answer({ households: [household] }, data, heard) {
        if (refuses(heard.text)) return DROPPED
        if (household && heard.plain === '1')
          return { to: 'confirm', data: { name: household.head, isPhoto: '' } }
        return photoIn('name', heard) ?? digitIn('name', heard) ?? nameIn(data, heard)
      },
    },
    confirm: {
      ask: (_ctx, data) => askConfirm(data),
      answer(ctx, data, heard) {
        const { text } = heard
        if (heard.plain === '0') return 'not_mine'
        if (typesBack(text, data['code'] ?? '')) return file(ctx, data)
        if (refuses(text)) return DROPPED
        const photo = photoIn('confirm', heard)
        if (photo) return photo
        if (!isNoStory(text)) return readAgain(data, text)
        const isWrong = /\p{L}/u.test(text) ? '' : 'yes'
        return { to: 'confirm', data: { isPhoto: '', isWrong } }
      },
    },
  },
}
