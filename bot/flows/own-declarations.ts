import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, leftBehind, YES_NO } from '../conversation/say'

async function listMine({ api }: StepContext) {
  return (await parseResponse(api.declarations.mine.$get())).items
}
type Declared = Awaited<ReturnType<typeof listMine>>[number]

function line(
  { kind, number, relation, name, firm, area, declaredOn }: Declared,
  left: number,
): Reply {
  if (kind === 'kin' && relation)
    return say('declaration.mine_kin', { number, relation, name: name ?? '', area, left })
  return kind === 'interest'
    ? say('declaration.mine_firm', { number, text: firm ?? '', left })
    : say('declaration.mine_nothing', { number, day: declaredOn, left })
}

/** 我的申报: what one declared oneself, numbered. */
export const ownDeclarations: Flow = {
  name: 'own-declarations',
  first: 'show',
  steps: {
    show: {
      async ask(ctx): Promise<Ask> {
        if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        const items = await listMine(ctx)
        if (items.length === 0) return { say: [say('declaration.mine_empty', {})] }
        return { say: items.map((each, i) => line(each, leftBehind(i, items.length))) }
      },
      answer: () => 'not_mine',
    },
  },
}

const kept: Move = { say: [say('declaration.kept', {})] }

/** 撤销申报 3: what does not hold any more. */
export const withdrawDeclaration: Flow = {
  name: 'withdraw-declaration',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { number = '' }): Promise<Ask> {
        if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        if (number === '') return { say: [say('declaration.withdraw_format', {})] }
        const found = (await listMine(ctx)).find((each) => String(each.number) === number)
        if (!found) return { say: [say('declaration.withdraw_unknown', {})] }
        // By its own key: the numbers move up once one is gone.
        return { to: 'confirm', data: { id: found.id } }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      async ask(ctx, { id }): Promise<Ask> {
        const found = (await listMine(ctx)).find((each) => each.id === id)
        if (!found) return { say: [say('declaration.already_withdrawn', {})] }
        return { ask: { ...question(found), choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, { id = '' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'withdraw_declaration', declarationId: id },
          outcomes: {
            withdrawn: endWith('declaration.withdrawn'),
            already_withdrawn: endWith('declaration.already_withdrawn'),
            not_found: endWith('declaration.withdraw_unknown'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

function question({ kind, relation, name, firm }: Declared): Reply {
  if (kind === 'kin' && relation)
    return say('declaration.withdraw_kin', { relation, name: name ?? '' })
  return kind === 'interest'
    ? say('declaration.withdraw_firm', { text: firm ?? '' })
    : say('declaration.withdraw_nothing', {})
}
