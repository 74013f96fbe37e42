-- The day an item came on the agenda of a meeting that was called already.

ALTER TABLE moetesak ADD COLUMN tilleggssak TEXT;
