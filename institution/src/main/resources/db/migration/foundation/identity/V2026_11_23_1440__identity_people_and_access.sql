-- Every confidential table is read through row-level security as the person of the transaction
-- (Access.as). The application connects as goodoffices_app, which cannot bypass it.

create function identities() returns uuid[] language sql stable parallel safe
    return nullif(current_setting('goodoffices.identities', true), '')::uuid[];

create function myself() returns uuid language sql stable parallel safe
    return nullif(current_setting('goodoffices.person', true), '')::uuid;

create function world_now() returns timestamptz language sql stable parallel safe
    return nullif(current_setting('goodoffices.now', true), '')::timestamptz;

create table person (
    id         uuid primary key,
    name_en    text not null check (length(name_en) between 1 and 300),
    name_zh    text not null check (length(name_zh) between 1 and 300),
    mail       text not null unique check (mail = lower(mail) and length(mail) <= 254),
    language   text not null check (language in ('en', 'zh')),
    fictional  boolean not null,
    entered_at timestamptz not null
);

-- An office is a body whose holders act for it: the registry, the Secretary-General.
create table office (
    id  uuid primary key,
    key text not null unique
);
insert into office values
    ('00000000-0000-0000-0000-0000000000a1', 'registry'),
    ('00000000-0000-0000-0000-0000000000a2', 'secretary-general'),
    ('00000000-0000-0000-0000-0000000000a3', 'legal-affairs');

create table office_holding (
    office     uuid not null references office,
    person     uuid not null references person,
    held_from  timestamptz not null,
    held_until timestamptz,
    primary key (office, person, held_from),
    constraint term_runs_forward check (held_until > held_from)
);
create index office_holding_by_person on office_holding (person);

-- Opens the transaction as a person: who they are, which offices they hold now, what time it is.
create function enter(who uuid, moment timestamptz) returns int language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform set_config('goodoffices.person', who::text, true),
            set_config('goodoffices.now', moment::text, true),
            set_config('goodoffices.identities', (
                select array_agg(id)::text from (
                    select who as id
                    union all select '00000000-0000-0000-0000-000000000001'
                    union all select office from office_holding
                     where person = who and held_from <= moment and (held_until is null or held_until > moment)) held), true);
    return 1;
end $$;

alter table person enable row level security;
create policy person_reads_self on person for select using (id = myself());
create policy person_keeps_own_language on person for update using (id = myself());
alter table office_holding enable row level security;
create policy holding_of_self on office_holding for select using (person = myself());

grant select, update (language) on person to goodoffices_app;
grant select on office, office_holding to goodoffices_app;

create function person_with_mail(address text) returns setof person language sql stable security definer
    set search_path = public, pg_temp as $$ select * from person where mail = address $$;

create function people_of_sample_world() returns setof person language sql stable security definer
    set search_path = public, pg_temp as $$ select * from person where fictional order by entered_at, mail $$;

create function enter_person(new_id uuid, en text, zh text, address text, speaks text, is_fictional boolean)
    returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare known uuid;
begin
    insert into person values (new_id, en, zh, lower(address), speaks, is_fictional, world_now()) on conflict (mail) do nothing;
    select id into known from person where mail = lower(address);
    return known;
end $$;

create function give_office(office_key text, who uuid) returns void language sql security definer
    set search_path = public, pg_temp as $$
    insert into office_holding (office, person, held_from)
    select id, who, world_now() from office where key = office_key
        and not exists (select from office_holding h where h.office = office.id and h.person = who and h.held_until is null) $$;
