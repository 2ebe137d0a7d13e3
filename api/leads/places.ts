/** Where the sealed texts of a lead stand. */
export const signalPlace = (county: string, leadId: string, seq: number) => ({
  county,
  table: 'lead_signals',
  column: 'body_sealed',
  row: `${leadId}:${seq}`,
})

export const statementPlace = (county: string, leadId: string, seq: number) => ({
  county,
  table: 'lead_statements',
  column: 'body_sealed',
  row: `${leadId}:${seq}`,
})

/** Why it was left to the county, and why it was decided so. */
export const reasonPlace = (
  county: string,
  leadId: string,
  column: 'reason_sealed' | 'referral_sealed',
) => ({ county, table: 'leads', column, row: leadId })
