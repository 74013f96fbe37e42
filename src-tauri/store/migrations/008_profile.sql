-- How papers look and whose they are, of a partnership and of a body.

ALTER TABLE helsefellesskap ADD COLUMN profil TEXT;
ALTER TABLE helsefellesskap ADD COLUMN logo TEXT;
ALTER TABLE utvalg ADD COLUMN profil TEXT;
ALTER TABLE utvalg ADD COLUMN logo TEXT;
