ALTER TABLE "campaign_checks" ADD COLUMN "is_added" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_checks" ADD COLUMN "visit_id" uuid;--> statement-breakpoint
ALTER TABLE "check_campaigns" ADD COLUMN "closes_on" date NOT NULL;--> statement-breakpoint
ALTER TABLE "check_campaigns" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
CREATE INDEX "campaign_checks_by_household" ON "campaign_checks" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "campaign_checks_by_checker" ON "campaign_checks" USING btree ("county","checker_id");