CREATE TABLE "claims" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"code" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"status" text NOT NULL,
	"claimed_by" uuid NOT NULL,
	"claimed_on" date NOT NULL,
	"opinion_by" uuid,
	"opinion_on" date,
	"opinion" text,
	"due_on" date NOT NULL,
	CONSTRAINT "claims_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "claims_status_known" CHECK ("claims"."status" in ('claimed', 'agreed', 'disagreed', 'paid')),
	CONSTRAINT "claims_amount_sound" CHECK ("claims"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"code" text NOT NULL,
	"payee_kind" text NOT NULL,
	"household_id" uuid,
	"payee" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"paid_by" uuid NOT NULL,
	"paid_on" date NOT NULL,
	"asked_at" timestamp with time zone,
	"answer" text,
	"answered_at" timestamp with time zone,
	"help_request_id" uuid,
	CONSTRAINT "payments_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "payments_payee_kind_known" CHECK ("payments"."payee_kind" in ('household', 'contractor')),
	CONSTRAINT "payments_answer_known" CHECK ("payments"."answer" in ('received', 'denied')),
	CONSTRAINT "payments_amount_sound" CHECK ("payments"."amount_fen" > 0),
	CONSTRAINT "payments_household_named" CHECK (("payments"."payee_kind" = 'household') = ("payments"."household_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "spot_check_draws" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"seed" text NOT NULL,
	"permille" integer NOT NULL,
	"drawn_by" uuid NOT NULL,
	"drawn_on" date NOT NULL,
	CONSTRAINT "spot_check_draws_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "spot_checks" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"draw_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"status" text NOT NULL,
	"due_on" date,
	"checked_by" uuid,
	"checked_on" date,
	"text" text,
	CONSTRAINT "spot_checks_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "spot_checks_status_known" CHECK ("spot_checks"."status" in ('not_drawn', 'drawn', 'passed', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "complaint_accused" (
	"county" text NOT NULL,
	"complaint_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	CONSTRAINT "complaint_accused_pk" PRIMARY KEY("county","complaint_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "complaint_events" (
	"county" text NOT NULL,
	"complaint_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"actor" text NOT NULL,
	"on" date NOT NULL,
	"details" jsonb NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "complaint_events_pk" PRIMARY KEY("county","complaint_id","seq")
);
--> statement-breakpoint
CREATE TABLE "complaint_messages" (
	"county" text NOT NULL,
	"complaint_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"on" date NOT NULL,
	"is_read" boolean DEFAULT false NOT NULL,
	CONSTRAINT "complaint_messages_pk" PRIMARY KEY("county","complaint_id","seq"),
	CONSTRAINT "complaint_messages_side_known" CHECK ("complaint_messages"."side" in ('filer', 'handler')),
	CONSTRAINT "complaint_messages_kind_known" CHECK ("complaint_messages"."kind" in ('report', 'message', 'retaliation', 'review'))
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code_index" "bytea" NOT NULL,
	"is_anonymous" boolean NOT NULL,
	"filer_sealed" "bytea",
	"kind" text NOT NULL,
	"class" text,
	"about_path" text NOT NULL,
	"status" text NOT NULL,
	"handler_id" uuid,
	"filed_on" date NOT NULL,
	"accept_due_on" date NOT NULL,
	"accepted_on" date,
	"decide_due_on" date NOT NULL,
	"is_extended" boolean DEFAULT false NOT NULL,
	"finding" text,
	"decided_on" date,
	"tell_due_on" date,
	"closed_on" date,
	"reviews" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "complaints_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "complaints_kind_known" CHECK ("complaints"."kind" in ('neglect', 'falsification', 'misuse_of_funds', 'favouritism', 'extortion')),
	CONSTRAINT "complaints_class_known" CHECK ("complaints"."class" in ('duty', 'corruption', 'formalism')),
	CONSTRAINT "complaints_status_known" CHECK ("complaints"."status" in ('filed', 'accepted', 'decided', 'closed', 'handed_up')),
	CONSTRAINT "complaints_finding_known" CHECK ("complaints"."finding" in ('founded', 'partly_founded', 'unfounded'))
);
--> statement-breakpoint
CREATE TABLE "declaration_hits" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"declaration_id" uuid NOT NULL,
	"benefit" text NOT NULL,
	"subject" text NOT NULL,
	"household_id" uuid,
	"area_path" text NOT NULL,
	"found_on" date NOT NULL,
	"status" text NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"reason" text,
	"finding_id" uuid,
	CONSTRAINT "declaration_hits_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "declaration_hits_benefit_known" CHECK ("declaration_hits"."benefit" in ('registered', 'application', 'measure', 'project', 'payment', 'loan')),
	CONSTRAINT "declaration_hits_status_known" CHECK ("declaration_hits"."status" in ('open', 'proper', 'passed'))
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"relation" text,
	"name_sealed" "bytea",
	"id_number_sealed" "bytea",
	"id_number_index" "bytea",
	"household_id" uuid,
	"kin_staff_id" uuid,
	"firm" text,
	"declared_on" date NOT NULL,
	"ended_on" date,
	CONSTRAINT "declarations_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "declarations_kind_known" CHECK ("declarations"."kind" in ('kin', 'interest', 'none')),
	CONSTRAINT "declarations_relation_known" CHECK ("declarations"."relation" in ('spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild', 'collateral', 'in_law'))
);
--> statement-breakpoint
CREATE TABLE "fund_accounts" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ref" text NOT NULL,
	"balance_fen" bigint NOT NULL,
	CONSTRAINT "fund_accounts_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "fund_accounts_kind_known" CHECK ("fund_accounts"."kind" in ('origin', 'source', 'allocation', 'project', 'spent')),
	CONSTRAINT "fund_accounts_not_negative" CHECK ("fund_accounts"."kind" = 'origin' or "fund_accounts"."balance_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "fund_entries" (
	"county" text NOT NULL,
	"posting_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "fund_entries_pk" PRIMARY KEY("county","posting_id","account_id"),
	CONSTRAINT "fund_entries_not_zero" CHECK ("fund_entries"."amount_fen" <> 0)
);
--> statement-breakpoint
CREATE TABLE "fund_postings" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"source_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"project_id" uuid,
	"payment_id" uuid,
	"text" text NOT NULL,
	"actor" text NOT NULL,
	"on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "fund_postings_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "fund_postings_type_known" CHECK ("fund_postings"."type" in ('arrive', 'recall', 'allocate', 'give_back', 'fund', 'release', 'pay', 'repay')),
	CONSTRAINT "fund_postings_amount_sound" CHECK ("fund_postings"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "fund_sources" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"giver" text NOT NULL,
	"document_no" text,
	"year" integer NOT NULL,
	"planned_fen" bigint NOT NULL,
	"sectors" text[] NOT NULL,
	"area_path" text NOT NULL,
	"usable_until" date,
	"note" text DEFAULT '' NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_on" date NOT NULL,
	CONSTRAINT "fund_sources_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "fund_sources_kind_known" CHECK ("fund_sources"."kind" in ('central', 'municipal', 'county', 'department', 'bank', 'donor', 'pupils')),
	CONSTRAINT "fund_sources_planned_sound" CHECK ("fund_sources"."planned_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "loan_repayments" (
	"county" text NOT NULL,
	"loan_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "loan_repayments_pk" PRIMARY KEY("county","loan_id","seq"),
	CONSTRAINT "loan_repayments_amount_sound" CHECK ("loan_repayments"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "loans" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"bank" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"rate_basis_points" integer NOT NULL,
	"purpose" text NOT NULL,
	"text" text NOT NULL,
	"lent_on" date NOT NULL,
	"due_on" date NOT NULL,
	"repaid_fen" bigint NOT NULL,
	"status" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_on" date NOT NULL,
	CONSTRAINT "loans_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "loans_status_known" CHECK ("loans"."status" in ('open', 'repaid')),
	CONSTRAINT "loans_purpose_known" CHECK ("loans"."purpose" in ('crops', 'livestock', 'processing', 'trade', 'other_production')),
	CONSTRAINT "loans_amounts_sound" CHECK ("loans"."amount_fen" > 0 and "loans"."repaid_fen" between 0 and "loans"."amount_fen")
);
--> statement-breakpoint
CREATE TABLE "plan_lines" (
	"county" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"sector" text,
	"text" text NOT NULL,
	"amount_fen" bigint,
	"owner_id" uuid,
	"due_on" date,
	"status" text NOT NULL,
	"measure_id" uuid,
	CONSTRAINT "plan_lines_pk" PRIMARY KEY("county","plan_id","seq"),
	CONSTRAINT "plan_lines_sector_known" CHECK ("plan_lines"."sector" in ('transport', 'water', 'culture', 'finance', 'science', 'ecommerce', 'tourism', 'training', 'environment', 'enterprise_pairing')),
	CONSTRAINT "plan_lines_status_known" CHECK ("plan_lines"."status" in ('open', 'done', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"area_path" text NOT NULL,
	"household_id" uuid,
	"year" integer NOT NULL,
	"status" text NOT NULL,
	"goal" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	"adopted_by" uuid,
	"adopted_on" date,
	CONSTRAINT "plans_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "plans_kind_known" CHECK ("plans"."kind" in ('village', 'household')),
	CONSTRAINT "plans_status_known" CHECK ("plans"."status" in ('draft', 'adopted'))
);
--> statement-breakpoint
CREATE TABLE "project_acts" (
	"county" text NOT NULL,
	"project_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"act" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"amount_fen" bigint,
	"facts" jsonb NOT NULL,
	CONSTRAINT "project_acts_pk" PRIMARY KEY("county","project_id","seq"),
	CONSTRAINT "project_acts_act_known" CHECK ("project_acts"."act" in ('discussed', 'applied', 'submitted', 'approved', 'started', 'progressed', 'finished', 'accepted', 'drawn', 'not_drawn', 'check_passed', 'check_failed', 'claimed', 'agreed', 'disagreed', 'paid', 'settled', 'returned', 'rejected', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "project_comments" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"answered_by" uuid,
	"answered_on" date,
	"answer_sealed" "bytea",
	CONSTRAINT "project_comments_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "project_comments_kind_known" CHECK ("project_comments"."kind" in ('question', 'comment')),
	CONSTRAINT "project_comments_status_known" CHECK ("project_comments"."status" in ('open', 'answered'))
);
--> statement-breakpoint
CREATE TABLE "project_goals" (
	"county" text NOT NULL,
	"project_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"text" text NOT NULL,
	"target" integer NOT NULL,
	"unit" text NOT NULL,
	"achieved" integer,
	CONSTRAINT "project_goals_pk" PRIMARY KEY("county","project_id","seq")
);
--> statement-breakpoint
CREATE TABLE "project_households" (
	"county" text NOT NULL,
	"project_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	CONSTRAINT "project_households_pk" PRIMARY KEY("county","project_id","household_id")
);
--> statement-breakpoint
CREATE TABLE "project_notices" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"posted_by" uuid NOT NULL,
	"posted_on" date NOT NULL,
	"last_on" date NOT NULL,
	CONSTRAINT "project_notices_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "project_notices_stage_known" CHECK ("project_notices"."stage" in ('before', 'result'))
);
--> statement-breakpoint
CREATE TABLE "project_reviews" (
	"county" text NOT NULL,
	"project_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"text" text NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"reviewed_on" date NOT NULL,
	CONSTRAINT "project_reviews_pk" PRIMARY KEY("county","project_id"),
	CONSTRAINT "project_reviews_score_sound" CHECK ("project_reviews"."score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"area_path" text NOT NULL,
	"year" integer NOT NULL,
	"name" text NOT NULL,
	"sector" text NOT NULL,
	"nature" text DEFAULT 'new' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"content" text DEFAULT '' NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"unit" text DEFAULT '' NOT NULL,
	"leader_id" uuid,
	"helps" text DEFAULT '' NOT NULL,
	"planned_fen" bigint DEFAULT 0 NOT NULL,
	"approved_fen" bigint,
	"accepted_fen" bigint,
	"status" text NOT NULL,
	"plan_id" uuid,
	"plan_line_seq" integer,
	"due_on" date,
	"opened_on" date NOT NULL,
	"reason" text,
	CONSTRAINT "projects_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "projects_sector_known" CHECK ("projects"."sector" in ('transport', 'water', 'culture', 'finance', 'science', 'ecommerce', 'tourism', 'training', 'environment', 'enterprise_pairing')),
	CONSTRAINT "projects_nature_known" CHECK ("projects"."nature" in ('new', 'continued')),
	CONSTRAINT "projects_status_known" CHECK ("projects"."status" in ('discussed', 'applied', 'submitted', 'approved', 'under_way', 'finished', 'accepted', 'checked', 'settled', 'rejected', 'cancelled')),
	CONSTRAINT "projects_amounts_sound" CHECK ("projects"."planned_fen" >= 0 and "projects"."approved_fen" >= 0 and "projects"."accepted_fen" >= 0
      and ("projects"."accepted_fen" is null or "projects"."accepted_fen" <= "projects"."approved_fen"))
);
--> statement-breakpoint
CREATE TABLE "accountabilities" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"finding_id" uuid,
	"kind" text NOT NULL,
	"measure" text NOT NULL,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_on" date NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"final_on" date,
	"contested_on" date,
	"contest" text,
	CONSTRAINT "accountabilities_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "accountabilities_kind_known" CHECK ("accountabilities"."kind" in ('neglect', 'falsification', 'misuse_of_funds', 'favouritism', 'extortion')),
	CONSTRAINT "accountabilities_measure_known" CHECK ("accountabilities"."measure" in ('talk', 'criticism', 'circular', 'admonition', 'party_discipline', 'administrative_discipline', 'judicial_transfer')),
	CONSTRAINT "accountabilities_status_known" CHECK ("accountabilities"."status" in ('proposed', 'decided', 'final', 'revoked'))
);
--> statement-breakpoint
CREATE TABLE "checklist_items" (
	"county" text NOT NULL,
	"kind" text NOT NULL,
	"seq" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"text" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "checklist_items_pk" PRIMARY KEY("county","kind","seq","valid_from"),
	CONSTRAINT "checklist_items_kind_known" CHECK ("checklist_items"."kind" in ('neglect', 'falsification', 'misuse_of_funds', 'favouritism', 'extortion'))
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"supervision_id" uuid,
	"area_path" text NOT NULL,
	"kind" text NOT NULL,
	"tags" text[] NOT NULL,
	"text" text NOT NULL,
	"amount_fen" bigint,
	"found_by" uuid NOT NULL,
	"found_on" date NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"status" text NOT NULL,
	"rectified_text" text,
	"rectified_by" uuid,
	"rectified_on" date,
	"verified_by" uuid,
	"verified_on" date,
	"reason" text,
	CONSTRAINT "findings_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "findings_kind_known" CHECK ("findings"."kind" in ('neglect', 'falsification', 'misuse_of_funds', 'favouritism', 'extortion')),
	CONSTRAINT "findings_status_known" CHECK ("findings"."status" in ('open', 'rectified', 'verified')),
	CONSTRAINT "findings_amount_sound" CHECK ("findings"."amount_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "published_cases" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"accountability_id" uuid NOT NULL,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_on" date NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"broadcast_id" uuid,
	CONSTRAINT "published_cases_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "published_cases_status_known" CHECK ("published_cases"."status" in ('drafted', 'approved', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "supervision_answers" (
	"county" text NOT NULL,
	"supervision_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"kind" text NOT NULL,
	"seq" integer NOT NULL,
	"is_in_order" boolean NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "supervision_answers_pk" PRIMARY KEY("county","supervision_id","area_path","kind","seq"),
	CONSTRAINT "supervision_answers_kind_known" CHECK ("supervision_answers"."kind" in ('neglect', 'falsification', 'misuse_of_funds', 'favouritism', 'extortion'))
);
--> statement-breakpoint
CREATE TABLE "supervision_checks" (
	"county" text NOT NULL,
	"supervision_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"kind" text NOT NULL,
	"inspector_id" uuid NOT NULL,
	"status" text NOT NULL,
	"done_on" date,
	CONSTRAINT "supervision_checks_pk" PRIMARY KEY("county","supervision_id","area_path","kind"),
	CONSTRAINT "supervision_checks_kind_known" CHECK ("supervision_checks"."kind" in ('neglect', 'falsification', 'misuse_of_funds', 'favouritism', 'extortion')),
	CONSTRAINT "supervision_checks_status_known" CHECK ("supervision_checks"."status" in ('planned', 'done'))
);
--> statement-breakpoint
CREATE TABLE "supervisions" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"area_path" text NOT NULL,
	"kinds" text[] NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	"due_on" date NOT NULL,
	CONSTRAINT "supervisions_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "supervisions_status_known" CHECK ("supervisions"."status" in ('open', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "help_requests" DROP CONSTRAINT "help_requests_kind_known";--> statement-breakpoint
ALTER TABLE "staff_roles" DROP CONSTRAINT "staff_roles_role_known";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "is_forgotten" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_project_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."projects"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_claim_fk" FOREIGN KEY ("county","claim_id") REFERENCES "public"."claims"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_project_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."projects"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_draw_fk" FOREIGN KEY ("county","draw_id") REFERENCES "public"."spot_check_draws"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_project_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."projects"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_accused" ADD CONSTRAINT "complaint_accused_complaint_fk" FOREIGN KEY ("county","complaint_id") REFERENCES "public"."complaints"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_events" ADD CONSTRAINT "complaint_events_complaint_fk" FOREIGN KEY ("county","complaint_id") REFERENCES "public"."complaints"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_messages" ADD CONSTRAINT "complaint_messages_complaint_fk" FOREIGN KEY ("county","complaint_id") REFERENCES "public"."complaints"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_hits" ADD CONSTRAINT "declaration_hits_declaration_fk" FOREIGN KEY ("county","declaration_id") REFERENCES "public"."declarations"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_kin_staff_fk" FOREIGN KEY ("county","kin_staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_accounts" ADD CONSTRAINT "fund_accounts_source_fk" FOREIGN KEY ("county","source_id") REFERENCES "public"."fund_sources"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_repayments" ADD CONSTRAINT "loan_repayments_loan_fk" FOREIGN KEY ("county","loan_id") REFERENCES "public"."loans"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loans" ADD CONSTRAINT "loans_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_lines" ADD CONSTRAINT "plan_lines_plan_fk" FOREIGN KEY ("county","plan_id") REFERENCES "public"."plans"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_acts" ADD CONSTRAINT "project_acts_project_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."projects"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_acts" ADD CONSTRAINT "project_acts_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_comments" ADD CONSTRAINT "project_comments_project_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."projects"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_comments" ADD CONSTRAINT "project_comments_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_goals" ADD CONSTRAINT "project_goals_project_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."projects"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_households" ADD CONSTRAINT "project_households_project_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."projects"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_households" ADD CONSTRAINT "project_households_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_notices" ADD CONSTRAINT "project_notices_project_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."projects"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_reviews" ADD CONSTRAINT "project_reviews_project_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."projects"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_leader_fk" FOREIGN KEY ("county","leader_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accountabilities" ADD CONSTRAINT "accountabilities_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_owner_fk" FOREIGN KEY ("county","owner_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_cases" ADD CONSTRAINT "published_cases_accountability_fk" FOREIGN KEY ("county","accountability_id") REFERENCES "public"."accountabilities"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_answers" ADD CONSTRAINT "supervision_answers_check_fk" FOREIGN KEY ("county","supervision_id","area_path","kind") REFERENCES "public"."supervision_checks"("county","supervision_id","area_path","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_checks" ADD CONSTRAINT "supervision_checks_supervision_fk" FOREIGN KEY ("county","supervision_id") REFERENCES "public"."supervisions"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_code" ON "claims" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "claims_by_project" ON "claims" USING btree ("county","project_id","claimed_on");--> statement-breakpoint
CREATE INDEX "claims_unpaid" ON "claims" USING btree ("county","due_on") WHERE "claims"."status" in ('claimed', 'agreed');--> statement-breakpoint
CREATE UNIQUE INDEX "payments_code" ON "payments" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "payments_by_project" ON "payments" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "payments_by_household" ON "payments" USING btree ("county","household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "spot_checks_once" ON "spot_checks" USING btree ("county","draw_id","project_id");--> statement-breakpoint
CREATE INDEX "spot_checks_by_project" ON "spot_checks" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "spot_checks_drawn" ON "spot_checks" USING btree ("county","due_on") WHERE "spot_checks"."status" = 'drawn';--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_code" ON "complaints" USING btree ("county","code_index");--> statement-breakpoint
CREATE INDEX "complaints_by_handler" ON "complaints" USING btree ("county","handler_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "declaration_hits_once" ON "declaration_hits" USING btree ("county","staff_id","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "declaration_hits_code" ON "declaration_hits" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "declaration_hits_open" ON "declaration_hits" USING btree ("county","area_path" text_pattern_ops) WHERE "declaration_hits"."status" = 'open';--> statement-breakpoint
CREATE INDEX "declarations_by_staff" ON "declarations" USING btree ("county","staff_id");--> statement-breakpoint
CREATE INDEX "declarations_by_kin" ON "declarations" USING btree ("county","kin_staff_id") WHERE "declarations"."kin_staff_id" is not null;--> statement-breakpoint
CREATE INDEX "declarations_by_household" ON "declarations" USING btree ("county","household_id") WHERE "declarations"."household_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "fund_accounts_once" ON "fund_accounts" USING btree ("county","source_id","kind","ref");--> statement-breakpoint
CREATE INDEX "fund_accounts_by_ref" ON "fund_accounts" USING btree ("county","kind","ref");--> statement-breakpoint
CREATE INDEX "fund_entries_by_account" ON "fund_entries" USING btree ("county","account_id");--> statement-breakpoint
CREATE INDEX "fund_postings_by_source" ON "fund_postings" USING btree ("county","source_id","at");--> statement-breakpoint
CREATE INDEX "fund_postings_by_project" ON "fund_postings" USING btree ("county","project_id") WHERE "fund_postings"."project_id" is not null;--> statement-breakpoint
CREATE INDEX "fund_postings_by_payment" ON "fund_postings" USING btree ("county","payment_id") WHERE "fund_postings"."payment_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "fund_sources_name" ON "fund_sources" USING btree ("county","name");--> statement-breakpoint
CREATE UNIQUE INDEX "loans_code" ON "loans" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "loans_by_household" ON "loans" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "loans_open" ON "loans" USING btree ("county","due_on") WHERE "loans"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "plans_of_village" ON "plans" USING btree ("county","area_path","year") WHERE "plans"."kind" = 'village';--> statement-breakpoint
CREATE UNIQUE INDEX "plans_of_household" ON "plans" USING btree ("county","household_id","year") WHERE "plans"."kind" = 'household';--> statement-breakpoint
CREATE INDEX "plans_by_area" ON "plans" USING btree ("county","area_path" text_pattern_ops,"year");--> statement-breakpoint
CREATE UNIQUE INDEX "project_acts_id" ON "project_acts" USING btree ("county","id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_comments_code" ON "project_comments" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "project_comments_by_project" ON "project_comments" USING btree ("county","project_id","said_at");--> statement-breakpoint
CREATE INDEX "project_comments_open" ON "project_comments" USING btree ("county","due_on") WHERE "project_comments"."status" = 'open';--> statement-breakpoint
CREATE INDEX "project_households_by_household" ON "project_households" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "project_notices_by_project" ON "project_notices" USING btree ("county","project_id","stage","posted_on");--> statement-breakpoint
CREATE UNIQUE INDEX "projects_code" ON "projects" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "projects_by_area" ON "projects" USING btree ("county","area_path" text_pattern_ops,"opened_on");--> statement-breakpoint
CREATE INDEX "projects_by_status" ON "projects" USING btree ("county","status","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "accountabilities_code" ON "accountabilities" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "accountabilities_by_staff" ON "accountabilities" USING btree ("county","staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_code" ON "findings" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "findings_by_area" ON "findings" USING btree ("county","area_path" text_pattern_ops,"found_on");--> statement-breakpoint
CREATE INDEX "findings_open" ON "findings" USING btree ("county","owner_id","due_on") WHERE "findings"."status" <> 'verified';--> statement-breakpoint
CREATE UNIQUE INDEX "published_cases_once" ON "published_cases" USING btree ("county","accountability_id") WHERE "published_cases"."status" <> 'refused';--> statement-breakpoint
CREATE INDEX "published_cases_by_quarter" ON "published_cases" USING btree ("county","quarter");--> statement-breakpoint
CREATE INDEX "supervision_checks_planned" ON "supervision_checks" USING btree ("county","inspector_id") WHERE "supervision_checks"."status" = 'planned';--> statement-breakpoint
CREATE UNIQUE INDEX "supervisions_code" ON "supervisions" USING btree ("county","code");--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_kind_known" CHECK ("help_requests"."kind" in ('help', 'person', 'question', 'undelivered', 'unpaid'));--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_role_known" CHECK ("staff_roles"."role" in ('group_cadre', 'village_cadre', 'village_secretary', 'resident_cadre', 'first_secretary', 'township_clerk', 'township_committee', 'township_secretary', 'township_head', 'county_office', 'county_finance', 'department', 'group_unit', 'discipline_inspector', 'superior_inspector', 'evaluator', 'journalist'));