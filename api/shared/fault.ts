/** What may be logged of a fault: an error's message can quote a number or what somebody wrote. */
export interface Fault {
  name: string
  message: string
  /** Where it was thrown; the lines below the message. */
  at: string[]
  cause?: Fault
}

/**
 * For the log: the values of a failed query are left out, and runs of digits that could be a phone,
 * an ID or a code are blotted out.
 */
export function describeFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an Error', at: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    message: withoutValues(error.message)
      .replace(/\d{5,}/g, '…')
      .slice(0, 300),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: describeFault(error.cause) }),
  }
}

/** Drizzle quotes a failed query with its values behind it. */
const withoutValues = (message: string) => message.split('\nparams: ')[0] ?? ''
