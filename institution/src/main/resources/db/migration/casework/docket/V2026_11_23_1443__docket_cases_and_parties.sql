-- A case is its docket; these rows name it and say where it stands, in the joint lane.
create table case_file (
    id        uuid primary key,
    number    text not null unique,
    rules     text not null,
    edition   text not null,
    track     text not null,
    title_en  text not null,
    title_zh  text not null,
    joint     uuid not null unique references lane,
    opened_at timestamptz not null
);
alter table case_file enable row level security;
create policy case_in_joint_lane on case_file for select using (joint in (select lane from lane_member));
create policy case_opened_by_member on case_file for insert with check (joint in (select lane from lane_member));

create table party (
    id         uuid primary key,
    case_id    uuid not null references case_file,
    joint      uuid not null references lane,
    place      int not null,
    side       uuid not null,
    kind       text not null check (kind in ('state', 'organisation', 'company', 'person')),
    country    text,
    name_en    text not null,
    name_zh    text not null,
    requesting boolean not null,
    constraint one_party_a_place unique (case_id, place)
);
alter table party enable row level security;
create policy party_in_joint_lane on party for select using (joint in (select lane from lane_member));
create policy party_named_by_member on party for insert with check (joint in (select lane from lane_member));

-- Where the case stands: derived from its entries, kept for lists. Rebuilt in the transaction of each act
-- in the joint lane. For a side that has left the case it stands as it stood then, in the side's own lane.
create table case_standing (
    lane        uuid primary key references lane,
    case_id     uuid not null references case_file,
    -- of the case, so that a list is narrowed and ordered from here alone
    rules       text not null,
    track       text not null,
    opened_at   timestamptz not null,
    stage       text not null,
    ending      text,
    since       timestamptz not null,
    next_due    timestamptz
);
create index case_standing_next_due on case_standing (next_due);
-- the order of lists
create index case_standing_in_order on case_standing ((ending is not null), next_due, opened_at desc, case_id);
alter table case_standing enable row level security;
create policy standing_seen on case_standing for select using (
    exists (select from lane_member m where m.lane = case_standing.lane and m.left_at is null offset 0));
create policy standing_kept on case_standing for insert with check (
    exists (select from lane_member m where m.lane = case_standing.lane and m.left_at is null offset 0)
    and exists (select from case_file c where c.id = case_id and c.joint = case_standing.lane offset 0));
create policy standing_moves on case_standing for update using (
    exists (select from lane_member m where m.lane = case_standing.lane and m.left_at is null offset 0)
    and exists (select from case_file c where c.id = case_id and c.joint = case_standing.lane offset 0));

grant select, insert on case_file, party to goodoffices_app;
grant select, insert, update on case_standing to goodoffices_app;

-- In which capacity someone takes part: agent or counsel of a party, mediator, registry, authority.
-- Known to everyone in the case; what a person may do follows from these rows alone.
create table capacity (
    id      uuid primary key,
    case_id uuid not null references case_file,
    joint   uuid not null references lane,
    member  uuid not null,                 -- a person or an office
    role    text not null check (role in ('party', 'mediator', 'registry', 'authority')),
    party   uuid references party,
    as_what text not null check (as_what in ('agent', 'counsel', 'mediator', 'case-manager', 'authority')),
    name_en text not null,
    name_zh text not null,
    mail    text,
    since   timestamptz not null,
    until   timestamptz,
    constraint a_party_has_agents_and_counsel check ((party is not null) = (role = 'party'))
);
create index capacity_of_case on capacity (case_id);
create index capacity_of_member on capacity (member) where until is null;
alter table capacity enable row level security;
create policy capacity_in_joint_lane on capacity for select using (
    exists (select from lane_member m where m.lane = joint and capacity.since <= coalesce(m.left_at, 'infinity') offset 0));
grant select, insert on capacity to goodoffices_app;

-- A party that has left the case while the others go on.
create table departure (
    party   uuid primary key references party,
    case_id uuid not null references case_file,
    joint   uuid not null references lane,
    at      timestamptz not null
);
alter table departure enable row level security;
create policy departure_in_joint_lane on departure for select using (
    exists (select from lane_member m where m.lane = joint and departure.at <= coalesce(m.left_at, 'infinity') offset 0));
grant select on departure to goodoffices_app;

-- A request that its author has not sent yet: theirs, and of those with whom they share it.
create table request_draft (
    id        uuid primary key,
    person    uuid not null,
    author_en text not null,
    author_zh text not null,
    content   jsonb not null,
    changes   jsonb not null default '{}',   -- who changed each part last, and when
    saved_at  timestamptz not null
);

-- With whom a draft is shared: whoever signs in with that address, until it is revoked or the draft is sent.
create table draft_share (
    draft uuid not null references request_draft on delete cascade,
    mail  text not null constraint address_in_small_letters check (mail = lower(mail)),
    since timestamptz not null,
    constraint one_share_an_address primary key (draft, mail)
);
create index share_by_mail on draft_share (mail);

create function drafts_shared_with_me() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
    select s.draft from draft_share s join person p on p.mail = s.mail where p.id = myself()
$$;

alter table request_draft enable row level security;
create policy draft_seen on request_draft for select
    using (person = myself() or id in (select drafts_shared_with_me()));
create policy draft_begun on request_draft for insert with check (person = myself());
create policy draft_written_on on request_draft for update
    using (person = myself() or id in (select drafts_shared_with_me()));
create policy draft_given_up_by_author on request_draft for delete using (person = myself());
grant select, insert, delete, update (content, changes, saved_at) on request_draft to goodoffices_app;

alter table draft_share enable row level security;
create policy share_seen on draft_share for select using (draft in (select id from request_draft));
create policy author_shares on draft_share for insert
    with check (exists (select from request_draft d where d.id = draft and d.person = myself()));
create policy author_revokes on draft_share for delete
    using (exists (select from request_draft d where d.id = draft and d.person = myself()));
grant select, insert, delete on draft_share to goodoffices_app;

-- Who may be named mediator: the panel, which is public.
create table panel_member (
    person  uuid primary key references person,
    name_en text not null,
    name_zh text not null,
    since   timestamptz not null,
    until   timestamptz
);
grant select, insert on panel_member to goodoffices_app;
