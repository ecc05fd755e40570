-- Who reads how a case is screened: the Registry and the appointing authority, in cases that are open to them; and the
-- rules, which screen.
create function screens(of_case uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(myself() = '00000000-0000-0000-0000-000000000002', false)
        or exists (select from capacity c join lane_member m on m.lane = c.joint and m.member = c.member
                    where c.case_id = of_case and c.member = any (identities())
                      and c.role in ('registry', 'authority')
                      and (c.until is null or c.until > world_now()) and m.left_at is null)
$$;

-- A screening that was asked for, by an entry in the Registry's lane, or that a new fact calls for (without one).
create table screening_due (
    id        uuid primary key,
    case_id   uuid not null references case_file,
    entry     uuid unique references entry,
    tries     int not null default 0,
    try_after timestamptz not null,
    done_at   timestamptz
);
create index screening_due_next on screening_due (try_after) where done_at is null;
create unique index a_new_fact_calls_once on screening_due (case_id) where done_at is null and entry is null;
alter table screening_due enable row level security;
create policy screening_due_is_seen on screening_due using (screens(case_id)) with check (
    screens(case_id) and case when entry is null then myself() = '00000000-0000-0000-0000-000000000002'
        else myself() = '00000000-0000-0000-0000-000000000002' or exists (
            select from entry e join lane l on l.id = e.lane
             where e.id = entry and e.act = 'screening-asked' and e.case_id = screening_due.case_id
               and l.kind = 'registry') end);

-- What a screening found: on which day, over which sources, and up to how many ties nothing is missing.
create table screening (
    id          uuid primary key references screening_due,
    case_id     uuid not null references case_file,
    number      int not null,    -- of the case, from 1
    at          timestamptz not null,
    rests_on    text not null,   -- what was known then, so that what is new is noticed
    complete_to int not null check (complete_to between -1 and 6),
    content     text not null,   -- JSON: the sources, and the people of the case
    constraint screenings_follow_one_another unique (case_id, number)
);
alter table screening enable row level security;
create policy screening_is_read on screening for select using (screens(case_id));
create policy screening_by_the_rules on screening for insert with check (myself() = '00000000-0000-0000-0000-000000000002');

-- The grade of a candidate. A later hit is told to the candidate first: to the others from `told_from` on.
create table screened_candidate (
    screening uuid not null references screening,
    case_id   uuid not null references case_file,
    person    uuid not null,
    name_en   text not null,
    name_zh   text not null,
    grade     text not null check (grade in ('NONE', 'WAIVABLE', 'NOT_WAIVABLE')),
    paths     int not null,
    concerned boolean not null,   -- named or asked in this case, so that they know of it
    told_from timestamptz not null,
    number    int not null,       -- of the screening
    primary key (screening, person)
);
create index screened_candidate_of_case on screened_candidate (case_id, person, number);
create index screened_candidate_of_person on screened_candidate (person) where concerned;
alter table screened_candidate enable row level security;
create policy candidate_is_read on screened_candidate for select using (
    myself() = '00000000-0000-0000-0000-000000000002'
    or concerned and person = myself()
    or told_from <= world_now() and screens(case_id));
create policy candidate_by_the_rules on screened_candidate for insert with check (myself() = '00000000-0000-0000-0000-000000000002');

-- A path. Whoever may not see a case that it leads through sees nothing of it; the grade above remains.
create table screened_path (
    screening uuid not null,
    person    uuid not null,
    number    int not null,
    grade     text not null check (grade in ('NONE', 'WAIVABLE', 'NOT_WAIVABLE')),
    things    text not null,     -- which way it goes, to tell a new path from one known before
    fresh     boolean not null,
    through   uuid[] not null,   -- cases of this institution
    content   text not null,     -- JSON: the path in words, its evidence, its rule, the names that were matched
    primary key (screening, person, number),
    foreign key (screening, person) references screened_candidate
);
alter table screened_path enable row level security;
create policy path_is_read on screened_path for select using (
    exists (select from screened_candidate c where c.screening = screened_path.screening and c.person = screened_path.person)
    and not exists (select from unnest(through) t(case_id) where not exists (select from case_file f where f.id = t.case_id)));
create policy path_by_the_rules on screened_path for insert with check (myself() = '00000000-0000-0000-0000-000000000002');

grant select, insert, update (tries, try_after, done_at) on screening_due to goodoffices_app;
grant select, insert on screening, screened_candidate, screened_path to goodoffices_app;

-- Whom the Registry asked beforehand in a case: for the rules, which are not in its lane and learn no more than who.
create function candidate_asked_in(of_case uuid) returns setof uuid language sql stable security definer
    set search_path = public, pg_temp as $$
    select candidate from candidate_invited
     where case_id = of_case and myself() = '00000000-0000-0000-0000-000000000002'
$$;
