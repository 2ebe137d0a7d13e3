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

export const reasonPlace = (county: string, leadId: string) => ({
  county,
  table: 'leads',
  column: 'reason_sealed',
  row: leadId,
})
