CREATE TRIGGER evaluation_answers_append_only BEFORE UPDATE OR DELETE ON "evaluation_answers" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evaluation_results_append_only BEFORE UPDATE OR DELETE ON "evaluation_results" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evaluation_questionnaires_append_only BEFORE UPDATE OR DELETE ON "evaluation_questionnaires" FOR EACH ROW EXECUTE FUNCTION refuse_change();
