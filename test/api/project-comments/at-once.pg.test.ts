import { afterAll, expect, test } from 'vitest'
import { fileComment } from '../../../api/project-comments/file'
import { startApi, TOWNSHIP } from '../../support/api'
import { addDesk, PHOTO } from '../../support/claims'
import { commandContext } from '../../support/command'
import { addProject } from '../../support/projects'

const api = await startApi({ connections: 3 })
await api.addCounty()
const head = await addDesk(api, 'township_head', TOWNSHIP)
afterAll(() => api.close())

test('what a villager is just saying about a project is waited for before it is accepted', async () => {
  const { code } = await addProject(api, { status: 'finished' })
  const { id } = await api.addContact()
  const actor = { kind: 'contact' as const, contactId: id }
  const ctx = { ...commandContext(api), actor, grant: { reach: 'own' as const } }
  const accept = () =>
    head.run({
      type: 'accept_project',
      code,
      amountFen: 18_000_000,
      text: '水池30立方',
      achieved: [80],
      photos: [PHOTO],
    })
  const accepting = await api.db.transaction(async (tx) => {
    await fileComment(tx, ctx, { code, text: '水池漏水' })
    const begun = accept()
    // Until it waits for what is being said, or has gone past it.
    const done = begun.then(() => true)
    const isWaiting = async () =>
      (await api.ownerSql`select from pg_locks where not granted`).length > 0
    while (!(await isWaiting())) if (await Promise.race([done, pause()])) break
    return { begun }
  })
  expect(await accepting.begun).toBe('comments_open')
})

const pause = () => new Promise<false>((end) => setTimeout(() => end(false), 20))
