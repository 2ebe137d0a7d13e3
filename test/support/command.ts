import { randomUUID } from 'node:crypto'
import type { RequestContext } from '../../api/http/context'
import type { TestApi } from './api'

/** What a command line's command runs its services with. */
export function commandContext({ deps }: Pick<TestApi, 'deps'>): RequestContext {
  return {
    deps,
    county: deps.defaultCounty,
    actor: { kind: 'job', name: 'command' },
    grant: { reach: 'all' },
    requestId: randomUUID(),
    now: deps.clock(),
    write: null,
  }
}
