-- Which key file the papers of this database are sealed with: a start with another one is refused.
create table papers_key (
    fingerprint bytea not null check (length(fingerprint) = 32)
);
create unique index one_papers_key on papers_key ((true));
alter table papers_key enable row level security;

create function fingerprint_of_papers_key() returns bytea language sql stable security definer set search_path = public, pg_temp as $$
    select fingerprint from papers_key
$$;

create function keep_fingerprint_of_papers_key(of_key bytea) returns void language sql security definer set search_path = public, pg_temp as $$
    insert into papers_key values (of_key)
$$;

-- One keyset a lane, sealed with a key that is outside the database.
create table lane_key (
    lane   uuid primary key references lane,
    sealed bytea not null
);
alter table lane_key enable row level security;
create policy key_of_my_lanes on lane_key for select using (lane in (select lane from lane_member));
create policy key_made_by_member on lane_key for insert with check (lane in (select lane from lane_member));
grant select, insert on lane_key to goodoffices_app;

-- What somebody put into a lane, and whose it is: a side's, the mediators' or the registry's.
create table thing (
    entry   uuid primary key references entry,
    lane    uuid not null references lane,
    case_id uuid not null,
    side    uuid,
    role    text not null
);
alter table thing enable row level security;
create policy thing_in_my_lanes on thing for select using (exists (select from entry e where e.id = thing.entry offset 0));
create policy thing_of_my_entry on thing for insert with check (exists (
    select from entry e where e.id = thing.entry and e.lane = thing.lane and e.person = myself() offset 0));
grant select, insert on thing to goodoffices_app;

-- A paper misplaced: its entry stays, what was in it can no longer be read.
create table quarantine (
    entry   uuid primary key references thing,
    lane    uuid not null references lane,
    case_id uuid not null,
    by_act  uuid not null references entry
);
create index quarantine_of_case on quarantine (case_id);
alter table quarantine enable row level security;
create policy quarantine_in_my_lanes on quarantine for select using (lane in (select lane from lane_member));
grant select on quarantine to goodoffices_app;

-- One version of a paper, in one lane. A new version follows, it never replaces.
create table paper (
    id      uuid primary key,
    first   uuid not null references paper,
    version int not null check (version >= 1),
    entry   uuid not null references thing,
    lane    uuid not null references lane,
    case_id uuid not null,
    constraint one_paper_a_version unique (first, version),
    constraint first_version_is_the_first check ((id = first) = (version = 1))
);
create index paper_of_lane on paper (lane);
create index paper_of_entry on paper (entry);
alter table paper enable row level security;
create policy paper_in_my_lanes on paper for select using (exists (select from entry e where e.id = paper.entry offset 0));
create policy paper_of_my_entry on paper for insert with check (exists (
    select from entry e where e.id = paper.entry and e.lane = paper.lane and e.person = myself() offset 0));
grant select, insert on paper to goodoffices_app;

-- What is in it, and under which name its sealed bytes are kept on disk.
create table paper_content (
    paper uuid primary key references paper,
    entry uuid not null references thing,
    lane  uuid not null references lane,
    title text not null check (length(title) between 1 and 300),
    name  text not null check (length(name) between 1 and 255),
    type  text not null,
    size  bigint not null check (size > 0),
    hash  bytea not null check (length(hash) = 32),
    file  uuid not null unique
);
alter table paper_content enable row level security;
create policy content_in_my_lanes_unless_quarantined on paper_content for select using (
    exists (select from entry e where e.id = paper_content.entry offset 0)
    and not exists (select from quarantine q where q.entry = paper_content.entry));
create policy content_of_my_entry on paper_content for insert with check (exists (
    select from entry e where e.id = paper_content.entry and e.lane = paper_content.lane and e.person = myself() offset 0));
grant select, insert on paper_content to goodoffices_app;

