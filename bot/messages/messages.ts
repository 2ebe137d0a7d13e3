import type { TemplateName, Vars } from '../../api/client'

/** A language: a text for every template. */
export type Messages = { [T in TemplateName]: (vars: Vars<T>) => string }
