CREATE TABLE "area_subscriptions" (
	"county" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "area_subscriptions_pk" PRIMARY KEY("county","contact_id","area_path")
);
--> statement-breakpoint
CREATE TABLE "entry_visits" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"companion_id" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"visited_on" date,
	"verdict" text,
	"facts_sealed" "bytea" NOT NULL,
	"net_income_per_head_fen" bigint,
	"open_disputes" integer NOT NULL,
	"latitude_e6" integer,
	"longitude_e6" integer,
	"is_far" boolean NOT NULL,
	CONSTRAINT "entry_visits_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "entry_visits_kind_known" CHECK ("entry_visits"."kind" in ('screening', 'survey', 'revisit')),
	CONSTRAINT "entry_visits_status_known" CHECK ("entry_visits"."status" in ('open', 'finished')),
	CONSTRAINT "entry_visits_verdict_known" CHECK ("entry_visits"."verdict" in ('eligible', 'not_eligible', 'unclear'))
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"application_id" uuid,
	"cause" text NOT NULL,
	"category" text NOT NULL,
	"content" text NOT NULL,
	"amount_fen" bigint,
	"owner_id" uuid NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"planned_by" uuid NOT NULL,
	"planned_on" date NOT NULL,
	"due_on" date NOT NULL,
	"delivered_by" uuid,
	"delivered_on" date,
	"asked_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"help_request_id" uuid,
	CONSTRAINT "measures_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "measures_cause_known" CHECK ("measures"."cause" in ('illness', 'disability', 'schooling', 'disaster', 'lack_of_land', 'lack_of_water', 'lack_of_skill', 'lack_of_labour', 'lack_of_funds', 'poor_transport', 'lack_of_drive', 'marriage_cost', 'funeral_cost', 'other')),
	CONSTRAINT "measures_category_known" CHECK ("measures"."category" in ('industry', 'employment', 'relocation', 'housing', 'education', 'health', 'allowance', 'finance', 'ecology', 'water', 'other')),
	CONSTRAINT "measures_status_known" CHECK ("measures"."status" in ('planned', 'delivered', 'confirmed', 'denied', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "report_items" (
	"county" text NOT NULL,
	"report_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"status" text NOT NULL,
	"checked_by" uuid,
	"checked_at" timestamp with time zone,
	"reason_sealed" "bytea",
	CONSTRAINT "report_items_pk" PRIMARY KEY("county","report_id","application_id"),
	CONSTRAINT "report_items_status_known" CHECK ("report_items"."status" in ('reported', 'checked', 'returned', 'announced'))
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"area_name" text NOT NULL,
	"status" text NOT NULL,
	"code" text,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"announced_by" uuid,
	"announced_at" timestamp with time zone,
	CONSTRAINT "reports_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "reports_status_known" CHECK ("reports"."status" in ('reported', 'announced'))
);
--> statement-breakpoint
CREATE TABLE "review_attendees" (
	"county" text NOT NULL,
	"review_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"name" text NOT NULL,
	"way" text NOT NULL,
	"proxy_name" text,
	"household_id" uuid,
	"staff_id" uuid,
	CONSTRAINT "review_attendees_pk" PRIMARY KEY("county","review_id","seq"),
	CONSTRAINT "review_attendees_way_known" CHECK ("review_attendees"."way" in ('in_person', 'written_proxy'))
);
--> statement-breakpoint
CREATE TABLE "review_items" (
	"county" text NOT NULL,
	"review_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"application_id" uuid,
	"village_case_id" uuid,
	"votes_for" integer NOT NULL,
	"votes_against" integer NOT NULL,
	"abstained" integer NOT NULL,
	"kin_abstained" integer NOT NULL,
	"outcome" text NOT NULL,
	"reason_sealed" "bytea",
	CONSTRAINT "review_items_pk" PRIMARY KEY("county","review_id","case_id"),
	CONSTRAINT "review_items_outcome_known" CHECK ("review_items"."outcome" in ('passed', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"level" text NOT NULL,
	"area_path" text NOT NULL,
	"area_name" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"called_by" uuid NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"meets_on" date NOT NULL,
	"is_secret" boolean NOT NULL,
	"basis" text NOT NULL,
	"entitled" integer,
	"present" integer,
	"minutes_sealed" "bytea",
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	CONSTRAINT "reviews_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "reviews_level_known" CHECK ("reviews"."level" in ('group', 'village', 'township')),
	CONSTRAINT "reviews_body_known" CHECK ("reviews"."body" in ('group_meeting', 'representatives', 'committee')),
	CONSTRAINT "reviews_status_known" CHECK ("reviews"."status" in ('called', 'closed', 'void')),
	CONSTRAINT "reviews_basis_known" CHECK ("reviews"."basis" in ('adults', 'households', 'members'))
);
--> statement-breakpoint
CREATE TABLE "notice_proofs" (
	"county" text NOT NULL,
	"media_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"moment" text NOT NULL,
	"status" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"refusal" text,
	CONSTRAINT "notice_proofs_pk" PRIMARY KEY("county","media_id"),
	CONSTRAINT "notice_proofs_moment_known" CHECK ("notice_proofs"."moment" in ('first', 'last')),
	CONSTRAINT "notice_proofs_status_known" CHECK ("notice_proofs"."status" in ('waiting', 'accepted', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "sign_offs" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"snapshot_seq" integer NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"way" text,
	"staff_id" uuid,
	"is_deputy" boolean NOT NULL,
	"deputy_reason" text,
	"contact_id" uuid,
	"code_hash" "bytea",
	"code_expires_at" timestamp with time zone,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"entered_by" uuid,
	"witnesses" text[] NOT NULL,
	"reason_sealed" "bytea",
	CONSTRAINT "sign_offs_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "sign_offs_role_known" CHECK ("sign_offs"."role" in ('household', 'village_secretary', 'first_secretary', 'township_committee')),
	CONSTRAINT "sign_offs_status_known" CHECK ("sign_offs"."status" in ('asked', 'signed', 'refused', 'void')),
	CONSTRAINT "sign_offs_way_known" CHECK ("sign_offs"."way" in ('code', 'paper', 'hand_print'))
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"county" text NOT NULL,
	"application_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "snapshots_pk" PRIMARY KEY("county","application_id","seq")
);
--> statement-breakpoint
CREATE TABLE "notice_villages" (
	"county" text NOT NULL,
	"notice_id" uuid NOT NULL,
	"village_case_id" uuid NOT NULL,
	"village_path" text NOT NULL,
	"village_name" text NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "notice_villages_pk" PRIMARY KEY("county","notice_id","village_case_id"),
	CONSTRAINT "notice_villages_status_known" CHECK ("notice_villages"."status" in ('listed', 'severed', 'removed', 'advanced'))
);
--> statement-breakpoint
CREATE TABLE "poor_villages" (
	"county" text NOT NULL,
	"village_path" text NOT NULL,
	"status" text NOT NULL,
	"class" text NOT NULL,
	"since" date NOT NULL,
	"village_case_id" uuid,
	CONSTRAINT "poor_villages_pk" PRIMARY KEY("county","village_path"),
	CONSTRAINT "poor_villages_status_known" CHECK ("poor_villages"."status" in ('poor', 'exited')),
	CONSTRAINT "poor_villages_class_known" CHECK ("poor_villages"."class" in ('deep', 'relative', 'none'))
);
--> statement-breakpoint
CREATE TABLE "village_cases" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"village_path" text NOT NULL,
	"village_name" text NOT NULL,
	"status" text NOT NULL,
	"level" text NOT NULL,
	"review_id" uuid,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"findings" jsonb NOT NULL,
	"reason" text,
	"decided_on" date,
	CONSTRAINT "village_cases_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "village_cases_kind_known" CHECK ("village_cases"."kind" in ('village_entry', 'village_exit')),
	CONSTRAINT "village_cases_status_known" CHECK ("village_cases"."status" in ('filed', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "village_cases_level_known" CHECK ("village_cases"."level" in ('group', 'village', 'township', 'county'))
);
--> statement-breakpoint
CREATE TABLE "village_indicators" (
	"county" text NOT NULL,
	"village_path" text NOT NULL,
	"year" integer NOT NULL,
	"indicator" text NOT NULL,
	"value" bigint NOT NULL,
	"way" text NOT NULL,
	"source" text NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "village_indicators_pk" PRIMARY KEY("county","village_path","year","indicator"),
	CONSTRAINT "village_indicators_indicator_known" CHECK ("village_indicators"."indicator" in ('poverty_incidence', 'registered_share', 'low_income_share', 'disposable_income', 'poor_transport', 'poor_drinking_water', 'harsh_environment', 'allowance_burden', 'illness_burden', 'elderly_burden')),
	CONSTRAINT "village_indicators_way_known" CHECK ("village_indicators"."way" in ('computed', 'entered'))
);
--> statement-breakpoint
CREATE TABLE "village_scores" (
	"county" text NOT NULL,
	"village_path" text NOT NULL,
	"year" integer NOT NULL,
	"score_milli" integer NOT NULL,
	"rank" integer NOT NULL,
	"class" text NOT NULL,
	"lines" jsonb NOT NULL,
	"standard_from" date NOT NULL,
	"reckoned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "village_scores_pk" PRIMARY KEY("county","village_path","year"),
	CONSTRAINT "village_scores_class_known" CHECK ("village_scores"."class" in ('deep', 'relative', 'none'))
);
--> statement-breakpoint
CREATE TABLE "village_standards" (
	"county" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"rules" jsonb NOT NULL,
	CONSTRAINT "village_standards_pk" PRIMARY KEY("county","valid_from")
);
--> statement-breakpoint
ALTER TABLE "applications" DROP CONSTRAINT "applications_level_known";--> statement-breakpoint
ALTER TABLE "help_requests" DROP CONSTRAINT "help_requests_kind_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_status_known";--> statement-breakpoint
ALTER TABLE "rounds" DROP CONSTRAINT "rounds_kind_known";--> statement-breakpoint
ALTER TABLE "staff_roles" DROP CONSTRAINT "staff_roles_role_known";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "kind" text DEFAULT 'identification' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "origin" text DEFAULT 'household' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "review_id" uuid;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "household_type" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "main_cause" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "other_causes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "watch" text;--> statement-breakpoint
ALTER TABLE "objections" ADD COLUMN "appeal_of_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "fingerprint" "bytea";--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "planned_size" integer;--> statement-breakpoint
ALTER TABLE "area_subscriptions" ADD CONSTRAINT "area_subscriptions_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_visits" ADD CONSTRAINT "entry_visits_round_fk" FOREIGN KEY ("county","round_id") REFERENCES "public"."rounds"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_visits" ADD CONSTRAINT "entry_visits_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_visits" ADD CONSTRAINT "entry_visits_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_visits" ADD CONSTRAINT "entry_visits_companion_fk" FOREIGN KEY ("county","companion_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_application_fk" FOREIGN KEY ("county","application_id") REFERENCES "public"."applications"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_owner_fk" FOREIGN KEY ("county","owner_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_items" ADD CONSTRAINT "report_items_report_fk" FOREIGN KEY ("county","report_id") REFERENCES "public"."reports"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_items" ADD CONSTRAINT "report_items_application_fk" FOREIGN KEY ("county","application_id") REFERENCES "public"."applications"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_round_fk" FOREIGN KEY ("county","round_id") REFERENCES "public"."rounds"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reported_by_fk" FOREIGN KEY ("county","reported_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_attendees" ADD CONSTRAINT "review_attendees_review_fk" FOREIGN KEY ("county","review_id") REFERENCES "public"."reviews"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_attendees" ADD CONSTRAINT "review_attendees_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_attendees" ADD CONSTRAINT "review_attendees_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_review_fk" FOREIGN KEY ("county","review_id") REFERENCES "public"."reviews"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_application_fk" FOREIGN KEY ("county","application_id") REFERENCES "public"."applications"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_village_case_fk" FOREIGN KEY ("county","village_case_id") REFERENCES "public"."village_cases"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_round_fk" FOREIGN KEY ("county","round_id") REFERENCES "public"."rounds"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_called_by_fk" FOREIGN KEY ("county","called_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_proofs" ADD CONSTRAINT "notice_proofs_notice_fk" FOREIGN KEY ("county","notice_id") REFERENCES "public"."notices"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_proofs" ADD CONSTRAINT "notice_proofs_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_application_fk" FOREIGN KEY ("county","application_id") REFERENCES "public"."applications"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_application_fk" FOREIGN KEY ("county","application_id") REFERENCES "public"."applications"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_villages" ADD CONSTRAINT "notice_villages_notice_fk" FOREIGN KEY ("county","notice_id") REFERENCES "public"."notices"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_villages" ADD CONSTRAINT "notice_villages_case_fk" FOREIGN KEY ("county","village_case_id") REFERENCES "public"."village_cases"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village_cases" ADD CONSTRAINT "village_cases_round_fk" FOREIGN KEY ("county","round_id") REFERENCES "public"."rounds"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village_cases" ADD CONSTRAINT "village_cases_proposed_by_fk" FOREIGN KEY ("county","proposed_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_subscriptions_by_area" ON "area_subscriptions" USING btree ("county","area_path" text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "entry_visits_one_of_kind" ON "entry_visits" USING btree ("county","round_id","household_id","kind");--> statement-breakpoint
CREATE INDEX "entry_visits_by_area" ON "entry_visits" USING btree ("county","round_id","area_path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "entry_visits_open_by_staff" ON "entry_visits" USING btree ("county","staff_id") WHERE "entry_visits"."status" = 'open';--> statement-breakpoint
CREATE INDEX "measures_by_household" ON "measures" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "measures_by_application" ON "measures" USING btree ("county","application_id");--> statement-breakpoint
CREATE INDEX "measures_open_by_owner" ON "measures" USING btree ("county","owner_id","due_on") WHERE "measures"."status" = 'planned';--> statement-breakpoint
CREATE UNIQUE INDEX "report_items_one_standing" ON "report_items" USING btree ("county","application_id") WHERE "report_items"."status" <> 'returned';--> statement-breakpoint
CREATE INDEX "reports_by_area" ON "reports" USING btree ("county","round_id","area_path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "reports_waiting" ON "reports" USING btree ("county","reported_at") WHERE "reports"."status" = 'reported';--> statement-breakpoint
CREATE INDEX "review_items_by_case" ON "review_items" USING btree ("county","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_called" ON "reviews" USING btree ("county","round_id","level","area_path") WHERE "reviews"."status" = 'called';--> statement-breakpoint
CREATE INDEX "reviews_by_area" ON "reviews" USING btree ("county","round_id","area_path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "notice_proofs_by_notice" ON "notice_proofs" USING btree ("county","notice_id","moment");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_offs_one_per_role" ON "sign_offs" USING btree ("county","application_id","role") WHERE "sign_offs"."status" in ('asked', 'signed');--> statement-breakpoint
CREATE INDEX "sign_offs_by_code" ON "sign_offs" USING btree ("county","code_hash") WHERE "sign_offs"."code_hash" is not null;--> statement-breakpoint
CREATE INDEX "sign_offs_asked_by_staff" ON "sign_offs" USING btree ("county","staff_id") WHERE "sign_offs"."status" = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "village_cases_one_per_round" ON "village_cases" USING btree ("county","round_id","village_path");--> statement-breakpoint
CREATE INDEX "village_indicators_by_year" ON "village_indicators" USING btree ("county","year","indicator");--> statement-breakpoint
CREATE INDEX "village_scores_by_rank" ON "village_scores" USING btree ("county","year","rank");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_one_appeal" ON "objections" USING btree ("county","appeal_of_id") WHERE "objections"."appeal_of_id" is not null;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_kind_known" CHECK ("applications"."kind" in ('identification', 'exit', 'watch_list'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_origin_known" CHECK ("applications"."origin" in ('household', 'proxy', 'invited', 'proposed', 'left_out'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_household_type_known" CHECK ("applications"."household_type" in ('ordinary', 'subsistence_allowance', 'extreme_hardship'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_main_cause_known" CHECK ("applications"."main_cause" in ('illness', 'disability', 'schooling', 'disaster', 'lack_of_land', 'lack_of_water', 'lack_of_skill', 'lack_of_labour', 'lack_of_funds', 'poor_transport', 'lack_of_drive', 'marriage_cost', 'funeral_cost', 'other'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_watch_known" CHECK ("applications"."watch" in ('unstable_exit', 'borderline', 'sudden_difficulty'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_level_known" CHECK ("applications"."level" in ('group', 'village', 'township', 'county'));--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_kind_known" CHECK ("help_requests"."kind" in ('help', 'person', 'question', 'undelivered'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_status_known" CHECK ("notices"."status" in ('drawn_up', 'posted', 'closed', 'void'));--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_kind_known" CHECK ("rounds"."kind" in ('identification', 'exit', 'watch_list', 'village_entry', 'village_exit'));--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_role_known" CHECK ("staff_roles"."role" in ('group_cadre', 'village_cadre', 'village_secretary', 'resident_cadre', 'first_secretary', 'township_clerk', 'township_committee', 'township_secretary', 'township_head', 'county_office', 'department', 'group_unit', 'discipline_inspector', 'evaluator', 'journalist'));