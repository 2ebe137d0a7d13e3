ALTER TABLE "leads" ADD COLUMN "referred_by" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "referred_on" date;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "referral_sealed" "bytea";