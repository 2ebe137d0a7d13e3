CREATE TABLE "decided_facts" (
	"county" text NOT NULL,
	"household_id" uuid NOT NULL,
	"about_id" uuid NOT NULL,
	"field" text NOT NULL,
	"was" text,
	"decided_on" date NOT NULL,
	CONSTRAINT "decided_facts_pk" PRIMARY KEY("county","household_id","about_id","field")
);
--> statement-breakpoint
ALTER TABLE "applications" DROP CONSTRAINT "applications_kind_known";--> statement-breakpoint
ALTER TABLE "rounds" DROP CONSTRAINT "rounds_kind_known";--> statement-breakpoint
ALTER TABLE "lead_signals" ADD COLUMN "evidence_key" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "referred_by" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "referred_on" date;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "referral_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "left_because" text;--> statement-breakpoint
ALTER TABLE "decided_facts" ADD CONSTRAINT "decided_facts_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_by_left_area" ON "events" USING btree ("county",("details" ->> 'leftArea') text_pattern_ops) WHERE "events"."details" ? 'leftArea';--> statement-breakpoint
CREATE UNIQUE INDEX "lead_signals_evidence" ON "lead_signals" USING btree ("county","evidence_key");--> statement-breakpoint
CREATE INDEX "leads_by_holder" ON "leads" USING btree ("county","holder_id") WHERE "leads"."status" <> 'decided';--> statement-breakpoint
CREATE INDEX "ledger_entries_by_household" ON "ledger_entries" USING btree ("county","household_id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_kind_known" CHECK ("applications"."kind" in ('identification', 'exit', 'watch_list', 'risk_removal'));--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_end_known" CHECK ("ledger_entries"."left_because" in ('decided', 'registered', 'watched', 'closed'));--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_kind_known" CHECK ("rounds"."kind" in ('identification', 'exit', 'watch_list', 'risk_removal', 'village_entry', 'village_exit'));