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
CREATE TABLE "former_members" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"name" text NOT NULL,
	"id_number_sealed" "bytea" NOT NULL,
	"id_number_index" "bytea" NOT NULL,
	"reason" text NOT NULL,
	"left_on" date NOT NULL,
	CONSTRAINT "former_members_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "former_members_reason_known" CHECK ("former_members"."reason" in ('death', 'marriage_out', 'move_out', 'imprisonment', 'enlistment', 'split', 'merge', 'roll_file', 'correction'))
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"facts_sealed" "bytea" NOT NULL,
	"contact_id" uuid,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"holder_id" uuid,
	"due_on" date NOT NULL,
	"checked_by" uuid,
	"checked_on" date,
	"decided_by" uuid,
	"decided_on" date,
	"reason_sealed" "bytea",
	"withdrawal_asked_at" timestamp with time zone,
	CONSTRAINT "changes_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "changes_kind_known" CHECK ("changes"."kind" in ('join', 'leave', 'move', 'split', 'merge', 'close', 'reopen', 'correct')),
	CONSTRAINT "changes_status_known" CHECK ("changes"."status" in ('asked', 'checked', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "campaign_checks" (
	"county" text NOT NULL,
	"campaign_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"checker_id" uuid,
	"is_added" boolean NOT NULL,
	"outcome" text,
	"checked_by" uuid,
	"checked_at" timestamp with time zone,
	"note_sealed" "bytea",
	"visit_id" uuid,
	"lead_id" uuid,
	CONSTRAINT "campaign_checks_pk" PRIMARY KEY("county","campaign_id","household_id"),
	CONSTRAINT "campaign_checks_outcome_known" CHECK ("campaign_checks"."outcome" in ('right', 'changed', 'wrongly_in', 'missed'))
);
--> statement-breakpoint
CREATE TABLE "check_campaigns" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"scope" text NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"due_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"closed_by" uuid,
	"closed_on" date,
	CONSTRAINT "check_campaigns_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "check_campaigns_scope_known" CHECK ("check_campaigns"."scope" in ('registered', 'exited', 'watched', 'everybody')),
	CONSTRAINT "check_campaigns_status_known" CHECK ("check_campaigns"."status" in ('open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "comparison_tasks" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"records" text NOT NULL,
	"department" text NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"holder_id" uuid,
	"asked_by" text NOT NULL,
	"asked_on" date NOT NULL,
	"due_on" date NOT NULL,
	"returned_on" date,
	"import_id" uuid,
	CONSTRAINT "comparison_tasks_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "comparison_tasks_records_known" CHECK ("comparison_tasks"."records" in ('vehicles', 'property', 'business', 'public_payroll', 'deaths', 'subsistence_allowance', 'disability', 'medical_costs', 'schooling_costs', 'disasters')),
	CONSTRAINT "comparison_tasks_status_known" CHECK ("comparison_tasks"."status" in ('open', 'returned', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "department_columns" (
	"county" text NOT NULL,
	"records" text NOT NULL,
	"headings" text NOT NULL,
	"columns" jsonb NOT NULL,
	"set_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "department_columns_pk" PRIMARY KEY("county","records","headings"),
	CONSTRAINT "department_columns_records_known" CHECK ("department_columns"."records" in ('vehicles', 'property', 'business', 'public_payroll', 'deaths', 'subsistence_allowance', 'disability', 'medical_costs', 'schooling_costs', 'disasters'))
);
--> statement-breakpoint
CREATE TABLE "lead_signals" (
	"county" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"source" text NOT NULL,
	"subject" text NOT NULL,
	"evidence_key" "bytea" NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lead_signals_pk" PRIMARY KEY("county","lead_id","seq"),
	CONSTRAINT "lead_signals_source_known" CHECK ("lead_signals"."source" in ('department', 'visit', 'help', 'check', 'objection', 'household'))
);
--> statement-breakpoint
CREATE TABLE "lead_statements" (
	"county" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"contact_id" uuid,
	"staff_id" uuid,
	"body_sealed" "bytea" NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lead_statements_pk" PRIMARY KEY("county","lead_id","seq")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"class" text NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid,
	"area_path" text NOT NULL,
	"is_possible" boolean NOT NULL,
	"records" text,
	"evidence_key" "bytea" NOT NULL,
	"status" text NOT NULL,
	"holder_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"visit_due_on" date NOT NULL,
	"decide_due_on" date NOT NULL,
	"told_on" date,
	"visit_id" uuid,
	"visited_by" uuid,
	"visited_on" date,
	"heard_on" date,
	"referred_by" uuid,
	"referred_on" date,
	"referral_sealed" "bytea",
	"outcome" text,
	"decided_by" uuid,
	"decided_on" date,
	"reason_sealed" "bytea",
	"application_id" uuid,
	CONSTRAINT "leads_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "leads_kind_known" CHECK ("leads"."kind" in ('mismatch', 'risk')),
	CONSTRAINT "leads_class_known" CHECK ("leads"."class" in ('vehicle', 'property', 'business', 'public_payroll', 'death', 'subsistence_allowance', 'disability', 'call_for_help', 'medical_cost', 'schooling_cost', 'disaster', 'accident', 'income_drop', 'assurance_gap', 'left_out', 'wrongly_in')),
	CONSTRAINT "leads_records_known" CHECK ("leads"."records" in ('vehicles', 'property', 'business', 'public_payroll', 'deaths', 'subsistence_allowance', 'disability', 'medical_costs', 'schooling_costs', 'disasters')),
	CONSTRAINT "leads_status_known" CHECK ("leads"."status" in ('open', 'visited', 'referred', 'decided')),
	CONSTRAINT "leads_outcome_known" CHECK ("leads"."outcome" in ('corrected', 'kept', 'unfounded', 'terminated', 'watch', 'ledger', 'settled', 'no_risk'))
);
--> statement-breakpoint
CREATE TABLE "cluster_alerts" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"alerted_at" timestamp with time zone NOT NULL,
	"households" integer NOT NULL,
	"class" text NOT NULL,
	CONSTRAINT "cluster_alerts_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "cluster_alerts_class_known" CHECK ("cluster_alerts"."class" in ('call_for_help', 'medical_cost', 'schooling_cost', 'disaster', 'accident', 'income_drop', 'assurance_gap', 'left_out', 'wrongly_in'))
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"class" text NOT NULL,
	"lead_id" uuid,
	"entered_by" uuid NOT NULL,
	"entered_on" date NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"left_by" uuid,
	"left_on" date,
	"left_because" text,
	"end_sealed" "bytea",
	CONSTRAINT "ledger_entries_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "ledger_entries_class_known" CHECK ("ledger_entries"."class" in ('call_for_help', 'medical_cost', 'schooling_cost', 'disaster', 'accident', 'income_drop', 'assurance_gap', 'left_out', 'wrongly_in')),
	CONSTRAINT "ledger_entries_end_known" CHECK ("ledger_entries"."left_because" in ('decided', 'registered', 'watched', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "pairings" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"reason" text NOT NULL,
	"paired_by" uuid NOT NULL,
	"to_day" date,
	"end_reason" text,
	"ended_by" uuid,
	CONSTRAINT "pairings_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "pairings_reason_known" CHECK ("pairings"."reason" in ('assigned', 'transfer', 'retirement', 'exchange', 'household_gone', 'other')),
	CONSTRAINT "pairings_end_reason_known" CHECK ("pairings"."end_reason" in ('assigned', 'transfer', 'retirement', 'exchange', 'household_gone', 'other'))
);
--> statement-breakpoint
CREATE TABLE "village_list_items" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"area_path" text NOT NULL,
	"code" text NOT NULL,
	"text" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"status" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_on" date NOT NULL,
	"due_on" date NOT NULL,
	"done_on" date,
	"done_text" text,
	"struck_off_by" uuid,
	"struck_off_on" date,
	"reason" text,
	CONSTRAINT "village_list_items_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "village_list_items_kind_known" CHECK ("village_list_items"."kind" in ('problem', 'task', 'responsibility')),
	CONSTRAINT "village_list_items_status_known" CHECK ("village_list_items"."status" in ('open', 'done', 'struck_off', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "applications" DROP CONSTRAINT "applications_kind_known";--> statement-breakpoint
ALTER TABLE "rounds" DROP CONSTRAINT "rounds_kind_known";--> statement-breakpoint
ALTER TABLE "help_requests" ADD COLUMN "is_urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "decided_facts" ADD CONSTRAINT "decided_facts_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_members" ADD CONSTRAINT "former_members_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_holder_fk" FOREIGN KEY ("county","holder_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_checks" ADD CONSTRAINT "campaign_checks_campaign_fk" FOREIGN KEY ("county","campaign_id") REFERENCES "public"."check_campaigns"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_checks" ADD CONSTRAINT "campaign_checks_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_checks" ADD CONSTRAINT "campaign_checks_checker_fk" FOREIGN KEY ("county","checker_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparison_tasks" ADD CONSTRAINT "comparison_tasks_holder_fk" FOREIGN KEY ("county","holder_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_signals" ADD CONSTRAINT "lead_signals_lead_fk" FOREIGN KEY ("county","lead_id") REFERENCES "public"."leads"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_statements" ADD CONSTRAINT "lead_statements_lead_fk" FOREIGN KEY ("county","lead_id") REFERENCES "public"."leads"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_holder_fk" FOREIGN KEY ("county","holder_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_visit_fk" FOREIGN KEY ("county","visit_id") REFERENCES "public"."visits"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_lead_fk" FOREIGN KEY ("county","lead_id") REFERENCES "public"."leads"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village_list_items" ADD CONSTRAINT "village_list_items_owner_fk" FOREIGN KEY ("county","owner_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_members_by_household" ON "former_members" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "former_members_by_id_number" ON "former_members" USING btree ("county","id_number_index");--> statement-breakpoint
CREATE INDEX "changes_by_household" ON "changes" USING btree ("county","household_id","asked_at");--> statement-breakpoint
CREATE INDEX "changes_waiting" ON "changes" USING btree ("county","due_on") WHERE "changes"."status" in ('asked', 'checked');--> statement-breakpoint
CREATE INDEX "campaign_checks_by_household" ON "campaign_checks" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "campaign_checks_by_checker" ON "campaign_checks" USING btree ("county","checker_id");--> statement-breakpoint
CREATE INDEX "campaign_checks_by_area" ON "campaign_checks" USING btree ("county","campaign_id","area_path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "check_campaigns_by_area" ON "check_campaigns" USING btree ("county","area_path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "comparison_tasks_open" ON "comparison_tasks" USING btree ("county","due_on") WHERE "comparison_tasks"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "lead_signals_evidence" ON "lead_signals" USING btree ("county","evidence_key");--> statement-breakpoint
CREATE UNIQUE INDEX "leads_evidence" ON "leads" USING btree ("county","evidence_key");--> statement-breakpoint
CREATE INDEX "leads_by_household" ON "leads" USING btree ("county","household_id","opened_at");--> statement-breakpoint
CREATE INDEX "leads_by_area" ON "leads" USING btree ("county","area_path" text_pattern_ops,"opened_at");--> statement-breakpoint
CREATE INDEX "leads_by_holder" ON "leads" USING btree ("county","holder_id") WHERE "leads"."status" <> 'decided';--> statement-breakpoint
CREATE INDEX "leads_open" ON "leads" USING btree ("county","visit_due_on") WHERE "leads"."status" <> 'decided';--> statement-breakpoint
CREATE INDEX "cluster_alerts_by_area" ON "cluster_alerts" USING btree ("county","area_path" text_pattern_ops,"alerted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_one_open" ON "ledger_entries" USING btree ("county","household_id") WHERE "ledger_entries"."left_on" is null;--> statement-breakpoint
CREATE INDEX "ledger_entries_by_household" ON "ledger_entries" USING btree ("county","household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pairings_one_open" ON "pairings" USING btree ("county","household_id") WHERE "pairings"."to_day" is null;--> statement-breakpoint
CREATE INDEX "pairings_by_household" ON "pairings" USING btree ("county","household_id","from_day");--> statement-breakpoint
CREATE INDEX "pairings_by_staff" ON "pairings" USING btree ("county","staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "village_list_items_code" ON "village_list_items" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "village_list_items_by_area" ON "village_list_items" USING btree ("county","area_path" text_pattern_ops,"due_on");--> statement-breakpoint
CREATE INDEX "village_list_items_open" ON "village_list_items" USING btree ("county","owner_id","due_on") WHERE "village_list_items"."status" in ('open', 'done');--> statement-breakpoint
CREATE INDEX "events_by_left_area" ON "events" USING btree ("county",("details" ->> 'leftArea') text_pattern_ops) WHERE "events"."details" ? 'leftArea';--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_kind_known" CHECK ("applications"."kind" in ('identification', 'exit', 'watch_list', 'risk_removal'));--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_kind_known" CHECK ("rounds"."kind" in ('identification', 'exit', 'watch_list', 'risk_removal', 'village_entry', 'village_exit'));