import { test } from 'vitest'
import { claimMessages } from '../../../api/outbox/claim'
import { startApi } from '../../support/api'
test('scale', async () => {
  const api = await startApi()
  await api.addCounty()
  const s = api.ownerSql
  const n = 20_000
  await s`insert into contacts (county,id,channel,address_index,address_sealed,is_phone,language,last_seq,last_out_seq,session_version)
   select 'wuxi', gen_random_uuid(), 'sms', decode(md5(i::text),'hex'), '\\x00', true, 'zh', 0, 1, 0 from generate_series(1,${n}::int) i`
  await s`insert into outbox (county,id,contact_id,seq,purpose,class,template,content_sealed,not_before,status,attempts,created_at)
   select 'wuxi', gen_random_uuid(), id, 1, id::text, 'broadcast','common.text','\\x00', '2026-03-09T00:00:00Z','queued',0,'2026-03-09T00:00:00Z' from contacts`
  const ctx = { deps: api.deps, county: 'wuxi', now: api.clock.now, actor: {kind:'job',name:'worker'}, grant: {reach:'all'}, requestId:'x', write:null } as never
  for (const analysed of [false, true]) {
    if (analysed) await s`analyze`
    for (const channels of [undefined, ['sms']]) for (const limit of [100,500]) {
      const { selectDue } = await import('../../../api/outbox/claim') as never as { selectDue: Function }
      const t = performance.now()
      for (let i = 0; i < 5; i++) await api.db.transaction(async (tx) => {
        await selectDue(tx, ctx, 'broadcast', limit, channels)
        await selectDue(tx, ctx, 'answer', limit, channels)
      })
      console.log('LAP', analysed, channels, limit, (performance.now() - t) / 5)
    }
  }
  void claimMessages
  await api.close()
}, 120000)
