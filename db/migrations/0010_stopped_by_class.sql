UPDATE "contacts" SET "stopped" = '{notice,broadcast}' WHERE "broadcasts_stopped_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" DROP COLUMN "broadcasts_stopped_at";--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_stopped_stoppable" CHECK ("contacts"."stopped" <@ array['notice', 'broadcast', 'reminder']);