-- A lane says who may see a thing. Membership has dates. Each lane keeps its own log.
create table lane (
    id        uuid primary key,
    case_id   uuid,
    kind      text not null check (kind in ('joint', 'own', 'caucus', 'mediators', 'registry', 'public')),
    side      uuid,
    -- ids, salts and access keys of things in this lane are derived from it, so that they do not
    -- depend on what happens in another lane
    secret    bytea not null check (length(secret) = 32),
    size      bigint not null default 0 check (size >= 0),
    peaks     bytea not null default '',     -- hashes of 32 bytes, widest subtree first
    opened_at timestamptz not null,
    constraint only_a_side_has_own_and_caucus check ((side is not null) = (kind in ('own', 'caucus'))),
    constraint one_lane_of_a_kind unique nulls not distinct (case_id, kind, side)
);

create table lane_member (
    lane       uuid not null references lane,
    member     uuid not null,           -- a person, an office, or the public
    since      timestamptz not null,
    until      timestamptz,
    primary key (lane, member, since),
    constraint membership_runs_forward check (until >= since)
);
create index lane_member_by_member on lane_member (member, lane);

alter table lane_member enable row level security;
create policy own_membership on lane_member for select using (
    member = any (identities()) and since <= world_now() and (until is null or until > world_now()));

alter table lane enable row level security;
create policy lane_of_member on lane for select using (id in (select lane from lane_member));
create policy lane_log_grows on lane for update using (id in (select lane from lane_member));

-- Opens a lane with its members. Whoever opens lanes is the case's first act or its registry.
create function open_lane(new_id uuid, of_case uuid, of_kind text, of_side uuid, new_secret bytea, members uuid[])
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if exists (select from lane where case_id = of_case)
       and not exists (select from lane l join lane_member m on m.lane = l.id
                        where l.case_id = of_case and l.kind in ('registry', 'joint') and m.member = any (identities())
                          and m.since <= world_now() and (m.until is null or m.until > world_now())) then
        raise exception 'only who takes part in the case opens a lane of it' using errcode = '42501';
    end if;
    insert into lane (id, case_id, kind, side, secret, opened_at) values (new_id, of_case, of_kind, of_side, new_secret, world_now());
    insert into lane_member (lane, member, since) select new_id, m, world_now() from unnest(members) m;
end $$;

-- Who is in a lane may admit to it; the registry of the case may admit to any of its lanes.
create function may_admit(to_lane uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select from lane target
          join lane mine on mine.id = target.id or (mine.case_id = target.case_id and mine.kind = 'registry')
          join lane_member m on m.lane = mine.id
         where target.id = to_lane and m.member = any (identities())
           and m.since <= world_now() and (m.until is null or m.until > world_now()))
$$;

create function admit(to_lane uuid, who uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not may_admit(to_lane) then
        raise exception 'not a member of the lane' using errcode = '42501';
    end if;
    insert into lane_member (lane, member, since)
    select to_lane, who, world_now()
     where not exists (select from lane_member where lane = to_lane and member = who and until is null);
end $$;

create function lanes_for_side(of_case uuid, of_side uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
    select id from lane where case_id = of_case and (kind = 'joint' or side = of_side) and may_admit(id) order by kind
$$;

create function dismiss(from_lane uuid, who uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not may_admit(from_lane) then
        raise exception 'not a member of the lane' using errcode = '42501';
    end if;
    update lane_member set until = world_now() where lane = from_lane and member = who and until is null;
end $$;

-- Every act is an entry in one lane: what was done, by whom, and its place in that lane's log.
create table entry (
    id           uuid primary key,
    lane         uuid not null references lane,
    position     bigint not null check (position >= 0),
    case_id      uuid,
    act          text not null,
    role         text not null,
    party        uuid,
    person       uuid not null,
    name_en      text not null,
    name_zh      text not null,
    at           timestamptz not null,
    content      text not null,         -- canonical JSON (RFC 8785): the bytes that the log commits to
    body         jsonb generated always as (content::jsonb) virtual,
    salt         bytea not null check (length(salt) = 32),
    leaf         bytea not null check (length(leaf) = 32),
    constraint one_entry_a_position unique (lane, position)
);
create index entry_of_case on entry (case_id, at);

alter table entry enable row level security;
create policy entry_in_my_lanes on entry for select using (lane in (select lane from lane_member));
create policy entry_into_my_lanes on entry for insert with check (lane in (select lane from lane_member));

-- A form posted twice is one act: the second finds the first.
create table submission (
    person uuid not null,
    token  text not null check (length(token) between 8 and 100),
    at     timestamptz not null,
    primary key (person, token)
);
alter table submission enable row level security;
create policy submission_of_self on submission using (person = myself()) with check (person = myself());

grant select, update (size, peaks) on lane to goodoffices_app;
grant select on lane_member to goodoffices_app;
grant select, insert on entry, submission to goodoffices_app;
