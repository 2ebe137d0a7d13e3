import { z } from 'zod'

export type Json = { [key: string]: unknown }

/** The fields of an object schema, for parameters. */
export function propertiesOf(schema: z.ZodType | undefined, name: string, schemas: Json) {
  const object = schema ? toSchema(schema, name, schemas) : {}
  return {
    properties: (object['properties'] ?? {}) as Record<string, Json>,
    required: (object['required'] ?? []) as string[],
  }
}

/**
 * JSON Schema of what is sent. Definitions it refers to go to `schemas`, the document's components.
 * @param name Of the operation's part; keeps definitions of two operations apart.
 */
export function toSchema(schema: z.ZodType, name: string, schemas: Json): Json {
  const {
    $schema: _,
    $defs,
    ...root
  } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as Json
  const moved = (key: string) => `${name}_${key}`
  const relink = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(relink)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) =>
        key === '$ref' && typeof part === 'string'
          ? [
              key,
              part.replace(/^#\/\$defs\/(.+)$/, (_m, at) => `#/components/schemas/${moved(at)}`),
            ]
          : [key, relink(part)],
      ),
    )
  }
  for (const [key, part] of Object.entries(($defs ?? {}) as Json))
    schemas[moved(key)] = relink(part)
  return relink(root) as Json
}
