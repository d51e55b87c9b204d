-- One text for SQLite and PostgreSQL. Bodies are JSON kept as TEXT and not as
-- jsonb, which would refuse NUL and put keys and numbers in its own words.

-- +goose Up

-- One row a loop: who appends moves last_seq on and so holds the others off.
CREATE TABLE loops (
    id       TEXT   NOT NULL PRIMARY KEY,
    last_seq BIGINT NOT NULL,
    ended    BIGINT NOT NULL, -- 1 once a loop-ended event is there
    graded   BIGINT NOT NULL  -- how many gradings were recorded
);

CREATE TABLE events (
    loop     TEXT   NOT NULL REFERENCES loops (id) ON DELETE CASCADE,
    seq      BIGINT NOT NULL,
    key_hash TEXT   NOT NULL, -- hash of the event's key, '' for none
    body     TEXT   NOT NULL,
    PRIMARY KEY (loop, seq)
);
CREATE UNIQUE INDEX events_key ON events (loop, key_hash) WHERE key_hash <> '';

CREATE TABLE gradings (
    loop  TEXT   NOT NULL REFERENCES loops (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    mark  TEXT   NOT NULL, -- hash of answer, basis and failure: what makes two gradings the same
    body  TEXT   NOT NULL,
    PRIMARY KEY (loop, place)
);
CREATE UNIQUE INDEX gradings_mark ON gradings (loop, mark);

CREATE TABLE settings (
    id   BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    body TEXT   NOT NULL
);

-- +goose Down
DROP TABLE settings;
DROP TABLE gradings;
DROP TABLE events;
DROP TABLE loops;
