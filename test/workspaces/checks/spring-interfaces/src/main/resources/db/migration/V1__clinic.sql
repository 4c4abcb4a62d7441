CREATE TABLE pets (id bigserial PRIMARY KEY, owner text NOT NULL);
CREATE TABLE visits (id bigserial PRIMARY KEY, pet_id bigint NOT NULL REFERENCES pets (id), note text);
CREATE INDEX visits_pet ON visits (pet_id);
