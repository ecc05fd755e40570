-- A sealed settlement: the bundle that proves it offline, and its print. Made once, never changed.
create table settlement_bundle (
    case_id uuid primary key references case_file,
    joint   uuid not null references lane,
    bundle  bytea not null,
    print   bytea not null,
    hash    text not null,
    made_at timestamptz not null
);
alter table settlement_bundle enable row level security;
create policy bundle_in_joint_lane on settlement_bundle for select using (joint in (select lane from lane_member));
create policy bundle_made_by_member on settlement_bundle for insert with check (joint in (select lane from lane_member));
grant select, insert on settlement_bundle to goodoffices_app;
