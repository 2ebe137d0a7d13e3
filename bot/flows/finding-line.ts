import { type ListedFinding, parseResponse, type Reply, say } from '../../api/client'
import type { StepContext } from '../conversation/flow'

/** A problem by its number for who judges it; undefined where there is none of theirs. */
export async function findFinding({ api, contact }: StepContext, code: string) {
  if (!contact.staffId) return undefined
  const response = await api.findings['by-code'][':code'].$get({ param: { code } })
  return response.ok ? parseResponse(Promise.resolve(response)) : undefined
}

/** The same for who is to put it right. */
export async function findOwned({ api, contact }: StepContext, code: string) {
  if (!contact.staffId) return undefined
  const response = await api.findings.owned[':code'].$get({ param: { code } })
  return response.ok ? parseResponse(Promise.resolve(response)) : undefined
}

export function findingLine(finding: ListedFinding, left: number): Reply {
  const { area, text, owner, code, status, dueOn: due, isLate, verifiedOn } = finding
  switch (status) {
    case 'open':
      return say('finding.line', {
        area,
        text,
        owner: owner.name,
        due,
        code,
        late: isLate ? 1 : 0,
        left,
      })
    case 'rectified':
      return say('finding.line_rectified', { area, text, owner: owner.name, code, left })
    case 'verified':
      return say('finding.line_verified', { area, text, day: verifiedOn ?? due })
  }
}
