-- Whose place an assessment took because the world changed, and which took its own.
ALTER TABLE rm_assessment_summary ADD COLUMN supersedes jsonb;
ALTER TABLE rm_assessment_summary ADD COLUMN superseded_by jsonb;

-- What a new fact about a country may touch.
CREATE INDEX rm_assessment_summary_current
  ON rm_assessment_summary (recipient_iso3, sequence)
  WHERE superseded_by IS NULL AND grant_id IS NOT NULL;
