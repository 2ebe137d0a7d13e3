CREATE TABLE "appraisals" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"subject_key" text NOT NULL,
	"kind" text NOT NULL,
	"who" text NOT NULL,
	"name" text NOT NULL,
	"staff_id" uuid,
	"year" integer NOT NULL,
	"points" integer NOT NULL,
	"grade" text NOT NULL,
	"use" text NOT NULL,
	"status" text NOT NULL,
	"others" text,
	"proposed_by" uuid NOT NULL,
	"proposed_on" date NOT NULL,
	"settled_by" uuid,
	"settled_on" date,
	"recall_proposed_on" date,
	CONSTRAINT "appraisals_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "appraisals_kind_known" CHECK ("appraisals"."kind" in ('unit', 'person')),
	CONSTRAINT "appraisals_grade_known" CHECK ("appraisals"."grade" in ('excellent', 'competent', 'basic', 'incompetent')),
	CONSTRAINT "appraisals_use_known" CHECK ("appraisals"."use" in ('performance', 'comprehensive')),
	CONSTRAINT "appraisals_status_known" CHECK ("appraisals"."status" in ('proposed', 'settled'))
);
--> statement-breakpoint
CREATE TABLE "assessment_appeals" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"subject_key" text NOT NULL,
	"item_code" text NOT NULL,
	"filed_by" uuid NOT NULL,
	"filed_on" date NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"due_on" date NOT NULL,
	"status" text NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"decision_sealed" "bytea",
	"points" integer,
	CONSTRAINT "assessment_appeals_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "assessment_appeals_status_known" CHECK ("assessment_appeals"."status" in ('open', 'upheld', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "assessment_assessors" (
	"county" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	CONSTRAINT "assessment_assessors_pk" PRIMARY KEY("county","assessment_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "assessment_recusals" (
	"county" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"subject_key" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "assessment_recusals_pk" PRIMARY KEY("county","assessment_id","staff_id","subject_key"),
	CONSTRAINT "assessment_recusals_reason_known" CHECK ("assessment_recusals"."reason" in ('self', 'same_unit', 'kin', 'role_there'))
);
--> statement-breakpoint
CREATE TABLE "assessment_scores" (
	"county" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"subject_key" text NOT NULL,
	"item_code" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"points" integer NOT NULL,
	"note_sealed" "bytea",
	"day" date NOT NULL,
	"is_asked_again" boolean NOT NULL,
	CONSTRAINT "assessment_scores_pk" PRIMARY KEY("county","assessment_id","subject_key","item_code","staff_id","seq"),
	CONSTRAINT "assessment_scores_points_sound" CHECK ("assessment_scores"."points" >= 0)
);
--> statement-breakpoint
CREATE TABLE "assessment_vetoes" (
	"county" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"subject_key" text NOT NULL,
	"veto_code" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	CONSTRAINT "assessment_vetoes_pk" PRIMARY KEY("county","assessment_id","subject_key","veto_code")
);
--> statement-breakpoint
CREATE TABLE "assessment_evidence" (
	"county" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"subject_key" text NOT NULL,
	"item_code" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"row_id" text NOT NULL,
	"area_path" text,
	"day" date,
	"is_good" boolean NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "assessment_evidence_pk" PRIMARY KEY("county","assessment_id","subject_key","item_code","seq")
);
--> statement-breakpoint
CREATE TABLE "assessment_items" (
	"county" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"subject_key" text NOT NULL,
	"item_code" text NOT NULL,
	"good" integer,
	"of" integer,
	"is_counted" boolean NOT NULL,
	"set_points" integer,
	"set_by" uuid,
	"set_reason_sealed" "bytea",
	"is_accepted" boolean NOT NULL,
	"points" integer,
	CONSTRAINT "assessment_items_pk" PRIMARY KEY("county","assessment_id","subject_key","item_code")
);
--> statement-breakpoint
CREATE TABLE "assessment_plans" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"source" text NOT NULL,
	"content" jsonb NOT NULL,
	"set_on" date NOT NULL,
	CONSTRAINT "assessment_plans_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "assessment_plans_kind_known" CHECK ("assessment_plans"."kind" in ('township', 'group_unit', 'first_secretary', 'resident_team'))
);
--> statement-breakpoint
CREATE TABLE "assessment_subjects" (
	"county" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"area_path" text,
	"unit" text,
	"staff_id" uuid,
	"points" integer,
	"rank" integer,
	"grade" text,
	"is_tied" boolean,
	"points_before" integer,
	"rank_before" integer,
	CONSTRAINT "assessment_subjects_pk" PRIMARY KEY("county","assessment_id","key"),
	CONSTRAINT "assessment_subjects_grade_known" CHECK ("assessment_subjects"."grade" in ('excellent', 'competent', 'basic', 'incompetent'))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"status" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"score_by" date NOT NULL,
	"moderated_by" uuid,
	"released_on" date,
	"appeal_until" date,
	"locked_by" uuid,
	"locked_on" date,
	"fingerprint" text,
	"published_by" uuid,
	"published_on" date,
	CONSTRAINT "assessments_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "assessments_kind_known" CHECK ("assessments"."kind" in ('township', 'group_unit', 'first_secretary', 'resident_team')),
	CONSTRAINT "assessments_status_known" CHECK ("assessments"."status" in ('scoring', 'moderation', 'draft', 'locked', 'published')),
	CONSTRAINT "assessments_month_sound" CHECK ("assessments"."month" between 0 and 12)
);
--> statement-breakpoint
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_assessment_fk" FOREIGN KEY ("county","assessment_id") REFERENCES "public"."assessments"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_appeals" ADD CONSTRAINT "assessment_appeals_subject_fk" FOREIGN KEY ("county","assessment_id","subject_key") REFERENCES "public"."assessment_subjects"("county","assessment_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_assessors" ADD CONSTRAINT "assessment_assessors_assessment_fk" FOREIGN KEY ("county","assessment_id") REFERENCES "public"."assessments"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_assessors" ADD CONSTRAINT "assessment_assessors_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_recusals" ADD CONSTRAINT "assessment_recusals_assessor_fk" FOREIGN KEY ("county","assessment_id","staff_id") REFERENCES "public"."assessment_assessors"("county","assessment_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_scores" ADD CONSTRAINT "assessment_scores_assessor_fk" FOREIGN KEY ("county","assessment_id","staff_id") REFERENCES "public"."assessment_assessors"("county","assessment_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_vetoes" ADD CONSTRAINT "assessment_vetoes_subject_fk" FOREIGN KEY ("county","assessment_id","subject_key") REFERENCES "public"."assessment_subjects"("county","assessment_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_evidence" ADD CONSTRAINT "assessment_evidence_item_fk" FOREIGN KEY ("county","assessment_id","subject_key","item_code") REFERENCES "public"."assessment_items"("county","assessment_id","subject_key","item_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_items" ADD CONSTRAINT "assessment_items_subject_fk" FOREIGN KEY ("county","assessment_id","subject_key") REFERENCES "public"."assessment_subjects"("county","assessment_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_subjects" ADD CONSTRAINT "assessment_subjects_assessment_fk" FOREIGN KEY ("county","assessment_id") REFERENCES "public"."assessments"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_plan_fk" FOREIGN KEY ("county","plan_id") REFERENCES "public"."assessment_plans"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appraisals_code" ON "appraisals" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "appraisals_once" ON "appraisals" USING btree ("county","assessment_id","who");--> statement-breakpoint
CREATE INDEX "appraisals_by_year" ON "appraisals" USING btree ("county","year","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_appeals_code" ON "assessment_appeals" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_appeals_once" ON "assessment_appeals" USING btree ("county","assessment_id","subject_key","item_code");--> statement-breakpoint
CREATE INDEX "assessment_appeals_open" ON "assessment_appeals" USING btree ("county","due_on") WHERE "assessment_appeals"."status" = 'open';--> statement-breakpoint
CREATE INDEX "assessment_assessors_by_staff" ON "assessment_assessors" USING btree ("county","staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_plans_version" ON "assessment_plans" USING btree ("county","kind","year","version");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_code" ON "assessments" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_once" ON "assessments" USING btree ("county","kind","year","month");