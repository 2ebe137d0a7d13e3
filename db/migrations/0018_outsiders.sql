CREATE TABLE "peer_evaluations" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"field" text NOT NULL,
	"each" integer NOT NULL,
	"seed" text NOT NULL,
	"repeated" integer NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"due_on" date NOT NULL,
	"status" text NOT NULL,
	"locked_by" uuid,
	"locked_on" date,
	"fingerprint" text,
	"released_by" uuid,
	"released_on" date,
	CONSTRAINT "peer_evaluations_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "peer_evaluations_field_known" CHECK ("peer_evaluations"."field" in ('townships', 'group_units', 'all')),
	CONSTRAINT "peer_evaluations_status_known" CHECK ("peer_evaluations"."status" in ('open', 'locked', 'released')),
	CONSTRAINT "peer_evaluations_each_sound" CHECK ("peer_evaluations"."each" >= 3)
);
--> statement-breakpoint
CREATE TABLE "peer_marks" (
	"county" text NOT NULL,
	"task_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"marks" integer NOT NULL,
	"full_marks" integer NOT NULL,
	"reason_sealed" "bytea",
	CONSTRAINT "peer_marks_pk" PRIMARY KEY("county","task_id","seq"),
	CONSTRAINT "peer_marks_sound" CHECK ("peer_marks"."marks" >= 0 and "peer_marks"."marks" <= "peer_marks"."full_marks")
);
--> statement-breakpoint
CREATE TABLE "peer_questions" (
	"county" text NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"seq" integer NOT NULL,
	"valid_until" date,
	"text" text NOT NULL,
	"full_marks" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "peer_questions_pk" PRIMARY KEY("county","kind","valid_from","seq"),
	CONSTRAINT "peer_questions_kind_known" CHECK ("peer_questions"."kind" in ('township', 'group_unit')),
	CONSTRAINT "peer_questions_full_sound" CHECK ("peer_questions"."full_marks" > 0)
);
--> statement-breakpoint
CREATE TABLE "peer_tasks" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"evaluator" text NOT NULL,
	"evaluator_name" text NOT NULL,
	"asked_id" uuid NOT NULL,
	"evaluated" text NOT NULL,
	"evaluated_name" text NOT NULL,
	"draw_no" integer NOT NULL,
	"status" text NOT NULL,
	"answered_by" uuid,
	"answered_on" date,
	"reason_sealed" "bytea",
	CONSTRAINT "peer_tasks_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "peer_tasks_status_known" CHECK ("peer_tasks"."status" in ('asked', 'answered', 'recused')),
	CONSTRAINT "peer_tasks_not_itself" CHECK ("peer_tasks"."evaluator" <> "peer_tasks"."evaluated")
);
--> statement-breakpoint
CREATE TABLE "press_accreditations" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"outlet" text NOT NULL,
	"level" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"given_by" uuid NOT NULL,
	"given_on" date NOT NULL,
	"ended_on" date,
	"ended_by" uuid,
	CONSTRAINT "press_accreditations_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "press_accreditations_level_known" CHECK ("press_accreditations"."level" in ('national', 'municipal', 'county')),
	CONSTRAINT "press_accreditations_forward" CHECK ("press_accreditations"."from_on" <= "press_accreditations"."until_on")
);
--> statement-breakpoint
CREATE TABLE "press_reports" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"outlet" text NOT NULL,
	"level" text NOT NULL,
	"journalist_id" uuid,
	"logged_by" uuid,
	"on_day" date NOT NULL,
	"filed_on" date NOT NULL,
	"area_path" text NOT NULL,
	"text_sealed" "bytea" NOT NULL,
	"text" text NOT NULL,
	"link" text,
	"position" text,
	"photos" integer NOT NULL,
	"unit" text NOT NULL,
	"unit_name" text NOT NULL,
	"due_on" date NOT NULL,
	"status" text NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_on" date,
	"was_late" integer NOT NULL,
	"contested_on" date,
	"contest" text,
	"contest_sealed" "bytea",
	"truth" text,
	"tone" text,
	"importance" integer,
	"rated_by" uuid,
	"rated_on" date,
	"gist" text,
	"published_by" uuid,
	"published_on" date,
	CONSTRAINT "press_reports_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "press_reports_kind_known" CHECK ("press_reports"."kind" in ('observation', 'link', 'print', 'broadcast')),
	CONSTRAINT "press_reports_level_known" CHECK ("press_reports"."level" in ('national', 'municipal', 'county')),
	CONSTRAINT "press_reports_status_known" CHECK ("press_reports"."status" in ('open', 'answered', 'contested', 'rated')),
	CONSTRAINT "press_reports_truth_known" CHECK ("press_reports"."truth" in ('true', 'partly', 'not_true')),
	CONSTRAINT "press_reports_tone_known" CHECK ("press_reports"."tone" in ('positive', 'critical')),
	CONSTRAINT "press_reports_importance_sound" CHECK ("press_reports"."importance" between 1 and 3),
	CONSTRAINT "press_reports_one_source" CHECK (("press_reports"."journalist_id" is null) <> ("press_reports"."logged_by" is null))
);
--> statement-breakpoint
ALTER TABLE "peer_marks" ADD CONSTRAINT "peer_marks_task_fk" FOREIGN KEY ("county","task_id") REFERENCES "public"."peer_tasks"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_tasks" ADD CONSTRAINT "peer_tasks_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."peer_evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "press_accreditations" ADD CONSTRAINT "press_accreditations_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "peer_evaluations_once" ON "peer_evaluations" USING btree ("county","year","field");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_tasks_pair" ON "peer_tasks" USING btree ("county","evaluation_id","evaluator","evaluated");--> statement-breakpoint
CREATE INDEX "peer_tasks_asked" ON "peer_tasks" USING btree ("county","evaluator") WHERE "peer_tasks"."status" = 'asked';--> statement-breakpoint
CREATE INDEX "press_accreditations_by_staff" ON "press_accreditations" USING btree ("county","staff_id","from_on");--> statement-breakpoint
CREATE UNIQUE INDEX "press_reports_code" ON "press_reports" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "press_reports_by_journalist" ON "press_reports" USING btree ("county","journalist_id","filed_on");--> statement-breakpoint
CREATE INDEX "press_reports_unanswered" ON "press_reports" USING btree ("county","unit","due_on") WHERE "press_reports"."status" in ('open', 'contested');--> statement-breakpoint
CREATE INDEX "press_reports_rated" ON "press_reports" USING btree ("county","rated_on") WHERE "press_reports"."status" = 'rated';--> statement-breakpoint
CREATE INDEX "press_reports_published" ON "press_reports" USING btree ("county","published_on") WHERE "press_reports"."published_on" is not null;