import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { applicationRoutes } from './applications/routes'
import { areaRoutes } from './areas/routes'
import { auditRoutes } from './audit/routes'
import { countyRoutes } from './counties/routes'
import { figureRoutes } from './figures/routes'
import { helpRoutes } from './help/routes'
import { householdRoutes } from './households/routes'
import type { ApiEnv, AppDeps } from './http/context'
import { answerInMemory, isInMemory } from './http/in-memory'
import { onError, onNotFound, problem } from './http/errors'
import { openApiRoutes } from './http/openapi'
import { linkRoutes } from './links/routes'
import { outboxRoutes } from './outbox/routes'
import { receiptRoutes } from './receipts/routes'
import { staffRoutes } from './staff/routes'
import { statusRoutes } from './status/routes'
import { turnRoutes } from './turns/routes'

/** Mounted in an untyped loop: typing the whole app at once costs seconds (see `client.ts`). */
export const FEATURES: Record<string, Hono<ApiEnv>> = {
  applications: applicationRoutes,
  areas: areaRoutes,
  audit: auditRoutes,
  counties: countyRoutes,
  figures: figureRoutes,
  'help-requests': helpRoutes,
  households: householdRoutes,
  links: linkRoutes,
  outbox: outboxRoutes,
  receipts: receiptRoutes,
  staff: staffRoutes,
  status: statusRoutes,
  turns: turnRoutes,
  'openapi.json': openApiRoutes(() => FEATURES),
} as Record<string, Hono<ApiEnv>>

const MAX_BODY_BYTES = 1024 * 1024

/** The whole API over whatever database and clock it is given. */
export function createApp(deps: AppDeps) {
  const app = new Hono<ApiEnv>().basePath('/api/v1')
  app.onError(onError(deps.log))
  app.notFound(onNotFound)
  app.use(async (c, next) => {
    c.set('deps', deps)
    await next()
  })
  const onTooLarge = () => problem('too_large', 'body', 413)
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: onTooLarge })
  app.use((c, next) => (isInMemory(c) ? next() : limit(c, next)))
  app.use(answerInMemory)
  for (const [name, routes] of Object.entries(FEATURES)) app.route(`/${name}`, routes)
  return app
}
export type App = ReturnType<typeof createApp>
