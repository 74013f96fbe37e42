-- What is read aloud: the language of a name, and what a picture shows.

ALTER TABLE person ADD COLUMN navnespraak TEXT;
ALTER TABLE vedlegg ADD COLUMN alternativ_tekst TEXT;
