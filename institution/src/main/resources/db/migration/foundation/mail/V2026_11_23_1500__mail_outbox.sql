-- Outgoing mail, queued with the act that causes it. Only the institution's post reads it.
create table mail (
    id         bigint generated always as identity primary key, -- never leaves the database
    address    text not null,
    language   text not null check (language in ('en', 'zh')),
    sealed     bytea,                                            -- erased once sent
    posted_at  timestamptz not null,
    -- the how-manieth mail to this address; given by the post when it takes the mail up
    place      bigint,
    tries      int not null default 0,
    try_after  timestamptz not null,
    sent_at    timestamptz,
    failed_at  timestamptz,
    constraint one_mail_a_place unique (address, place)
);
create index mail_to_send on mail (try_after) where sent_at is null and failed_at is null;
create index mail_without_place on mail (id) where place is null;
alter table mail enable row level security;
create policy mail_of_the_post on mail using (myself() = '00000000-0000-0000-0000-000000000003');

-- Whoever acts may post; none but the post reads what was posted, or to which address.
create function post_mail_to_person(who uuid, letter bytea) returns void language sql security definer
    set search_path = public, pg_temp as $$
    insert into mail (address, language, sealed, posted_at, try_after)
    select mail, language, letter, world_now(), world_now() from person where id = who $$;

create function post_mail_to_address(to_address text, speaks text, letter bytea) returns void language sql security definer
    set search_path = public, pg_temp as $$
    insert into mail (address, language, sealed, posted_at, try_after)
    values (to_address, speaks, letter, world_now(), world_now()) $$;

grant select, update on mail to goodoffices_app;