-- Who opened a paper. Only whose paper it is reads this; nobody writes it but by opening.
create table opening (
    paper   uuid not null references paper,
    owners  uuid not null references lane,
    person  uuid not null,
    name_en text not null,
    name_zh text not null,
    at      timestamptz not null
);
create index opening_of_paper on opening (paper);
alter table opening enable row level security;
create policy opening_seen_by_owners on opening for select using (owners in (select lane from lane_member));
grant select on opening to goodoffices_app;

-- The lane of those whose thing it is: the side's own, the mediators', or the registry's.
create function owners_of(of_entry uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
    select l.id from thing t join lane l on l.case_id = t.case_id
     where t.entry = of_entry
       and case when t.side is not null then l.kind = 'own' and l.side = t.side
                when t.role = 'mediator' then l.kind = 'mediators'
                else l.kind = 'registry' end
$$;
revoke execute on function owners_of(uuid) from public;

-- Writes down that I open a paper that I may see; says whether I may.
create function open_paper(which uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not exists (select from paper p where p.id = which and reads(p.lane, (select e.at from entry e where e.id = p.entry))
                      and not exists (select from quarantine q where q.entry = p.entry)) then
        return false;
    end if;
    insert into opening (paper, owners, person, name_en, name_zh, at)
    select p.id, owners_of(p.entry), who.id, who.name_en, who.name_zh, world_now()
      from paper p, person who where p.id = which and who.id = myself();
    return found;
end $$;

-- Only whose thing it is, or the registry of the case, quarantines; and only a thing that they see. What the appointing
-- authority wrote is the authority's, which has no lane of its own.
create function quarantine_thing(which uuid, by_entry uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not exists (select from thing t where t.entry = which and in_lane(t.lane)
                      and (in_lane(owners_of(which))
                           or t.role = 'authority' and exists (
                               select from capacity c where c.case_id = t.case_id and c.role = 'authority'
                                                        and c.until is null and c.member = any (identities()))
                           or exists (select from lane r where r.case_id = t.case_id and r.kind = 'registry' and in_lane(r.id)))) then
        raise exception 'not yours to quarantine' using errcode = '42501';
    end if;
    insert into quarantine select entry, lane, case_id, by_entry from thing where entry = which on conflict do nothing;
end $$;

-- One keyset a draft, which becomes that of the joint lane when the request is sent; given up with the draft, and what
-- was sealed with it can be read no more.
create table draft_key (
    draft  uuid primary key references request_draft on delete cascade,
    sealed bytea not null
);
alter table draft_key enable row level security;
create policy key_of_draft on draft_key using (draft in (select id from request_draft)) with check (draft in (select id from request_draft));
grant select, insert, delete on draft_key to goodoffices_app;

-- A paper that waits with a draft for the request to be sent.
create table draft_paper (
    file     uuid primary key,
    draft    uuid not null references request_draft on delete cascade,
    title    text not null check (length(title) between 1 and 300),
    name     text not null check (length(name) between 1 and 255),
    type     text not null,
    size     bigint not null check (size > 0),
    hash     bytea not null check (length(hash) = 32),
    by_en    text not null,
    by_zh    text not null,
    added_at timestamptz not null,
    constraint the_same_paper_once unique (draft, hash)
);
alter table draft_paper enable row level security;
create policy paper_of_draft on draft_paper using (draft in (select id from request_draft)) with check (draft in (select id from request_draft));
grant select, insert, delete on draft_paper to goodoffices_app;

-- For clearing away what an interrupted act left on disk: which of these files belong to no paper.
create function files_of_no_paper(files uuid[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
    select file from unnest(files) file
     where not exists (select from paper_content c where c.file = file.file)
       and not exists (select from draft_paper d where d.file = file.file)
$$;

-- Whether an entry is closed to everybody: it is quarantined itself, or names a paper that is.
create function is_closed(which uuid) returns boolean language sql stable as $$
    select exists (select from quarantine q where q.entry = which)
        or exists (select from entry e join quarantine q on q.lane = e.lane join paper p on p.entry = q.entry
                    where e.id = which and e.content like '%' || p.id::text || '%')
$$;
