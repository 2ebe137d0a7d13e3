CREATE TABLE "area_places" (
	"county" text NOT NULL,
	"path" text NOT NULL,
	"latitude_e6" integer NOT NULL,
	"longitude_e6" integer NOT NULL,
	"radius_m" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "area_places_pk" PRIMARY KEY("county","path")
);
--> statement-breakpoint
CREATE TABLE "broadcast_recipients" (
	"county" text NOT NULL,
	"broadcast_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"village_path" text NOT NULL,
	"outbox_id" uuid NOT NULL,
	CONSTRAINT "broadcast_recipients_pk" PRIMARY KEY("county","broadcast_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "broadcasts" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"area_path" text NOT NULL,
	"audience" text NOT NULL,
	"roles" text[] NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"reach" jsonb NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	CONSTRAINT "broadcasts_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "broadcasts_audience_known" CHECK ("broadcasts"."audience" in ('households', 'registered', 'staff')),
	CONSTRAINT "broadcasts_status_known" CHECK ("broadcasts"."status" in ('draft', 'approved', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"household_id" uuid,
	"way" text NOT NULL,
	"contact_id" uuid,
	"entered_by" uuid,
	"proxy_id" uuid,
	"code" text NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"filed_on" date NOT NULL,
	"due_on" date NOT NULL,
	"staff_id" uuid,
	"withdrawal_asked_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"reason_sealed" "bytea",
	CONSTRAINT "objections_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "objections_ground_known" CHECK ("objections"."ground" in ('should_not_be_listed', 'left_out', 'wrong_facts', 'faulty_procedure')),
	CONSTRAINT "objections_way_known" CHECK ("objections"."way" in ('message', 'paper', 'speech')),
	CONSTRAINT "objections_status_known" CHECK ("objections"."status" in ('open', 'upheld', 'rejected', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "proxies" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"role" text NOT NULL,
	"staff_id" uuid,
	"consent" text NOT NULL,
	"code" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "proxies_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "proxies_role_known" CHECK ("proxies"."role" in ('relative', 'first_secretary', 'clerk')),
	CONSTRAINT "proxies_consent_known" CHECK ("proxies"."consent" in ('spoken', 'written'))
);
--> statement-breakpoint
CREATE TABLE "notice_entries" (
	"county" text NOT NULL,
	"notice_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"head_name" text NOT NULL,
	"size" integer NOT NULL,
	"area_path" text NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "notice_entries_pk" PRIMARY KEY("county","notice_id","household_id"),
	CONSTRAINT "notice_entries_status_known" CHECK ("notice_entries"."status" in ('listed', 'severed', 'removed', 'advanced'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"level" text NOT NULL,
	"area_path" text NOT NULL,
	"area_name" text NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"posted_on" date NOT NULL,
	"posted_by" uuid NOT NULL,
	"closes_on" date NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"follows_id" uuid,
	CONSTRAINT "notices_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "notices_level_known" CHECK ("notices"."level" in ('group', 'village', 'township')),
	CONSTRAINT "notices_status_known" CHECK ("notices"."status" in ('posted', 'closed', 'void'))
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"area_path" text NOT NULL,
	"status" text NOT NULL,
	"opened_on" date NOT NULL,
	"opened_by" uuid NOT NULL,
	"closed_on" date,
	"figures" jsonb NOT NULL,
	CONSTRAINT "rounds_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "rounds_kind_known" CHECK ("rounds"."kind" in ('identification')),
	CONSTRAINT "rounds_status_known" CHECK ("rounds"."status" in ('open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "handbook_fields" (
	"county" text NOT NULL,
	"household_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"visit_id" uuid NOT NULL,
	"noted_on" date NOT NULL,
	CONSTRAINT "handbook_fields_pk" PRIMARY KEY("county","household_id","field"),
	CONSTRAINT "handbook_fields_field_known" CHECK ("handbook_fields"."field" in ('housing_grade', 'housing_area_m2', 'farmland_mu', 'net_income_per_head_fen', 'work_months', 'workers', 'pupils', 'pigs', 'sick', 'insured', 'water'))
);
--> statement-breakpoint
CREATE TABLE "media" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"subject" text,
	"channel" text NOT NULL,
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"content_hash" "bytea",
	"attempts" integer NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "media_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "media_kind_known" CHECK ("media"."kind" in ('photo')),
	CONSTRAINT "media_status_known" CHECK ("media"."status" in ('wanted', 'kept', 'refused', 'lost'))
);
--> statement-breakpoint
CREATE TABLE "media_contents" (
	"county" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"type" text NOT NULL,
	"content_sealed" "bytea" NOT NULL,
	CONSTRAINT "media_contents_pk" PRIMARY KEY("county","hash")
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"visited_on" date NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"latitude_e6" integer,
	"longitude_e6" integer,
	"is_far" boolean NOT NULL,
	"corrects_id" uuid,
	CONSTRAINT "visits_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "visits_purpose_known" CHECK ("visits"."purpose" in ('other', 'learn_situation', 'fill_handbook', 'plan_exit', 'carry_out_project', 'explain_policy', 'greeting'))
);
--> statement-breakpoint
ALTER TABLE "help_requests" DROP CONSTRAINT "help_requests_kind_known";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "phone_index" "bytea";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "phone_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "round_id" uuid;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "attachments_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "broadcast_recipients" ADD CONSTRAINT "broadcast_recipients_broadcast_fk" FOREIGN KEY ("county","broadcast_id") REFERENCES "public"."broadcasts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_recipients" ADD CONSTRAINT "broadcast_recipients_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_drafted_by_fk" FOREIGN KEY ("county","drafted_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_approved_by_fk" FOREIGN KEY ("county","approved_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_notice_fk" FOREIGN KEY ("county","notice_id") REFERENCES "public"."notices"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxies" ADD CONSTRAINT "proxies_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxies" ADD CONSTRAINT "proxies_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxies" ADD CONSTRAINT "proxies_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_entries" ADD CONSTRAINT "notice_entries_notice_fk" FOREIGN KEY ("county","notice_id") REFERENCES "public"."notices"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_entries" ADD CONSTRAINT "notice_entries_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_entries" ADD CONSTRAINT "notice_entries_application_fk" FOREIGN KEY ("county","application_id") REFERENCES "public"."applications"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_round_fk" FOREIGN KEY ("county","round_id") REFERENCES "public"."rounds"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_posted_by_fk" FOREIGN KEY ("county","posted_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_opened_by_fk" FOREIGN KEY ("county","opened_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handbook_fields" ADD CONSTRAINT "handbook_fields_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handbook_fields" ADD CONSTRAINT "handbook_fields_visit_fk" FOREIGN KEY ("county","visit_id") REFERENCES "public"."visits"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcasts_by_draft" ON "broadcasts" USING btree ("county","drafted_at");--> statement-breakpoint
CREATE INDEX "objections_by_notice" ON "objections" USING btree ("county","notice_id","household_id");--> statement-breakpoint
CREATE INDEX "objections_by_contact" ON "objections" USING btree ("county","contact_id");--> statement-breakpoint
CREATE INDEX "objections_open_by_household" ON "objections" USING btree ("county","household_id") WHERE "objections"."status" = 'open';--> statement-breakpoint
CREATE INDEX "objections_open_by_staff" ON "objections" USING btree ("county","staff_id") WHERE "objections"."status" = 'open';--> statement-breakpoint
CREATE INDEX "proxies_by_contact" ON "proxies" USING btree ("county","contact_id","ends_at");--> statement-breakpoint
CREATE INDEX "proxies_by_household" ON "proxies" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "notice_entries_by_household" ON "notice_entries" USING btree ("county","household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_code" ON "notices" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "notices_by_round" ON "notices" USING btree ("county","round_id","level");--> statement-breakpoint
CREATE INDEX "notices_by_area" ON "notices" USING btree ("county","area_path" text_pattern_ops,"closes_at");--> statement-breakpoint
CREATE INDEX "rounds_by_area" ON "rounds" USING btree ("county","area_path" text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_one_open" ON "rounds" USING btree ("county","kind","area_path") WHERE "rounds"."status" = 'open';--> statement-breakpoint
CREATE INDEX "media_by_subject" ON "media" USING btree ("county","subject");--> statement-breakpoint
CREATE INDEX "media_wanted" ON "media" USING btree ("county","not_before") WHERE "media"."status" = 'wanted';--> statement-breakpoint
CREATE INDEX "visits_by_household" ON "visits" USING btree ("county","household_id","visited_on");--> statement-breakpoint
CREATE INDEX "visits_by_staff" ON "visits" USING btree ("county","staff_id","noted_at");--> statement-breakpoint
CREATE INDEX "visits_by_corrected" ON "visits" USING btree ("county","corrects_id");--> statement-breakpoint
CREATE INDEX "contacts_by_phone" ON "contacts" USING btree ("county","phone_index") WHERE "contacts"."phone_index" is not null;--> statement-breakpoint
CREATE INDEX "applications_by_round" ON "applications" USING btree ("county","round_id","level");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_level_known" CHECK ("applications"."level" in ('group', 'village', 'township'));--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_kind_known" CHECK ("help_requests"."kind" in ('help', 'person', 'question'));