import { parseResponse } from '../../api/client'
import type { StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'

/** Whom the writer is asked to evaluate; null where they are asked of nobody by their part. */
export async function listPeerTasks({ api, contact }: StepContext) {
  if (!contact.staffId) return null
  const response = await api.peerEvaluations.tasks.$get()
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))).items
}

type Tasks = NonNullable<Awaited<ReturnType<typeof listPeerTasks>>>

/** The task whose unit a text begins with, and what follows; 天元 is 天元乡. */
export function taskMeant(tasks: Tasks, text: string) {
  const said = text.normalize('NFKC').trim()
  for (const task of tasks.toSorted((a, b) => b.unit.length - a.unit.length)) {
    const names = [task.unit, task.unit.replace(/(?:乡|镇|街道)$/u, '')]
    const name = names.find((each) => each.length > 1 && said.startsWith(each))
    if (name) return { task, rest: said.slice(name.length).replace(/^[\s,，、:：。]+/u, '') }
  }
  return null
}
