ALTER TABLE "contacts" DROP COLUMN "session";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "session_sealed" "bytea";