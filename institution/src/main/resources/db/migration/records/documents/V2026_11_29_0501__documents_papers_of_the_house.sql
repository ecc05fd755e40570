-- Papers of the house: each came in with an entry of a log of the house, which names its hash. One keyset a log, one row a
-- version; kept on disk, sealed and opened as the papers of cases are. So far nominations to the panel have papers.

-- Whether one reads what is confidential in a log of the house.
create function in_house_log(which text) returns boolean language sql stable set search_path = public, pg_temp as $$
    select which like 'panel/%' and in_nomination(substr(which, 7))
$$;

create table house_key (
    log    text primary key,
    sealed bytea not null
);
alter table house_key enable row level security;
create policy key_of_my_logs on house_key for select using (in_house_log(log));
create policy key_made_inside on house_key for insert with check (in_house_log(log));
grant select, insert on house_key to goodoffices_app;

-- A new version follows, it never replaces.
create table house_paper (
    log     text not null,
    number  int not null,           -- the entry with which it came in
    first   int not null,           -- that of its first version
    version int not null check (version >= 1),
    name    text not null check (length(name) between 1 and 255),
    type    text not null,
    size    bigint not null check (size > 0),
    hash    bytea not null check (length(hash) = 32),
    file    uuid not null unique,
    primary key (log, number),
    foreign key (log, first) references house_paper,
    constraint one_house_paper_a_version unique (log, first, version),
    constraint first_house_version_is_the_first check ((number = first) = (version = 1))
);

-- Whether a paper was closed: it and all its versions by then can no longer be read by anybody.
create function house_paper_closed(of_log text, of_first int, with_entry int) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from panel_entry c
                    where c.nomination = substr(of_log, 7) and c.kind = 'close-paper' and c.number > with_entry
                      and (c.content::jsonb -> 'values' ->> 'paper')::int = of_first)
$$;

alter table house_paper enable row level security;
create policy house_paper_is_read on house_paper for select using (
    in_house_log(log) and not house_paper_closed(log, first, number));
create policy house_paper_of_my_entry on house_paper for insert with check (
    log like 'panel/%' and exists (
        select from panel_entry e
         where e.nomination = substr(log, 7) and e.number = house_paper.number and e.kind = 'file-paper' and e.person = myself()
           and e.content::jsonb -> 'values' ->> 'hash' = encode(hash, 'hex')
           and coalesce((e.content::jsonb -> 'values' ->> 'follows')::int, e.number) = first));
grant select, insert on house_paper to goodoffices_app;

-- Who opened a paper. Of a nomination the Secretariat alone reads this: it would tell the nominee who assesses.
create table house_opening (
    log     text not null,
    number  int not null,
    person  uuid not null,
    name_en text not null,
    name_zh text not null,
    at      timestamptz not null,
    foreign key (log, number) references house_paper
);
create index house_opening_of_paper on house_opening (log, number);
alter table house_opening enable row level security;
create policy house_opening_seen_by_the_secretariat on house_opening for select using (log like 'panel/%' and reads_panel_papers());
grant select on house_opening to goodoffices_app;

-- Writes down that I open a paper of the house that I may read; says whether I may.
create function open_house_paper(of_log text, with_entry int) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into house_opening (log, number, person, name_en, name_zh, at)
    select p.log, p.number, who.id, who.name_en, who.name_zh, world_now()
      from house_paper p, person who
     where p.log = of_log and p.number = with_entry and who.id = myself()
       and in_house_log(p.log) and not house_paper_closed(p.log, p.first, p.number);
    return found;
end $$;

-- For clearing away what an interrupted act left on disk.
create or replace function files_of_no_paper(files uuid[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
    select file from unnest(files) file
     where not exists (select from paper_content c where c.file = file.file)
       and not exists (select from draft_paper d where d.file = file.file)
       and not exists (select from house_paper h where h.file = file.file)
$$;
