import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { findingSteps } from './finding-steps'

/** 记问题 宝坪村 优亲厚友 …: a problem found outside of any plan. */
export const makeFinding: Flow = {
  name: 'make-finding',
  first: 'finding',
  steps: findingSteps({
    dropped: () => ({ say: [say('finding.dropped', {})] }),
    after: () => null,
  }),
}
