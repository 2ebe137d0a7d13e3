CREATE TRIGGER evaluation_answers_append_only BEFORE UPDATE OR DELETE ON "evaluation_answers" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evaluation_results_append_only BEFORE UPDATE OR DELETE ON "evaluation_results" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evaluation_questionnaires_append_only BEFORE UPDATE OR DELETE ON "evaluation_questionnaires" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION overview_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME IN ('households', 'staff_roles') THEN
    INSERT INTO overview_marks (county, area_path, made_by)
      SELECT DISTINCT county, array_to_string((string_to_array(area_path, '.'))[1:3], '.'), pg_current_xact_id()::text FROM changed
      ON CONFLICT DO NOTHING;
  ELSIF TG_TABLE_NAME = 'staff' THEN
    INSERT INTO overview_marks (county, area_path, made_by)
      SELECT DISTINCT r.county, array_to_string((string_to_array(r.area_path, '.'))[1:3], '.'), pg_current_xact_id()::text
        FROM changed c JOIN staff_roles r ON r.county = c.county AND r.staff_id = c.id
      ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO overview_marks (county, area_path, made_by)
      SELECT DISTINCT h.county, array_to_string((string_to_array(h.area_path, '.'))[1:3], '.'), pg_current_xact_id()::text
        FROM changed c JOIN households h ON h.county = c.county AND h.id = c.household_id
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER households_mark_added AFTER INSERT ON households REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER households_mark_former AFTER UPDATE ON households REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER households_mark_changed AFTER UPDATE ON households REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER households_mark_removed AFTER DELETE ON households REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER staff_roles_mark_added AFTER INSERT ON staff_roles REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER staff_roles_mark_former AFTER UPDATE ON staff_roles REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER staff_roles_mark_changed AFTER UPDATE ON staff_roles REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER staff_roles_mark_removed AFTER DELETE ON staff_roles REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER pairings_mark_added AFTER INSERT ON pairings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER pairings_mark_former AFTER UPDATE ON pairings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER pairings_mark_changed AFTER UPDATE ON pairings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER pairings_mark_removed AFTER DELETE ON pairings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER measures_mark_added AFTER INSERT ON measures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER measures_mark_former AFTER UPDATE ON measures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER measures_mark_changed AFTER UPDATE ON measures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER measures_mark_removed AFTER DELETE ON measures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER visits_mark_added AFTER INSERT ON visits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER visits_mark_former AFTER UPDATE ON visits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER visits_mark_changed AFTER UPDATE ON visits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER visits_mark_removed AFTER DELETE ON visits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_mark_added AFTER INSERT ON ledger_entries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_mark_former AFTER UPDATE ON ledger_entries REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_mark_changed AFTER UPDATE ON ledger_entries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_mark_removed AFTER DELETE ON ledger_entries REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER payments_mark_added AFTER INSERT ON payments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER payments_mark_former AFTER UPDATE ON payments REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER payments_mark_changed AFTER UPDATE ON payments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER payments_mark_removed AFTER DELETE ON payments REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER project_households_mark_added AFTER INSERT ON project_households REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER project_households_mark_former AFTER UPDATE ON project_households REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER project_households_mark_changed AFTER UPDATE ON project_households REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER project_households_mark_removed AFTER DELETE ON project_households REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER staff_mark_changed AFTER UPDATE ON staff REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER overview_months_append_only BEFORE UPDATE OR DELETE ON "overview_months" FOR EACH ROW EXECUTE FUNCTION refuse_change();
