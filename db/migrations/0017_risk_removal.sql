ALTER TABLE "applications" DROP CONSTRAINT "applications_kind_known";--> statement-breakpoint
ALTER TABLE "rounds" DROP CONSTRAINT "rounds_kind_known";--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_kind_known" CHECK ("applications"."kind" in ('identification', 'exit', 'watch_list', 'risk_removal'));--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_kind_known" CHECK ("rounds"."kind" in ('identification', 'exit', 'watch_list', 'risk_removal', 'village_entry', 'village_exit'));