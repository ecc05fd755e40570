-- Passkeys (WebAuthn Level 3), in the shape that Spring Security's repositories read and write.
create table user_entities (
    id           varchar(1000) primary key,
    name         varchar(100) not null unique,     -- the person's id
    display_name varchar(200)
);
create table user_credentials (
    credential_id                varchar(1000) primary key,
    user_entity_user_id          varchar(1000) not null references user_entities,
    public_key                   bytea not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);
create index user_credentials_of_user on user_credentials (user_entity_user_id);
grant select, insert, update, delete on user_entities, user_credentials to goodoffices_app;

-- A password and the seed of one-time codes (RFC 6238); one is nothing without the other.
create table password_and_code (
    person    uuid primary key references person,
    password  text not null,
    seed      bytea not null,     -- sealed with a key that is not in the database
    last_step bigint not null,    -- the time step of the code used last: a code works once
    set_at    timestamptz not null
);
alter table password_and_code enable row level security;
create policy own_password on password_and_code using (person = myself()) with check (person = myself());

create table recovery_code (
    person  uuid not null references person,
    hash    bytea not null,
    used_at timestamptz,
    primary key (person, hash)
);
alter table recovery_code enable row level security;
create policy own_recovery_codes on recovery_code using (person = myself()) with check (person = myself());
grant select, insert, update, delete on password_and_code, recovery_code to goodoffices_app;

-- Tries to sign in, by what is tried and from where; both only as stamps that nobody can read back.
create table sign_in_try (
    subject    bytea primary key,
    tries      int not null,
    not_before timestamptz not null,
    last_at    timestamptz not null
);
grant select, insert, update, delete on sign_in_try to goodoffices_app;

-- Whoever asks for a link is answered before anybody looks whether the address is known.
create table link_asked (
    id       bigint generated always as identity primary key,
    address  text not null check (length(address) <= 254),
    path     text not null check (length(path) <= 500),
    asked_at timestamptz not null,
    tries     int not null default 0,
    try_after timestamptz not null
);
grant select, insert, update (tries, try_after), delete on link_asked to goodoffices_app;

alter table person add column first_signed_in_at timestamptz;

-- One-time links: only a hash is kept, and only these functions reach it.
create table one_time_link (
    hash       bytea primary key check (length(hash) = 32),
    person     uuid not null references person,
    purpose    text not null check (purpose in ('sign-in', 'invitation')),
    path       text not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index one_time_link_by_person on one_time_link (person);

create function links_made_for(who uuid) returns bigint language sql stable security definer
    set search_path = public, pg_temp as $$ select count(*) from one_time_link where person = who $$;

create function make_link(new_hash bytea, who uuid, what_for text, leads_to text, until timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
    insert into one_time_link values (new_hash, who, what_for, leads_to, world_now(), until, null) $$;

create function link_open(of_hash bytea) returns table (what_for text, path text, name_en text, name_zh text, speaks text, fresh boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select purpose, l.path, p.name_en, p.name_zh, p.language, p.first_signed_in_at is null
      from one_time_link l join person p on p.id = l.person
     where hash = of_hash and used_at is null and expires_at > world_now() $$;

-- Uses a link up. Whoever comes for the first time says how they are called.
create function use_link(of_hash bytea, en text, zh text) returns setof person language plpgsql security definer
    set search_path = public, pg_temp as $$
declare whose uuid;
begin
    update one_time_link set used_at = world_now()
     where hash = of_hash and used_at is null and expires_at > world_now() returning person into whose;
    update person set name_en = coalesce(en, name_en), name_zh = coalesce(zh, name_zh)
     where id = whose and first_signed_in_at is null;
    return query select * from person where id = whose;
end $$;

create function note_sign_in() returns void language sql security definer set search_path = public, pg_temp as $$
    update person set first_signed_in_at = world_now() where id = myself() and first_signed_in_at is null $$;

-- The fictional people of the sample world, and who they are there.
create table sample_person (
    person  uuid primary key references person,
    place   int not null,
    role_en text not null,
    role_zh text not null
);
create function describe_sample_person(who uuid, at_place int, en text, zh text) returns void language sql security definer
    set search_path = public, pg_temp as $$
    insert into sample_person select id, at_place, en, zh from person where id = who and fictional
    on conflict (person) do update set place = at_place, role_en = en, role_zh = zh $$;
create function sample_people() returns table (id uuid, name_en text, name_zh text, role_en text, role_zh text) language sql stable
    security definer set search_path = public, pg_temp as $$
    select p.id, p.name_en, p.name_zh, coalesce(s.role_en, ''), coalesce(s.role_zh, '')
      from person p left join sample_person s on s.person = p.id
     where p.fictional order by s.place nulls last, p.entered_at, p.mail $$;
