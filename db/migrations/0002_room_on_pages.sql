-- Every turn updates its contact and its own row once: with room on the page the new version stays
-- beside the old one, and no index has to hear of it.
ALTER TABLE "contacts" SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE "turns" SET (fillfactor = 85);
