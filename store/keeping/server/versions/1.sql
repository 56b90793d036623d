-- A register on PostgreSQL, in a schema of its own.
--
-- Left unused, so that it runs on its distributed kin too: triggers, sequences, advisory locks,
-- temporary tables, types of its own, functions, and json as a type (they keep it another way).

CREATE SCHEMA namndkoll;

-- One row. The number of the last step is the lock of whoever writes: steps come one after the
-- other, so that nobody sees a later one before an earlier one.
CREATE TABLE namndkoll.register (
    one integer PRIMARY KEY DEFAULT 1 CHECK (one = 1),
    program text NOT NULL,
    version integer NOT NULL,
    form integer NOT NULL,
    uid uuid NOT NULL,
    seq bigint NOT NULL,
    about text NOT NULL
);

-- Every step, as JSON. What an office alone may read stands in a row of that office, which then
-- holds the whole step; a row without an office holds what everyone may read of it.
CREATE TABLE namndkoll.changes (
    seq bigint NOT NULL,
    office text NOT NULL,
    step uuid NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (seq, office)
);
CREATE UNIQUE INDEX changes_step ON namndkoll.changes (step, office);

-- The records as they are now, as JSON, and by which step; without a body where one was removed.
CREATE TABLE namndkoll.records (
    tab text NOT NULL,
    key bigint NOT NULL,
    office text NOT NULL,
    seq bigint NOT NULL,
    body text,
    PRIMARY KEY (tab, key, office)
);
CREATE INDEX records_seq ON namndkoll.records (seq);

-- Views that the members of an office share.
CREATE TABLE namndkoll.views (
    office text NOT NULL,
    name text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (office, name)
);

-- Whose notes a login may read.
CREATE TABLE namndkoll.members (
    login text PRIMARY KEY,
    office text NOT NULL CHECK (office <> '')
);

ALTER TABLE namndkoll.changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE namndkoll.changes FORCE ROW LEVEL SECURITY;
ALTER TABLE namndkoll.records ENABLE ROW LEVEL SECURITY;
ALTER TABLE namndkoll.records FORCE ROW LEVEL SECURITY;
ALTER TABLE namndkoll.views ENABLE ROW LEVEL SECURITY;
ALTER TABLE namndkoll.views FORCE ROW LEVEL SECURITY;
ALTER TABLE namndkoll.members ENABLE ROW LEVEL SECURITY;
ALTER TABLE namndkoll.members FORCE ROW LEVEL SECURITY;

CREATE POLICY own_row ON namndkoll.members FOR SELECT
    USING (login = CAST(session_user AS text));
CREATE POLICY every_row ON namndkoll.members FOR ALL TO namndkoll_admin
    USING (true) WITH CHECK (true);

CREATE POLICY may_read ON namndkoll.changes FOR SELECT USING (
    office = '' OR office = (
        SELECT m.office FROM namndkoll.members AS m WHERE m.login = CAST(session_user AS text)));
-- Nothing is put between steps that are there: only after the last one.
CREATE POLICY may_add ON namndkoll.changes FOR INSERT WITH CHECK (
    seq > (SELECT r.seq FROM namndkoll.register AS r)
    AND (office = '' OR office = (
        SELECT m.office FROM namndkoll.members AS m WHERE m.login = CAST(session_user AS text))));
-- Steps are added and stay. What is forgotten is taken out of them: by an office what is its own,
-- by an administrator what everyone may read.
CREATE POLICY may_forget ON namndkoll.changes FOR UPDATE USING (
    office = (
        SELECT m.office FROM namndkoll.members AS m WHERE m.login = CAST(session_user AS text)));
CREATE POLICY may_forget_for_all ON namndkoll.changes FOR UPDATE TO namndkoll_admin
    USING (office = '') WITH CHECK (office = '');

CREATE POLICY may_read ON namndkoll.records FOR SELECT USING (
    office = '' OR office = (
        SELECT m.office FROM namndkoll.members AS m WHERE m.login = CAST(session_user AS text)));
CREATE POLICY may_add ON namndkoll.records FOR INSERT WITH CHECK (
    office = '' OR office = (
        SELECT m.office FROM namndkoll.members AS m WHERE m.login = CAST(session_user AS text)));
CREATE POLICY may_set ON namndkoll.records FOR UPDATE USING (
    office = '' OR office = (
        SELECT m.office FROM namndkoll.members AS m WHERE m.login = CAST(session_user AS text)));

CREATE POLICY own_office ON namndkoll.views FOR ALL USING (
    office = (
        SELECT m.office FROM namndkoll.members AS m WHERE m.login = CAST(session_user AS text)));

GRANT USAGE ON SCHEMA namndkoll TO namndkoll_read, namndkoll_write, namndkoll_admin;
GRANT SELECT ON namndkoll.register, namndkoll.changes, namndkoll.records, namndkoll.views,
    namndkoll.members TO namndkoll_read, namndkoll_write, namndkoll_admin;
GRANT INSERT ON namndkoll.changes, namndkoll.records TO namndkoll_write, namndkoll_admin;
GRANT UPDATE (seq, about) ON namndkoll.register TO namndkoll_write, namndkoll_admin;
GRANT UPDATE (seq, body) ON namndkoll.records TO namndkoll_write, namndkoll_admin;
GRANT UPDATE (body) ON namndkoll.changes TO namndkoll_write, namndkoll_admin;
GRANT INSERT, UPDATE, DELETE ON namndkoll.views TO namndkoll_write, namndkoll_admin;
GRANT INSERT, UPDATE, DELETE ON namndkoll.members TO namndkoll_admin;
