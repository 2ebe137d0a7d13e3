CREATE TABLE "evaluation_answers" (
	"county" text NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"value_sealed" "bytea" NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_on" date NOT NULL,
	CONSTRAINT "evaluation_answers_pk" PRIMARY KEY("county","evaluation_id","seq","key","version")
);
--> statement-breakpoint
CREATE TABLE "evaluation_evaluators" (
	"county" text NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"pair" integer NOT NULL,
	CONSTRAINT "evaluation_evaluators_pk" PRIMARY KEY("county","evaluation_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "evaluation_questionnaires" (
	"county" text NOT NULL,
	"version" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"source" text NOT NULL,
	"made_on" date NOT NULL,
	CONSTRAINT "evaluation_questionnaires_pk" PRIMARY KEY("county","version")
);
--> statement-breakpoint
CREATE TABLE "evaluation_replies" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"seq" integer,
	"text_sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	"reason_sealed" "bytea",
	"decided_by" uuid,
	"decided_on" date,
	CONSTRAINT "evaluation_replies_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "evaluation_replies_status_known" CHECK ("evaluation_replies"."status" in ('open', 'upheld', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "evaluation_results" (
	"county" text NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content_sealed" "bytea" NOT NULL,
	"fingerprint" text NOT NULL,
	"made_on" date NOT NULL,
	CONSTRAINT "evaluation_results_pk" PRIMARY KEY("county","evaluation_id","version")
);
--> statement-breakpoint
CREATE TABLE "evaluation_samples" (
	"county" text NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"household_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"village_path" text NOT NULL,
	"kind" text NOT NULL,
	"head_name" text NOT NULL,
	"is_reserve" boolean NOT NULL,
	"status" text NOT NULL,
	"pair" integer NOT NULL,
	"on_day" date NOT NULL,
	"tries" integer NOT NULL,
	"reason" text,
	"replaced_by" integer,
	"status_on_day" text,
	"people" integer NOT NULL,
	"done_on" date,
	"done_by" uuid,
	"latitude" double precision,
	"longitude" double precision,
	"doubt" text NOT NULL,
	"doubt_reason_sealed" "bytea",
	CONSTRAINT "evaluation_samples_pk" PRIMARY KEY("county","evaluation_id","seq"),
	CONSTRAINT "evaluation_samples_kind_known" CHECK ("evaluation_samples"."kind" in ('registered', 'exited', 'key', 'ordinary', 'with_labour', 'not_poor', 'without_labour')),
	CONSTRAINT "evaluation_samples_status_known" CHECK ("evaluation_samples"."status" in ('waiting', 'done', 'replaced', 'reserve')),
	CONSTRAINT "evaluation_samples_reason_known" CHECK ("evaluation_samples"."reason" in ('absent', 'moved', 'refused')),
	CONSTRAINT "evaluation_samples_doubt_known" CHECK ("evaluation_samples"."doubt" in ('none', 'open', 'confirmed', 'dismissed')),
	CONSTRAINT "evaluation_samples_status_on_day_known" CHECK ("evaluation_samples"."status_on_day" in ('unregistered', 'registered', 'exiting', 'exited', 'returned', 'closed', 'terminated'))
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"commissioned_by" text NOT NULL,
	"area_path" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"lead_id" uuid NOT NULL,
	"design" jsonb NOT NULL,
	"version" integer NOT NULL,
	"seed" text NOT NULL,
	"frame_fingerprint" text NOT NULL,
	"frame_sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"made_by" text NOT NULL,
	"made_on" date NOT NULL,
	"locked_on" date,
	"released_on" date,
	"feedback_until" date,
	"published_on" date,
	CONSTRAINT "evaluations_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "evaluations_status_known" CHECK ("evaluations"."status" in ('field', 'locked', 'released', 'published'))
);
--> statement-breakpoint
ALTER TABLE "evaluation_answers" ADD CONSTRAINT "evaluation_answers_sample_fk" FOREIGN KEY ("county","evaluation_id","seq") REFERENCES "public"."evaluation_samples"("county","evaluation_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_evaluators" ADD CONSTRAINT "evaluation_evaluators_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_replies" ADD CONSTRAINT "evaluation_replies_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_results" ADD CONSTRAINT "evaluation_results_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_samples" ADD CONSTRAINT "evaluation_samples_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_lead_fk" FOREIGN KEY ("county","lead_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluation_evaluators_by_staff" ON "evaluation_evaluators" USING btree ("county","staff_id");--> statement-breakpoint
CREATE INDEX "evaluation_replies_open" ON "evaluation_replies" USING btree ("county","evaluation_id") WHERE "evaluation_replies"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_samples_once" ON "evaluation_samples" USING btree ("county","evaluation_id","household_id");--> statement-breakpoint
CREATE INDEX "evaluation_samples_by_day" ON "evaluation_samples" USING btree ("county","on_day","pair");--> statement-breakpoint
CREATE INDEX "evaluations_by_day" ON "evaluations" USING btree ("county","published_on");