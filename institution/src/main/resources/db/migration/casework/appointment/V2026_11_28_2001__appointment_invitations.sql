-- A candidate who was asked before anybody is named: the entry stands in the Registry's lane. The candidate reads who
-- the parties are, for otherwise no tie could be disclosed, and nothing else of the case.
create table candidate_invited (
    entry      uuid primary key references entry,
    case_id    uuid not null references case_file,
    registry   uuid not null references lane,
    candidate  uuid not null,
    parties_en text not null,
    parties_zh text not null,
    at         timestamptz not null,
    until      timestamptz not null,
    constraint a_candidate_is_asked_once_in_a_case unique (case_id, candidate)
);
create index candidate_invited_of_a_person on candidate_invited (candidate);
alter table candidate_invited enable row level security;
create policy invitation_is_read on candidate_invited for select using (
    candidate = myself() or registry in (select lane from lane_member));
create policy invitation_is_made on candidate_invited for insert with check (
    registry in (select lane from lane_member)
    and exists (select from entry e join lane l on l.id = e.lane
                 where e.id = entry and e.act = 'candidate-invited' and e.lane = registry and l.kind = 'registry'
                   and e.case_id = candidate_invited.case_id));

-- What the candidate answered: read by the Registry and by whoever answered, changed by nobody.
create table candidate_answered (
    invitation uuid primary key references candidate_invited,
    candidate  uuid not null,
    available  boolean not null,
    ties       text not null,
    words      text not null,
    at         timestamptz not null
);
alter table candidate_answered enable row level security;
create policy answer_is_read on candidate_answered for select using (
    exists (select from candidate_invited i where i.entry = invitation));
create policy answer_is_given on candidate_answered for insert with check (
    candidate = myself()
    and exists (select from candidate_invited i
                 where i.entry = invitation and i.candidate = myself() and world_now() < i.until));
grant select, insert on candidate_invited, candidate_answered to goodoffices_app;
