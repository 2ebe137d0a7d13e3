CREATE TABLE "policy_articles" (
	"county" text NOT NULL,
	"version_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"label" text,
	"headings" text[] NOT NULL,
	"passages" text[] NOT NULL,
	CONSTRAINT "policy_articles_pk" PRIMARY KEY("county","version_id","seq")
);
--> statement-breakpoint
CREATE TABLE "policy_cards" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"help_request_id" uuid,
	"code" text NOT NULL,
	"question" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"answer" text NOT NULL,
	"source" text,
	"alias_of" text,
	"area_path" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"status" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "policy_cards_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "policy_cards_status_known" CHECK ("policy_cards"."status" in ('proposed', 'published', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "policy_changes" (
	"county" text NOT NULL,
	"revision" integer NOT NULL,
	"part" text NOT NULL,
	"part_id" uuid NOT NULL,
	CONSTRAINT "policy_changes_pk" PRIMARY KEY("county","revision"),
	CONSTRAINT "policy_changes_part_known" CHECK ("policy_changes"."part" in ('version', 'card'))
);
--> statement-breakpoint
CREATE TABLE "policy_documents" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"area_path" text NOT NULL,
	CONSTRAINT "policy_documents_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "policy_libraries" (
	"county" text NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "policy_libraries_pk" PRIMARY KEY("county")
);
--> statement-breakpoint
CREATE TABLE "policy_questions" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"words_sealed" "bytea" NOT NULL,
	"outcome" text NOT NULL,
	"answer_id" text,
	"is_useful" boolean,
	"help_request_id" uuid,
	CONSTRAINT "policy_questions_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "policy_questions_outcome_known" CHECK ("policy_questions"."outcome" in ('answered', 'offered', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"imported_by" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "policy_versions_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
ALTER TABLE "policy_articles" ADD CONSTRAINT "policy_articles_version_fk" FOREIGN KEY ("county","version_id") REFERENCES "public"."policy_versions"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_cards" ADD CONSTRAINT "policy_cards_request_fk" FOREIGN KEY ("county","help_request_id") REFERENCES "public"."help_requests"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_cards" ADD CONSTRAINT "policy_cards_proposed_by_fk" FOREIGN KEY ("county","proposed_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_cards" ADD CONSTRAINT "policy_cards_decided_by_fk" FOREIGN KEY ("county","decided_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_questions" ADD CONSTRAINT "policy_questions_contact_fk" FOREIGN KEY ("county","contact_id") REFERENCES "public"."contacts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_document_fk" FOREIGN KEY ("county","document_id") REFERENCES "public"."policy_documents"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_cards_by_status" ON "policy_cards" USING btree ("county","status","proposed_at");--> statement-breakpoint
CREATE INDEX "policy_cards_by_code" ON "policy_cards" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_documents_name" ON "policy_documents" USING btree ("county","area_path","name");--> statement-breakpoint
CREATE INDEX "policy_questions_by_time" ON "policy_questions" USING btree ("county","asked_at");--> statement-breakpoint
CREATE INDEX "policy_questions_by_contact" ON "policy_questions" USING btree ("county","contact_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_versions_from" ON "policy_versions" USING btree ("county","document_id","valid_from");