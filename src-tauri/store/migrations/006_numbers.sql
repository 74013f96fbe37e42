-- Who fixes the numbers of a body, by the name they work under.

ALTER TABLE utvalg ADD COLUMN nummerfoerer TEXT;
