-- Who keeps the files of ties, and reads them: the Registry and the Secretary-General. They are nobody's secret, but
-- only the house reads them here.
create function keeps_ties() returns boolean language sql stable parallel safe set search_path = public, pg_temp as $$
    select coalesce(identities() && array['00000000-0000-0000-0000-0000000000a1',
        '00000000-0000-0000-0000-0000000000a2']::uuid[], false)
$$;

-- The rules too, which screen.
create function reads_ties() returns boolean language sql stable parallel safe set search_path = public, pg_temp as $$
    select keeps_ties() or coalesce(myself() = '00000000-0000-0000-0000-000000000002', false)
$$;

-- A file of ties. Of one source the newest is in force; those before it stay as they are.
create table tie_import (
    id      uuid primary key,
    source  text not null check (length(source) between 1 and 200),
    number  int not null check (number > 0),
    file    text not null check (length(file) between 1 and 200),
    hash    bytea not null check (length(hash) = 32),   -- SHA-256 of the file
    bytes   bigint not null,
    things  int not null,
    ties    int not null,
    token   text check (length(token) between 8 and 100),
    person  uuid not null,
    name_en text not null,
    name_zh text not null,
    at      timestamptz not null,
    constraint an_import_follows_the_former_of_its_source unique (source, number),
    constraint a_form_imports_once unique (person, token)
);
create table imported_thing (
    import uuid not null references tie_import,
    number int not null,
    thing  text not null,
    kind   text not null check (kind in ('PERSON', 'BODY', 'STATE', 'MATTER')),
    names  text[] not null check (cardinality(names) > 0),
    primary key (import, number)
);
create table imported_tie (
    import    uuid not null references tie_import,
    number    int not null,
    one       text not null,
    other     text not null,
    tie       text not null,
    least     double precision,
    most      double precision,
    since     date,
    until     date,
    line      int not null,          -- of the file
    statement text not null,         -- its own identifier there; empty where it has none
    primary key (import, number)
);

create function importing(which uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
    select exists (select from tie_import i where i.id = which and i.person = myself() and i.at = world_now())
$$;

alter table tie_import enable row level security;
create policy import_is_read on tie_import for select using ((select reads_ties()));
create policy import_is_made on tie_import for insert with check (keeps_ties() and person = myself() and at = world_now());
alter table imported_thing enable row level security;
create policy thing_is_read on imported_thing for select using ((select reads_ties()));
create policy thing_comes_with_its_import on imported_thing for insert with check (importing(import));
alter table imported_tie enable row level security;
create policy tie_is_read on imported_tie for select using ((select reads_ties()));
create policy tie_comes_with_its_import on imported_tie for insert with check (importing(import));

-- What a member of the panel declares of themselves. Who declares the same tie to the same other again follows what
-- they declared before.
create table tie_declared (
    id      uuid primary key,
    person  uuid not null,
    number  int not null,
    name_en text not null,
    name_zh text not null,
    tie     text not null,
    kind    text not null check (kind in ('PERSON', 'BODY', 'STATE', 'MATTER')),
    other   text not null check (length(other) between 1 and 300),
    since   date,
    until   date,
    token   text check (length(token) between 8 and 100),
    at      timestamptz not null,
    constraint declarations_follow_one_another unique (person, number),
    constraint a_form_declares_once unique (person, token),
    constraint a_tie_does_not_end_before_it_begins check (until >= since)
);
alter table tie_declared enable row level security;
create policy declaration_is_read on tie_declared for select using (person = myself() or (select reads_ties()));
create policy declaration_by_who_is_on_the_panel on tie_declared for insert with check (
    person = myself() and at = world_now() and exists (select from on_panel_at(world_now()) m where m.person = myself()));

grant select, insert on tie_import, imported_thing, imported_tie, tie_declared to goodoffices_app;
