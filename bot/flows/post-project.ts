import { type Attachments, say } from '../../api/client'
import type { Flow, Move, StepContext } from '../conversation/flow'
import { endWith } from '../conversation/say'
import { dropped, projectFor, projectRefusals } from './projects'
import { isNo } from './visit-note'

type Photos = Attachments['photos']

const post = (
  { hotline }: StepContext,
  code: string,
  photos: Photos,
): Exclude<Move, 'not_mine'> => ({
  do: { type: 'post_project', code, photos },
  outcomes: {
    ...projectRefusals(hotline, 'notice_there'),
    no_photo: endWith('project.format', { task: 'post' }),
    posted: endWith('project.posted'),
  },
})

/** 公示项目 CODE with a photo, or asked for it: what is planned hangs on the wall, or what came of it. */
export const postProject: Flow = {
  name: 'post-project',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '' }) {
        const at = ['applied', 'accepted', 'checked', 'settled'] as const
        const found = await projectFor(ctx, code, 'post', at)
        if ('instead' in found) return found.instead
        const { name, status, before, result } = found.project
        if (status === 'applied' ? before : result)
          return { say: [say('project.why', { why: 'notice_there' })] }
        const photos = ctx.attachments?.photos ?? []
        return photos.length > 0 ? post(ctx, code, photos) : { to: 'photo', data: { name } }
      },
      answer: () => 'not_mine',
    },
    photo: {
      ask: (_ctx, { name = '' }) => ({
        ask: say('project.ask_photo', { name }),
        kind: 'menu',
        takesAttachments: true,
      }),
      answer(ctx, { code = '' }, { text }) {
        const photos = ctx.attachments?.photos ?? []
        if (photos.length > 0) return post(ctx, code, photos)
        return isNo(text) ? dropped : 'not_mine'
      },
    },
  },
}
