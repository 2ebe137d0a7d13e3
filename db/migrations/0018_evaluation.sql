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
CREATE TABLE "overview_marks" (
	"county" text NOT NULL,
	"area_path" text NOT NULL,
	"made_by" text NOT NULL,
	CONSTRAINT "overview_marks_pk" PRIMARY KEY("county","area_path","made_by")
);
--> statement-breakpoint
CREATE TABLE "overview_months" (
	"county" text NOT NULL,
	"area_path" text NOT NULL,
	"month" text NOT NULL,
	"numbers" jsonb NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "overview_months_pk" PRIMARY KEY("county","area_path","month")
);
--> statement-breakpoint
CREATE TABLE "overview_villages" (
	"county" text NOT NULL,
	"area_path" text NOT NULL,
	"day" date NOT NULL,
	"basis" text NOT NULL,
	"numbers" jsonb NOT NULL,
	CONSTRAINT "overview_villages_pk" PRIMARY KEY("county","area_path")
);
--> statement-breakpoint
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
CREATE TABLE "leaves" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"asked_on" date NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"decision_sealed" "bytea",
	"back_on" date,
	CONSTRAINT "leaves_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "leaves_status_known" CHECK ("leaves"."status" in ('asked', 'approved', 'refused', 'ended')),
	CONSTRAINT "leaves_days_sound" CHECK ("leaves"."from_day" <= "leaves"."to_day")
);
--> statement-breakpoint
CREATE TABLE "recalls" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"area_path" text NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_on" date NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"decision_sealed" "bytea",
	"contested_on" date,
	"contest_sealed" "bytea",
	"contest_settled_by" uuid,
	CONSTRAINT "recalls_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "recalls_role_known" CHECK ("recalls"."role" in ('first_secretary', 'resident_cadre')),
	CONSTRAINT "recalls_status_known" CHECK ("recalls"."status" in ('proposed', 'recalled', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "residency_days" (
	"county" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"on_day" date NOT NULL,
	"is_present" boolean NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"latitude_e6" integer,
	"longitude_e6" integer,
	"is_far" boolean NOT NULL,
	CONSTRAINT "residency_days_pk" PRIMARY KEY("county","staff_id","area_path","on_day")
);
--> statement-breakpoint
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
ALTER TABLE "evaluation_answers" ADD CONSTRAINT "evaluation_answers_sample_fk" FOREIGN KEY ("county","evaluation_id","seq") REFERENCES "public"."evaluation_samples"("county","evaluation_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_evaluators" ADD CONSTRAINT "evaluation_evaluators_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_replies" ADD CONSTRAINT "evaluation_replies_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_results" ADD CONSTRAINT "evaluation_results_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_samples" ADD CONSTRAINT "evaluation_samples_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_lead_fk" FOREIGN KEY ("county","lead_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_marks" ADD CONSTRAINT "peer_marks_task_fk" FOREIGN KEY ("county","task_id") REFERENCES "public"."peer_tasks"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_tasks" ADD CONSTRAINT "peer_tasks_evaluation_fk" FOREIGN KEY ("county","evaluation_id") REFERENCES "public"."peer_evaluations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "press_accreditations" ADD CONSTRAINT "press_accreditations_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residency_days" ADD CONSTRAINT "residency_days_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_answers" ADD CONSTRAINT "satisfaction_answers_draw_fk" FOREIGN KEY ("county","draw_id") REFERENCES "public"."satisfaction_draws"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_draws" ADD CONSTRAINT "satisfaction_draws_survey_fk" FOREIGN KEY ("county","survey_id") REFERENCES "public"."satisfaction_surveys"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_draws" ADD CONSTRAINT "satisfaction_draws_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_draws" ADD CONSTRAINT "satisfaction_draws_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_strata" ADD CONSTRAINT "satisfaction_strata_survey_fk" FOREIGN KEY ("county","survey_id") REFERENCES "public"."satisfaction_surveys"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appraisals_code" ON "appraisals" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "appraisals_once" ON "appraisals" USING btree ("county","assessment_id","who");--> statement-breakpoint
CREATE INDEX "appraisals_by_year" ON "appraisals" USING btree ("county","year","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_appeals_code" ON "assessment_appeals" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_appeals_once" ON "assessment_appeals" USING btree ("county","assessment_id","subject_key","item_code");--> statement-breakpoint
CREATE INDEX "assessment_appeals_open" ON "assessment_appeals" USING btree ("county","due_on") WHERE "assessment_appeals"."status" = 'open';--> statement-breakpoint
CREATE INDEX "assessment_assessors_by_staff" ON "assessment_assessors" USING btree ("county","staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_plans_version" ON "assessment_plans" USING btree ("county","kind","year","version");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_code" ON "assessments" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_once" ON "assessments" USING btree ("county","kind","year","month");--> statement-breakpoint
CREATE INDEX "evaluation_evaluators_by_staff" ON "evaluation_evaluators" USING btree ("county","staff_id");--> statement-breakpoint
CREATE INDEX "evaluation_replies_open" ON "evaluation_replies" USING btree ("county","evaluation_id") WHERE "evaluation_replies"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_samples_once" ON "evaluation_samples" USING btree ("county","evaluation_id","household_id");--> statement-breakpoint
CREATE INDEX "evaluation_samples_by_day" ON "evaluation_samples" USING btree ("county","on_day","pair");--> statement-breakpoint
CREATE INDEX "evaluations_by_day" ON "evaluations" USING btree ("county","published_on");--> statement-breakpoint
CREATE INDEX "overview_months_by_month" ON "overview_months" USING btree ("county","month");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_evaluations_once" ON "peer_evaluations" USING btree ("county","year","field");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_tasks_pair" ON "peer_tasks" USING btree ("county","evaluation_id","evaluator","evaluated");--> statement-breakpoint
CREATE INDEX "peer_tasks_asked" ON "peer_tasks" USING btree ("county","evaluator") WHERE "peer_tasks"."status" = 'asked';--> statement-breakpoint
CREATE INDEX "press_accreditations_by_staff" ON "press_accreditations" USING btree ("county","staff_id","from_on");--> statement-breakpoint
CREATE UNIQUE INDEX "press_reports_code" ON "press_reports" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "press_reports_by_journalist" ON "press_reports" USING btree ("county","journalist_id","filed_on");--> statement-breakpoint
CREATE INDEX "press_reports_unanswered" ON "press_reports" USING btree ("county","unit","due_on") WHERE "press_reports"."status" in ('open', 'contested');--> statement-breakpoint
CREATE INDEX "press_reports_rated" ON "press_reports" USING btree ("county","rated_on") WHERE "press_reports"."status" = 'rated';--> statement-breakpoint
CREATE INDEX "press_reports_published" ON "press_reports" USING btree ("county","published_on") WHERE "press_reports"."published_on" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "leaves_code" ON "leaves" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "leaves_by_staff" ON "leaves" USING btree ("county","staff_id","from_day");--> statement-breakpoint
CREATE INDEX "leaves_by_area" ON "leaves" USING btree ("county","area_path" text_pattern_ops,"from_day");--> statement-breakpoint
CREATE INDEX "leaves_asked" ON "leaves" USING btree ("county","asked_on") WHERE "leaves"."status" = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "recalls_code" ON "recalls" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "recalls_one_open" ON "recalls" USING btree ("county","staff_id","area_path") WHERE "recalls"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "recalls_by_staff" ON "recalls" USING btree ("county","staff_id","proposed_on");--> statement-breakpoint
CREATE INDEX "residency_days_by_area" ON "residency_days" USING btree ("county","area_path" text_pattern_ops,"on_day");--> statement-breakpoint
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