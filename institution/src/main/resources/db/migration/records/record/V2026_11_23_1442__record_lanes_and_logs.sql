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
    -- what was entered before is not read: it was said to somebody else
    reads_from timestamptz not null default '-infinity',
    -- who has left the case reads what was there until then, and writes nothing
    left_at    timestamptz,
    primary key (lane, member, since),
    constraint membership_runs_forward check (until >= since)
);
create index lane_member_by_member on lane_member (member, lane);

alter table lane_member enable row level security;
-- "(select …)": who I am and what time it is are read once a statement, not once a row.
create policy own_membership on lane_member for select using (
    member = any ((select identities())::uuid[]) and since <= (select world_now())
    and (until is null or until > (select world_now())));

alter table lane enable row level security;
create policy lane_of_member on lane for select using (id in (select lane from lane_member));
create policy lane_log_grows on lane for update using (id in (select lane from lane_member));

-- Opens lanes with their members, all of one case at once and before the case itself. The members of a lane
-- are the text of an array, since arrays of arrays have one length.
create function open_lanes(of_case uuid, ids uuid[], kinds text[], sides uuid[], secrets bytea[], members text[])
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if exists (select from case_file where id = of_case) then
        raise exception 'the lanes of a case are opened with it' using errcode = '42501';
    end if;
    insert into lane (id, case_id, kind, side, secret, opened_at)
    select id, of_case, kind, side, secret, world_now()
      from unnest(ids, kinds, sides, secrets) l (id, kind, side, secret);
    insert into lane_member (lane, member, since)
    select l.id, m, world_now() from unnest(ids, members) l (id, all_of) cross join unnest(l.all_of::uuid[]) m;
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

-- Whether I am in a lane, and whether what was entered there at a time is mine to read.
create function in_lane(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from lane_member where lane = which and member = any (identities())
                      and since <= world_now() and (until is null or until > world_now()))
$$;

create function reads(which uuid, entered timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from lane_member where lane = which and member = any (identities())
                      and since <= world_now() and (until is null or until > world_now())
                      and entered >= reads_from and entered <= coalesce(left_at, 'infinity'))
$$;

-- The head of a lane's log, held until the transaction ends; for whoever may write there.
create function lane_head(which uuid) returns table (secret bytea, size bigint, peaks bytea)
    language sql security definer set search_path = public, pg_temp as $$
    select l.secret, l.size, l.peaks from lane l
     where l.id = which and exists (select from lane_member where lane = which and member = any (identities())
                      and since <= world_now() and (until is null or until > world_now()) and left_at is null)
       for update
$$;

-- The leaves of a lane's log, for its proofs: hashes that tell nothing of what was entered.
create function leaves_of(which uuid) returns table (place bigint, hash bytea)
    language sql stable security definer set search_path = public, pg_temp as $$
    select e.position, e.leaf from entry e
     where e.lane = which
       and exists (select from lane_member where lane = which and member = any (identities())
                      and since <= world_now() and (until is null or until > world_now())
                      and e.at <= coalesce(left_at, 'infinity'))
     order by e.position
$$;

alter table entry enable row level security;
create policy entry_in_my_lanes on entry for select using (lane in (select lane from lane_member));
create policy entry_into_my_lanes on entry for insert with check (lane in (select lane from lane_member));

-- A form posted twice is one act: the second finds the first.
create table submission (
    person  uuid not null,
    token   text not null check (length(token) between 8 and 100),
    at      timestamptz not null,
    content bytea not null check (length(content) = 32),   -- the hash of what was posted
    primary key (person, token)
);
alter table submission enable row level security;
create policy submission_of_self on submission using (person = myself()) with check (person = myself());

grant select (id, case_id, kind, side, opened_at), update (size, peaks) on lane to goodoffices_app;
grant select on lane_member to goodoffices_app;
grant select, insert on entry, submission to goodoffices_app;
