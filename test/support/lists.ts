import { TOWNSHIP, VILLAGE } from './api'
import { addItem } from './list-items'
import type { startVillage } from './talk'

type Village = Awaited<ReturnType<typeof startVillage>>

/** Who may strike off, beside the cadre of the village, and lines the cadre answers for. */
export async function startLists({
  api,
  talk,
  cadreId,
}: Pick<Village, 'api' | 'talk' | 'cadreId'>) {
  const secretary = await api.addStaff({ name: '万清明', roles: [['village_secretary', VILLAGE]] })
  const clerk = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
  return {
    secretaryId: secretary.id,
    secretary: talk(secretary.phone ?? ''),
    clerk: talk(clerk.phone ?? ''),
    /** The cadre's own. */
    item: (given: Parameters<typeof addItem>[1] = {}) =>
      addItem(api, { ownerId: cadreId, ...given }),
    async statusOf(code: string) {
      const [row] = await api.sql`select status, done_text, reason from village_list_items
                                   where code = ${code}`
      return row
    },
    /** What its chain tells. */
    async eventsOf(id: string) {
      const rows = await api.sql<{ type: string; details: object }[]>`
        select type, details from events where subject = ${`list_item:${id}`} order by seq`
      return rows
    },
  }
}
