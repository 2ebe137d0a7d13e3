ALTER TABLE "lead_signals" ADD COLUMN "evidence_key" "bytea" NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "lead_signals_evidence" ON "lead_signals" USING btree ("county","evidence_key");--> statement-breakpoint
CREATE INDEX "leads_by_holder" ON "leads" USING btree ("county","holder_id") WHERE "leads"."status" <> 'decided';