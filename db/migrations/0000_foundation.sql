CREATE TABLE "area_codes" (
	"county" text NOT NULL,
	"path" text NOT NULL,
	"scheme" text NOT NULL,
	"code" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"source" text NOT NULL,
	CONSTRAINT "area_codes_pk" PRIMARY KEY("county","scheme","code","path")
);
--> statement-breakpoint
CREATE TABLE "area_names" (
	"county" text NOT NULL,
	"path" text NOT NULL,
	"name" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"source" text NOT NULL,
	CONSTRAINT "area_names_pk" PRIMARY KEY("county","path","name")
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"county" text NOT NULL,
	"path" text NOT NULL,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"groups" integer,
	"successor_path" text,
	"source" text NOT NULL,
	CONSTRAINT "areas_pk" PRIMARY KEY("county","path"),
	CONSTRAINT "areas_level_known" CHECK ("areas"."level" in ('county', 'township', 'village', 'group'))
);
--> statement-breakpoint
CREATE TABLE "counties" (
	"county" text NOT NULL,
	"name" text NOT NULL,
	"signature" text NOT NULL,
	"hotline" text NOT NULL,
	"is_demo" boolean NOT NULL,
	CONSTRAINT "counties_pk" PRIMARY KEY("county")
);
--> statement-breakpoint
CREATE TABLE "sender_addresses" (
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"county" text NOT NULL,
	CONSTRAINT "sender_addresses_pk" PRIMARY KEY("channel","address")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"request_id" text NOT NULL,
	CONSTRAINT "audit_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "audit_sealed" (
	"county" text NOT NULL,
	"audit_id" uuid NOT NULL,
	"seal_seq" integer NOT NULL,
	CONSTRAINT "audit_sealed_pk" PRIMARY KEY("county","audit_id")
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"county" text NOT NULL,
	"seq" integer NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"row_count" bigint NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_seals_pk" PRIMARY KEY("county","seq")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"county" text NOT NULL,
	"subject" text NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"details" jsonb NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "events_pk" PRIMARY KEY("county","subject","seq")
);
--> statement-breakpoint
CREATE TABLE "contact_links" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"way" text NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "contact_links_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "contact_links_way_known" CHECK ("contact_links"."way" in ('register_phone', 'cadre_code'))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address_index" "bytea" NOT NULL,
	"address_sealed" "bytea" NOT NULL,
	"is_phone" boolean NOT NULL,
	"language" text NOT NULL,
	"broadcasts_stopped_at" timestamp with time zone,
	"last_seq" integer NOT NULL,
	"answered_seq" integer DEFAULT 0 NOT NULL,
	"last_out_seq" integer NOT NULL,
	"session_sealed" "bytea",
	"session_version" integer NOT NULL,
	"lease_id" uuid,
	"lease_until" timestamp with time zone,
	CONSTRAINT "contacts_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "contacts_language_known" CHECK ("contacts"."language" in ('zh', 'en'))
);
--> statement-breakpoint
CREATE TABLE "link_attempts" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"household_id" uuid,
	"is_first" boolean NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "link_attempts_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "link_codes" (
	"county" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"household_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "link_codes_pk" PRIMARY KEY("county","code_hash")
);
--> statement-breakpoint
CREATE TABLE "figures" (
	"county" text NOT NULL,
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"value" integer NOT NULL,
	"unit" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "figures_pk" PRIMARY KEY("county","name","valid_from")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"filed_on" date NOT NULL,
	"answer_due_on" date NOT NULL,
	"withdrawal_asked_at" timestamp with time zone,
	"reason" text,
	"decided_on" date,
	CONSTRAINT "applications_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "applications_status_known" CHECK ("applications"."status" in ('filed', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"county" text NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"contact_id" uuid,
	"superseded_by" text,
	CONSTRAINT "codes_pk" PRIMARY KEY("county","code"),
	CONSTRAINT "codes_kind_known" CHECK ("codes"."kind" in ('notice', 'link', 'project', 'receipt', 'complaint'))
);
--> statement-breakpoint
CREATE TABLE "help_messages" (
	"county" text NOT NULL,
	"help_request_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"side" text NOT NULL,
	"staff_id" uuid,
	"body_sealed" "bytea" NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "help_messages_pk" PRIMARY KEY("county","help_request_id","seq"),
	CONSTRAINT "help_messages_side_known" CHECK ("help_messages"."side" in ('contact', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "help_requests" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"household_id" uuid,
	"area_path" text NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"staff_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"answer_due_at" timestamp with time zone NOT NULL,
	"lapses_at" timestamp with time zone,
	"message_count" integer NOT NULL,
	CONSTRAINT "help_requests_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "help_requests_kind_known" CHECK ("help_requests"."kind" in ('help', 'person')),
	CONSTRAINT "help_requests_status_known" CHECK ("help_requests"."status" in ('open', 'answered', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "receipt_attempts" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "receipt_attempts_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "households" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"number" text,
	"area_path" text NOT NULL,
	"head_name" text NOT NULL,
	"size" integer NOT NULL,
	"status" text NOT NULL,
	"status_since" date,
	"watch" text,
	"type" text,
	"main_cause" text,
	"other_causes" text[] NOT NULL,
	"identified_year" integer,
	"exited_year" integer,
	"housing_area_m2" double precision,
	"housing_grade" text,
	"farmland_mu" double precision,
	"wage_fen" bigint,
	"operating_fen" bigint,
	"property_fen" bigint,
	"transfer_fen" bigint,
	"operating_cost_fen" bigint,
	"net_income_per_head_fen" bigint,
	"bank_account_sealed" "bytea",
	"fingerprint" "bytea" NOT NULL,
	CONSTRAINT "households_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "households_status_known" CHECK ("households"."status" in ('unregistered', 'registered', 'exiting', 'exited', 'returned', 'closed', 'terminated')),
	CONSTRAINT "households_watch_known" CHECK ("households"."watch" in ('unstable_exit', 'borderline', 'sudden_difficulty')),
	CONSTRAINT "households_type_known" CHECK ("households"."type" in ('ordinary', 'subsistence_allowance', 'extreme_hardship')),
	CONSTRAINT "households_main_cause_known" CHECK ("households"."main_cause" in ('illness', 'disability', 'schooling', 'disaster', 'lack_of_land', 'lack_of_water', 'lack_of_skill', 'lack_of_labour', 'lack_of_funds', 'poor_transport', 'lack_of_drive', 'marriage_cost', 'funeral_cost', 'other')),
	CONSTRAINT "households_housing_grade_known" CHECK ("households"."housing_grade" in ('safe', 'c', 'd'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_head" boolean NOT NULL,
	"relation" text NOT NULL,
	"sex" text,
	"ethnicity" text,
	"education" text,
	"schooling" text,
	"health" text[] NOT NULL,
	"labour" text,
	"work" text,
	"work_months" integer,
	"id_number_sealed" "bytea" NOT NULL,
	"id_number_index" "bytea" NOT NULL,
	"phone_sealed" "bytea",
	"phone_index" "bytea",
	CONSTRAINT "people_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "people_sex_known" CHECK ("people"."sex" in ('male', 'female')),
	CONSTRAINT "people_education_known" CHECK ("people"."education" in ('illiterate', 'primary', 'junior_middle', 'senior_middle', 'junior_college', 'bachelor')),
	CONSTRAINT "people_labour_known" CHECK ("people"."labour" in ('ordinary', 'skilled', 'weak', 'lost', 'none'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"purpose" text NOT NULL,
	"class" text NOT NULL,
	"template" text NOT NULL,
	"content_sealed" "bytea" NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"not_after" timestamp with time zone,
	"guard" jsonb,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"lease_until" timestamp with time zone,
	"is_resend" boolean DEFAULT false NOT NULL,
	"provider_message_id" text,
	"error_code" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "outbox_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "outbox_class_known" CHECK ("outbox"."class" in ('answer', 'filing', 'notice', 'broadcast', 'reminder')),
	CONSTRAINT "outbox_status_known" CHECK ("outbox"."status" in ('queued', 'sending', 'sent', 'delivered', 'failed', 'expired', 'cancelled', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"county" text NOT NULL,
	"actor" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"status" integer NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_pk" PRIMARY KEY("county","actor","route","key")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_digest" "bytea" NOT NULL,
	"counts" jsonb NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "imports_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"phone_sealed" "bytea",
	"phone_index" "bytea",
	"is_active" boolean NOT NULL,
	CONSTRAINT "staff_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "staff_roles" (
	"county" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"area_path" text NOT NULL,
	CONSTRAINT "staff_roles_pk" PRIMARY KEY("county","staff_id","role","area_path"),
	CONSTRAINT "staff_roles_role_known" CHECK ("staff_roles"."role" in ('group_cadre', 'village_cadre', 'village_secretary', 'resident_cadre', 'first_secretary', 'township_clerk', 'township_committee', 'county_office', 'department', 'group_unit', 'discipline_inspector', 'evaluator', 'journalist'))
);
--> statement-breakpoint
CREATE TABLE "staff_ties" (
	"county" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "staff_ties_pk" PRIMARY KEY("county","staff_id","household_id","kind"),
	CONSTRAINT "staff_ties_kind_known" CHECK ("staff_ties"."kind" in ('kin', 'work_unit'))
);
--> statement-breakpoint
CREATE TABLE "staff_tokens" (
	"county" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"staff_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_tokens_pk" PRIMARY KEY("county","token_hash")
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"channel" text NOT NULL,
	"provider_message_id" text NOT NULL,
	"body_sealed" "bytea",
	"received_at" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL,
	"answered_at" timestamp with time zone,
	"answer_sealed" "bytea",
	"answered_by" text,
	CONSTRAINT "turns_pk" PRIMARY KEY("county","contact_id","seq"),
	CONSTRAINT "turns_answered_by_known" CHECK ("turns"."answered_by" in ('response', 'outbox'))
);
--> statement-breakpoint
ALTER TABLE "contact_links" ADD CONSTRAINT "contact_links_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_links" ADD CONSTRAINT "contact_links_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_attempts" ADD CONSTRAINT "link_attempts_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_codes" ADD CONSTRAINT "link_codes_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_codes" ADD CONSTRAINT "link_codes_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_messages" ADD CONSTRAINT "help_messages_request_fk" FOREIGN KEY ("county","help_request_id") REFERENCES "public"."help_requests"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_ties" ADD CONSTRAINT "staff_ties_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_ties" ADD CONSTRAINT "staff_ties_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_tokens" ADD CONSTRAINT "staff_tokens_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "areas_by_successor" ON "areas" USING btree ("county","successor_path");--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit" USING btree ("county","subject");--> statement-breakpoint
CREATE INDEX "audit_sealed_by_seal" ON "audit_sealed" USING btree ("county","seal_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_links_one_open" ON "contact_links" USING btree ("county","contact_id","household_id") WHERE "contact_links"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "contact_links_by_household" ON "contact_links" USING btree ("county","household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_address" ON "contacts" USING btree ("county","address_index","channel");--> statement-breakpoint
CREATE INDEX "link_attempts_by_contact" ON "link_attempts" USING btree ("county","contact_id","attempted_at");--> statement-breakpoint
CREATE INDEX "link_attempts_by_household" ON "link_attempts" USING btree ("county","household_id","attempted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_open" ON "applications" USING btree ("county","household_id") WHERE "applications"."status" = 'filed';--> statement-breakpoint
CREATE INDEX "applications_by_contact" ON "applications" USING btree ("county","contact_id");--> statement-breakpoint
CREATE INDEX "codes_by_subject" ON "codes" USING btree ("county","subject");--> statement-breakpoint
CREATE INDEX "help_requests_by_contact" ON "help_requests" USING btree ("county","contact_id","status");--> statement-breakpoint
CREATE INDEX "help_requests_open" ON "help_requests" USING btree ("county","area_path" text_pattern_ops) WHERE "help_requests"."status" = 'open';--> statement-breakpoint
CREATE INDEX "receipt_attempts_by_code" ON "receipt_attempts" USING btree ("county","code","attempted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "households_key" ON "households" USING btree ("county","key");--> statement-breakpoint
CREATE INDEX "households_by_area" ON "households" USING btree ("county","area_path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_by_household" ON "people" USING btree ("county","household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_id_number" ON "people" USING btree ("county","id_number_index");--> statement-breakpoint
CREATE INDEX "people_by_phone" ON "people" USING btree ("county","phone_index") WHERE "people"."phone_index" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_purpose" ON "outbox" USING btree ("county","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_provider_message" ON "outbox" USING btree ("county","provider_message_id") WHERE "outbox"."provider_message_id" is not null;--> statement-breakpoint
CREATE INDEX "outbox_queued" ON "outbox" USING btree ("county","class","not_before","seq") WHERE "outbox"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "outbox_sending" ON "outbox" USING btree ("county","lease_until") WHERE "outbox"."status" = 'sending';--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("county","contact_id","seq") WHERE "outbox"."status" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("county","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_phone" ON "staff" USING btree ("county","phone_index") WHERE "staff"."phone_index" is not null and "staff"."is_active";--> statement-breakpoint
CREATE INDEX "staff_roles_by_area" ON "staff_roles" USING btree ("county","area_path","role");--> statement-breakpoint
CREATE INDEX "staff_ties_by_household" ON "staff_ties" USING btree ("county","household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "turns_provider_message" ON "turns" USING btree ("county","channel","provider_message_id");