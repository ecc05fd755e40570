-- A settlement to be sealed: asked for by whoever attests, done by the server in one transaction with the attestation
-- itself, and taken up again where it was cut off. Once for a case; what stands against it is kept for whoever asked.
create table sealing (
    case_id    uuid primary key references case_file,
    joint      uuid not null references lane,
    person     uuid not null,
    act        text not null,
    unsigned   text not null,
    token      text not null,
    asked_at   timestamptz not null,
    tries      int not null default 0,
    try_after  timestamptz not null,
    done_at    timestamptz,
    refused_en text,
    refused_zh text
);
create index sealing_to_do on sealing (try_after) where done_at is null and refused_en is null;
alter table sealing enable row level security;
create policy sealing_in_joint_lane on sealing using (exists (
    select from lane_member m where m.lane = joint and asked_at <= coalesce(m.left_at, 'infinity') offset 0));
grant select, insert, update on sealing to goodoffices_app;
