import { expect, test } from 'vitest'
import { addCase, startInspection } from '../../support/inspections'

const { api, cadre, cadreId, county, linkedFamily } = await startInspection()

test('inspectors see those of their area, the person their own once it is decided', async () => {
  await county.says('问责', '没有问责的事')
  const { code } = await addCase(api, { staffId: cadreId })
  await county.says('问责', '熊长富：诫勉，等决定', code)
  await county.says(`问责 ${code}`, '优亲厚友：给亲戚评低保')
  await cadre.says(`问责 ${code}`, '没有这个编号')
  const own = await addCase(api, { staffId: cadreId, status: 'decided' })
  await cadre.says(`问责 ${own.code}`, '对您的问责：诫勉，已决定，可申诉')
  const [read] =
    await api.sql`select count(*)::int as n from audit where action = 'accountability.read'`
  expect(read?.['n']).toBe(1)
  const family = await linkedFamily()
  expect(await family.says('问责')).not.toContain('熊长富')
})
