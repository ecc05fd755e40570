-- The institution's own log takes one commitment of fixed size for each case at fixed times, whether or
-- not anything happened, so that a receipt of one lane tells nothing of another. It is public.
create table institution_leaf (
    position bigint primary key check (position >= 0),
    at       timestamptz not null,
    leaf     bytea not null check (length(leaf) = 32)
);

-- The roots of its perfect subtrees of two leaves and more, so that a proof reads a few rows.
create table institution_node (
    level int not null check (level > 0),
    place bigint not null check (place >= 0),
    hash  bytea not null check (length(hash) = 32),
    primary key (level, place)
);

-- Its signed heads, one a time of commitment. The newest is kept outside the database as well.
create table institution_head (
    size  bigint primary key check (size > 0),
    at    timestamptz not null,
    peaks bytea not null,   -- hashes of 32 bytes, widest subtree first
    note  text not null     -- the signed checkpoint
);

-- Where a lane's head stands in the institution's log, for those in the lane alone.
create table lane_anchor (
    lane      uuid not null references lane,
    at        timestamptz not null,
    position  bigint not null references institution_leaf,
    size      bigint not null,
    slot      int not null check (slot between 0 and 63),
    slot_path bytea not null,
    salt      bytea not null check (length(salt) = 32),
    primary key (lane, at)
);
alter table lane_anchor enable row level security;
create policy anchor_in_my_lanes on lane_anchor for select using (lane in (select lane from lane_member));
create policy anchor_by_the_rules on lane_anchor for insert
    with check (myself() = '00000000-0000-0000-0000-000000000002');

-- The heads of all lanes, for the commitment that the rules themselves make; for nobody else.
create function heads_to_commit() returns table (case_id uuid, lane uuid, size bigint, peaks bytea)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if myself() is distinct from '00000000-0000-0000-0000-000000000002' then
        raise exception 'only the rules themselves commit' using errcode = '42501';
    end if;
    return query select l.case_id, l.id, l.size, l.peaks from lane l where l.case_id is not null order by l.case_id, l.id;
end $$;

grant select, insert on institution_leaf, institution_node, institution_head, lane_anchor to goodoffices_app;
