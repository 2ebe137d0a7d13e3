import { z } from 'zod'
import { AmountFen, ProjectCode, Words } from '../acceptances/input'

export const ClaimCode = z.string().regex(/^\d{10}$/)

export const NewClaim = z.object({ code: ProjectCode, amountFen: AmountFen })
export const Opinion = z.object({ isAgreed: z.boolean(), text: Words })

const Said = z.string().trim().max(3000).default('')
export const ClaimText = z.strictObject({ code: ClaimCode, text: Said })

export const Payee = z.strictObject({
  householdId: z.uuid().nullable(),
  payee: z.string().trim().min(1).max(100),
  amountFen: AmountFen,
})
/** As many as a village has households. */
export const Payees = z.array(Payee).min(1).max(1000)
export const PayeesText = z.strictObject({
  text: Said,
  picked: z
    .array(z.object({ payee: z.string().max(100), householdId: z.uuid() }))
    .max(50)
    .default([]),
})
