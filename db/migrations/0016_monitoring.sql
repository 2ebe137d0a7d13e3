ALTER TABLE "ledger_entries" ADD COLUMN "left_because" text;--> statement-breakpoint
CREATE INDEX "ledger_entries_by_household" ON "ledger_entries" USING btree ("county","household_id");--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_end_known" CHECK ("ledger_entries"."left_because" in ('decided', 'registered', 'watched', 'closed'));