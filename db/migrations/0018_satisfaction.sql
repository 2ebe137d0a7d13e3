CREATE TABLE "satisfaction_answers" (
	"county" text NOT NULL,
	"draw_id" uuid NOT NULL,
	"seq" smallint NOT NULL,
	"kind" text NOT NULL,
	"value" smallint,
	"words_sealed" "bytea",
	"is_skipped" boolean NOT NULL,
	"answered_on" date NOT NULL,
	CONSTRAINT "satisfaction_answers_pk" PRIMARY KEY("county","draw_id","seq"),
	CONSTRAINT "satisfaction_answers_kind_known" CHECK ("satisfaction_answers"."kind" in ('scale', 'yes_no', 'words')),
	CONSTRAINT "satisfaction_answers_value_sound" CHECK (("satisfaction_answers"."kind" = 'scale' and "satisfaction_answers"."value" between 1 and 5) or ("satisfaction_answers"."kind" = 'yes_no' and "satisfaction_answers"."value" between 0 and 1)
      or "satisfaction_answers"."value" is null)
);
--> statement-breakpoint
CREATE TABLE "satisfaction_draws" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"person_key" "bytea" NOT NULL,
	"part_path" text NOT NULL,
	"household_group" text NOT NULL,
	"occasion_id" uuid,
	"ask_on" date NOT NULL,
	"status" text NOT NULL,
	"open_seq" smallint DEFAULT 1 NOT NULL,
	"asked_at" timestamp with time zone,
	"tries" smallint DEFAULT 0 NOT NULL,
	"reminded_on" date,
	CONSTRAINT "satisfaction_draws_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "satisfaction_draws_group_known" CHECK ("satisfaction_draws"."household_group" in ('registered', 'exited', 'ordinary')),
	CONSTRAINT "satisfaction_draws_status_known" CHECK ("satisfaction_draws"."status" in ('waiting', 'asked', 'answered', 'stopped', 'called_off', 'too_soon', 'unwilling')),
	CONSTRAINT "satisfaction_draws_seq_sound" CHECK ("satisfaction_draws"."open_seq" >= 1)
);
--> statement-breakpoint
CREATE TABLE "satisfaction_strata" (
	"county" text NOT NULL,
	"survey_id" uuid NOT NULL,
	"part_path" text NOT NULL,
	"household_group" text NOT NULL,
	"households" integer NOT NULL,
	"reachable" integer NOT NULL,
	"drawn" integer NOT NULL,
	CONSTRAINT "satisfaction_strata_pk" PRIMARY KEY("county","survey_id","part_path","household_group"),
	CONSTRAINT "satisfaction_strata_group_known" CHECK ("satisfaction_strata"."household_group" in ('registered', 'exited', 'ordinary'))
);
--> statement-breakpoint
CREATE TABLE "satisfaction_surveys" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"area_path" text NOT NULL,
	"title" text NOT NULL,
	"occasion" text,
	"month" text,
	"questions" jsonb NOT NULL,
	"size" integer NOT NULL,
	"seed" text NOT NULL,
	"frame_fingerprint" text,
	"reach" jsonb NOT NULL,
	"status" text NOT NULL,
	"drafted_by" uuid,
	"drafted_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"ends_on" date,
	"closed_on" date,
	"planned_on" date,
	CONSTRAINT "satisfaction_surveys_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "satisfaction_surveys_occasion_known" CHECK ("satisfaction_surveys"."occasion" in ('objection', 'visit', 'project')),
	CONSTRAINT "satisfaction_surveys_status_known" CHECK ("satisfaction_surveys"."status" in ('draft', 'asking', 'closed', 'cancelled')),
	CONSTRAINT "satisfaction_surveys_size_sound" CHECK ("satisfaction_surveys"."size" >= 0)
);
--> statement-breakpoint
ALTER TABLE "satisfaction_answers" ADD CONSTRAINT "satisfaction_answers_draw_fk" FOREIGN KEY ("county","draw_id") REFERENCES "public"."satisfaction_draws"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_draws" ADD CONSTRAINT "satisfaction_draws_survey_fk" FOREIGN KEY ("county","survey_id") REFERENCES "public"."satisfaction_surveys"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_draws" ADD CONSTRAINT "satisfaction_draws_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_draws" ADD CONSTRAINT "satisfaction_draws_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_strata" ADD CONSTRAINT "satisfaction_strata_survey_fk" FOREIGN KEY ("county","survey_id") REFERENCES "public"."satisfaction_surveys"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "satisfaction_draws_household_once" ON "satisfaction_draws" USING btree ("county","survey_id","household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "satisfaction_draws_person_once" ON "satisfaction_draws" USING btree ("county","survey_id","person_key");--> statement-breakpoint
CREATE INDEX "satisfaction_draws_by_household" ON "satisfaction_draws" USING btree ("county","household_id","ask_on");--> statement-breakpoint
CREATE INDEX "satisfaction_draws_by_person" ON "satisfaction_draws" USING btree ("county","person_key","ask_on");--> statement-breakpoint
CREATE INDEX "satisfaction_draws_by_contact" ON "satisfaction_draws" USING btree ("county","contact_id","asked_at");--> statement-breakpoint
CREATE INDEX "satisfaction_draws_waiting" ON "satisfaction_draws" USING btree ("county","ask_on") WHERE "satisfaction_draws"."status" in ('waiting', 'asked');--> statement-breakpoint
CREATE UNIQUE INDEX "satisfaction_surveys_code" ON "satisfaction_surveys" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "satisfaction_surveys_month" ON "satisfaction_surveys" USING btree ("county","occasion","month") WHERE "satisfaction_surveys"."occasion" is not null;--> statement-breakpoint
CREATE INDEX "satisfaction_surveys_by_draft" ON "satisfaction_surveys" USING btree ("county","drafted_at");--> statement-breakpoint
CREATE INDEX "satisfaction_surveys_going" ON "satisfaction_surveys" USING btree ("county","ends_on") WHERE "satisfaction_surveys"."status" = 'asking';--> statement-breakpoint
CREATE INDEX "satisfaction_surveys_by_end" ON "satisfaction_surveys" USING btree ("county","closed_on");